import { columns, linkList, partType, reference } from "../../core/field/part.ts";

export const AgreementMilestone = partType("AgreementMilestone", (t) => ({
  ...columns(t, "AgreementMilestone", ["kind", "date", "datedBy"]),
  company: reference(t, "AgreementMilestone", "company"),
  recipient: reference(t, "AgreementMilestone", "recipient"),
  therapies: linkList(t, "AgreementMilestone", "therapies"),
  ...columns(t, "AgreementMilestone", ["authority", "amount", "percent", "trigger", "note"]),
}));
