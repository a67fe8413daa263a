import type { EntityType } from "../../graph/documents.ts";
import { entityPath, typeAt } from "../entity-type.ts";

/** An entity in the address of a question: its path without the slash at its beginning, such as `companies/sanofi`. */
export type EntityReference = string;

export interface ReferredEntity {
  type: EntityType;
  slug: string;
}

export const referenceTo = (type: EntityType, slug: string): EntityReference => entityPath(type, slug).slice(1);

/** The type and slug that a reference names. Undefined if it names no type of the graph. */
export function referred(reference: EntityReference | null): ReferredEntity | undefined {
  const [segment = "", slug = "", ...rest] = (reference ?? "").split("/");
  const type = typeAt(`/${segment}`);
  if (type === undefined || slug === "" || rest.length > 0) return undefined;
  return { type, slug };
}
