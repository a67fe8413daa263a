import { designationsOf, pathwaysOf } from "../../../domain/vocabulary/regulatory.ts";
import type { StatedRow } from "../record.ts";
import type { Tell } from "./tell.ts";

/** Events about designations name one, others none; agencies grant only designations and pathways of their own. */
export function checkRegulatoryEvent(row: StatedRow<"RegulatoryEvent">, tell: Tell): void {
  const { kind, agency, designation, pathways } = row;
  const isOfDesignation = kind.startsWith("DESIGNATION_");
  if (designation !== null && !isOfDesignation) {
    tell(
      ["designation"],
      `An event of kind ${kind} does not concern a designation. Use a kind that starts with DESIGNATION_, or remove \`designation\`.`,
    );
  }
  if (designation === null && isOfDesignation)
    tell([], `The event is of kind ${kind} and has no designation. Add \`designation\`.`);
  if (designation !== null) checkGranted(["designation"], designation, agency, designationsOf[agency] ?? [], tell);
  for (const [index, pathway] of pathways.entries())
    checkGranted(["pathways", index], pathway, agency, pathwaysOf[agency] ?? [], tell);
}

function checkGranted(
  path: (string | number)[],
  value: string,
  agency: string,
  granted: readonly string[],
  tell: Tell,
): void {
  if (granted.includes(value)) return;
  const instead = granted.length > 0 ? `Use one of ${granted.join(", ")}` : "Remove it";
  tell(path, `${agency} does not grant ${value}. ${instead}, or correct the agency.`);
}
