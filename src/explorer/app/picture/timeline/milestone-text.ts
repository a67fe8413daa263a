import type { TimelineMilestoneFragment } from "../../graph/documents.ts";
import { shortMoney } from "../../text/money-text.ts";

/** What a milestone of an agreement is about: "Milestone paid for AlphaMedix, $50M, first patient in phase 3". */
export function milestoneText(
  { kind, authority, amount, percent, trigger, therapies }: TimelineMilestoneFragment,
  labelOf: (vocabulary: string, value: string) => string,
): string {
  const subject = therapies.map(({ name }) => name).join(", ");
  const parts = [
    labelOf("AgreementMilestoneKind", kind) + (subject === "" ? "" : ` for ${subject}`),
    authority && labelOf("CompetitionAuthority", authority),
    amount && shortMoney(amount.amount, amount.currency),
    percent && `${percent}%`,
    trigger,
  ];
  return parts.filter(Boolean).join(", ");
}
