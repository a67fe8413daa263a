import { quoted } from "../problem.ts";
import type { StatedRow } from "../record.ts";
import type { Tell } from "./tell.ts";

/** A registered trial is named by its registry number. */
export function checkTrial({ id, nct_id }: StatedRow<"Trial">, tell: Tell): void {
  if (nct_id !== null && id !== nct_id.toLowerCase())
    tell(
      ["slug"],
      `${quoted(id)} is not the slug of this trial. Use its registry number in lowercase, "${nct_id.toLowerCase()}".`,
    );
}
