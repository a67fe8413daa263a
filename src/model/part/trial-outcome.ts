import { AmountQualifier } from "../../domain/vocabulary/payment.ts";
import { OutcomeEndpoint } from "../../domain/vocabulary/trial.ts";
import { part } from "../language.ts";

export const trialOutcome = part({
  name: "TrialOutcome",
  description: "An outcome of a trial as a source states it.",
  columns: {
    endpoint: { type: OutcomeEndpoint, description: "The endpoint that was measured." },
    value: { type: "Decimal", nullable: true, description: "The figure. Null if the source gives none." },
    unit: {
      type: "text",
      nullable: true,
      qualifies: true,
      description: 'Unit of the figure, for example "%" or "months". Null if the figure has none.',
    },
    participantCount: {
      type: "int",
      nullable: true,
      description: "Number of participants on whom the figure rests. Null if no source gives one.",
    },
    population: {
      type: "text",
      nullable: true,
      qualifies: true,
      description: "The participants to whom the figure applies. Null if it applies to all or no source says.",
    },
    qualifier: {
      type: AmountQualifier,
      nullable: true,
      description: "How the figure is to be understood. Null if not stated.",
    },
  },
});
