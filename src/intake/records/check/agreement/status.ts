import { contradictsStatus, type ImpliedStatus } from "../../../../domain/agreement-status.ts";
import type { AgreementStatus } from "../../../../domain/vocabulary/agreement.ts";
import type { Stated } from "../../record.ts";
import type { Tell } from "../tell.ts";

/** The status agrees with the dates and milestones, and what is stated of a termination belongs to one. */
export function checkStatus(
  { row, parts }: Stated<"Agreement">,
  implied: ImpliedStatus | null,
  status: AgreementStatus | null,
  tell: Tell,
): void {
  if (implied && status !== null && contradictsStatus(implied.status, status, row.kinds)) {
    const { from } = implied;
    const fact = typeof from === "number" ? `a milestone ${parts.milestones[from]?.kind}` : `a date in \`${from}\``;
    tell(
      ["status"],
      `The agreement is ${status} and has ${fact}. Write ${implied.status}, or remove \`status\`: it follows from the dates.`,
    );
    return;
  }
  if (status === null || status === "TERMINATED") return;
  const use = "Write `status: TERMINATED`";
  if (row.termination_reason !== null)
    tell(
      ["terminationReason"],
      `The agreement is ${status} and has a reason for its termination. ${use}, or remove \`terminationReason\`.`,
    );
  if (row.took_effect === 0)
    tell(
      ["tookEffect"],
      `The agreement is ${status}, and only a terminated agreement never takes effect. ${use}, or remove \`tookEffect\`.`,
    );
}
