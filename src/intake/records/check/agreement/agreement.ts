import { impliedStatusOf } from "../../../../domain/agreement-status.ts";
import type { Stated } from "../../record.ts";
import type { CheckContext, Tell } from "../tell.ts";
import { checkDates } from "./date.ts";
import { checkPartyRoles } from "./party.ts";
import { checkStatus } from "./status.ts";
import { checkTotals } from "./total.ts";

/** What the parts of an agreement state agrees. */
export function checkAgreement(stated: Stated<"Agreement">, tell: Tell, context: CheckContext): void {
  const { row, parts } = stated;
  const implied = impliedStatusOf({ ...row, milestones: parts.milestones }, context.recordedOn);
  checkDates(stated, context.isExplained, tell);
  checkStatus(stated, implied, row.status, tell);
  checkPartyRoles(stated, tell);
  checkTotals(stated, tell);
}
