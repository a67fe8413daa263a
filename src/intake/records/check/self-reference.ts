import type { Relation } from "../../../model/derived/relation.ts";
import { proseOf } from "../../../model/derived/spelling.ts";
import type { Tell } from "./tell.ts";

/** A node is not related to itself. */
export function checkSelfReference(
  { owner, to }: Relation,
  { own, far }: { own: string; far: string },
  tell: Tell,
): void {
  if (owner === to && own === far) tell([], `The ${proseOf(owner)} names itself. Use the slug of another one.`);
}
