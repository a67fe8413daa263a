import { ContingentValueEvent, ContingentValueOutcome } from "../../domain/vocabulary/agreement-milestone.ts";
import { part } from "../language.ts";

export const contingentValueRight = part({
  name: "ContingentValueRight",
  description:
    "A right issued to shareholders of an acquired company, which pays if an event occurs. The payment itself is a financial term.",
  references: {
    therapy: {
      to: "Therapy",
      nullable: true,
      description: "The therapy that the event concerns. Null if it concerns none or no source names one.",
    },
    indication: {
      to: "Indication",
      nullable: true,
      description: "The indication that the event concerns. Null if it concerns none in particular.",
    },
  },
  columns: {
    event: {
      type: ContingentValueEvent,
      identifies: true,
      description: "The kind of event upon which the right pays.",
    },
    amountPerRight: {
      type: "Decimal",
      currency: "currency",
      nullable: true,
      description: "Amount that each right pays. Null if it is not disclosed or depends on sales.",
    },
    currency: {
      type: "CurrencyCode",
      nullable: true,
      description: "Currency of the amount and the threshold [iso:4217]. Null if neither is stated.",
    },
    threshold: {
      type: "Decimal",
      currency: "currency",
      nullable: true,
      description: "Sales that must be exceeded. Null if the event does not concern sales or no source states them.",
    },
    deadline: {
      type: "PartialDate",
      nullable: true,
      description: "Date by which the event must occur. Null if there is none or no source states it.",
    },
    trigger: {
      type: "text",
      nullable: true,
      description: "The event in the words of this graph's editors. Null if there is nothing to add.",
    },
    outcome: {
      type: ContingentValueOutcome,
      nullable: true,
      description: "Whether the right has paid. Null if no source says.",
    },
    resolvedOn: {
      type: "PartialDate",
      nullable: true,
      past: true,
      description: "Date on which the right paid or lapsed. Null if it is pending or no source gives one.",
    },
  },
});
