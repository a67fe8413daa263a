import { AgreementMilestoneKind, CompetitionAuthority } from "../../domain/vocabulary/agreement-milestone.ts";
import { DateBasis } from "../../domain/vocabulary/evidence.ts";
import { part } from "../language.ts";

export const agreementMilestone = part({
  name: "AgreementMilestone",
  description:
    "A dated event in the life of an agreement. The dates of announcement, signing, effect, closing and termination are fields of the agreement.",
  references: {
    company: {
      to: "Company",
      nullable: true,
      description:
        "The company that acted, such as the one that exercised the option or gave notice. Null if no source names one.",
    },
    recipient: {
      to: "Company",
      nullable: true,
      description: "The company that received the payment or the rights. Null if there is none or no source names one.",
    },
  },
  links: {
    therapies: {
      to: "Therapy",
      max: 50,
      description:
        "Therapies that the event concerns, ordered by name. At most 50; empty if it concerns the whole agreement or no source names any.",
    },
  },
  columns: {
    kind: {
      type: AgreementMilestoneKind,
      identifies: true,
      description: "The kind of event.",
    },
    date: {
      type: "PartialDate",
      nullable: true,
      timeline: true,
      past: true,
      description: "Date of the event. Null if no source gives one.",
    },
    datedBy: {
      type: DateBasis,
      nullable: true,
      description:
        "Whether the date is the day of the event or of its announcement. Null if there is no date or it is not recorded which of the two the date is.",
    },
    authority: {
      type: CompetitionAuthority,
      nullable: true,
      description: "The competition authority that acted. Null if the event concerns none or no source names one.",
    },
    amount: {
      type: "Decimal",
      currency: "currency",
      nullable: true,
      description: "Amount that was paid. Null if the event is not a payment or the amount is not disclosed.",
    },
    currency: {
      type: "CurrencyCode",
      nullable: true,
      description: "Currency of the amount [iso:4217]. Null if there is no amount.",
    },
    percent: {
      type: "Decimal",
      nullable: true,
      description:
        "Percentage of shares that were tendered or voted in favor. Null if the event has none or no source states it.",
    },
    trigger: {
      type: "text",
      nullable: true,
      description: "The event that made a payment due. Null if there is none or no source states it.",
    },
    note: {
      type: "text",
      nullable: true,
      description: "Detail in the words of this graph's editors. Null if there is nothing to add.",
    },
  },
});
