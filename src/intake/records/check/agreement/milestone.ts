import { compareDecimals } from "../../../../domain/decimal.ts";
import type { AgreementMilestoneKind } from "../../../../domain/vocabulary/agreement-milestone.ts";
import type { Entry } from "../../record.ts";
import { checkMoney, checkPercent } from "../money.ts";
import type { Tell } from "../tell.ts";

/** Acts of competition authorities, or before them. */
const antitrust: ReadonlySet<AgreementMilestoneKind> = new Set([
  "ANTITRUST_FILED",
  "SECOND_REQUEST",
  "ANTITRUST_CLEARED",
  "ANTITRUST_CHALLENGED",
  "REMEDY",
]);

/** Events at which shares are counted. */
const counted: ReadonlySet<AgreementMilestoneKind> = new Set(["TENDER_OFFER_EXPIRED", "SHAREHOLDER_VOTE"]);

/** Events at which nothing is paid. */
const unpaid: ReadonlySet<AgreementMilestoneKind> = new Set([
  ...antitrust,
  ...counted,
  "OPTION_LAPSED",
  "EXPIRED",
  "TENDER_OFFER_OPENED",
]);

/** A milestone has only what its kind of event has. */
export function checkMilestone(milestone: Entry<"AgreementMilestone">, tell: Tell): void {
  const { kind, authority, amount, percent, company_id: company, recipient_id: recipient } = milestone;
  checkMoney(milestone, ["amount"], tell);
  if (percent !== null) checkPercent(percent, ["percent"], tell);
  if (authority !== null && !antitrust.has(kind))
    tell(
      ["authority"],
      `An event of kind ${kind} does not concern a competition authority. Remove \`authority\`, or use one of ${[...antitrust].join(", ")}.`,
    );
  if (percent !== null && !counted.has(kind))
    tell(
      ["percent"],
      `An event of kind ${kind} has no percentage of shares. Remove \`percent\`, or use one of ${[...counted].join(", ")}.`,
    );
  if (amount !== null && unpaid.has(kind))
    tell(["amount"], `An event of kind ${kind} is not a payment. Remove \`amount\`, or use MILESTONE_PAID.`);
  if (amount !== null && compareDecimals(amount, "0") <= 0)
    tell(["amount"], `The amount ${amount} is not greater than zero. Use the amount that was paid.`);
  if (company !== null && company === recipient)
    tell(
      ["recipient"],
      `The company that acted and the recipient are both "${company}". Name another company, or remove one of the two.`,
    );
}
