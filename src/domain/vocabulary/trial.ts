import { vocabulary, type WordOf } from "./vocabulary.ts";

export const TrialPhase = vocabulary(
  "TrialPhase",
  "The phase of a clinical trial, in ascending order [clinicaltrials]. Comparisons and orders treat trials to which phases do not apply as those whose phase is null.",
  {
    EARLY_PHASE1: {
      label: "Early phase 1",
      description:
        "Exploratory trial with very limited human exposure and no therapeutic or diagnostic intent, formerly called phase 0 [clinicaltrials: EARLY_PHASE1].",
    },
    PHASE1: {
      label: "Phase 1",
      description:
        "Trial that investigates safety, tolerability, dosage and pharmacology, in healthy volunteers or patients [clinicaltrials: PHASE1].",
    },
    PHASE1_2: {
      label: "Phase 1/2",
      description: "Trial that combines the objectives of phases 1 and 2 [clinicaltrials: PHASE1, PHASE2].",
    },
    PHASE2: {
      label: "Phase 2",
      description:
        "Trial that investigates preliminary efficacy and short-term safety in patients with the disease [clinicaltrials: PHASE2].",
    },
    PHASE2_3: {
      label: "Phase 2/3",
      description: "Trial that combines the objectives of phases 2 and 3 [clinicaltrials: PHASE2, PHASE3].",
    },
    PHASE3: {
      label: "Phase 3",
      description:
        "Trial that is intended to confirm efficacy and to evaluate the overall benefit-risk relationship [clinicaltrials: PHASE3].",
    },
    PHASE4: {
      label: "Phase 4",
      description:
        "Trial after marketing approval that gathers further information on risks, benefits and optimal use [clinicaltrials: PHASE4].",
    },
    NOT_APPLICABLE: {
      label: "Not applicable",
      description: "A phase does not apply, as to a trial of a device or behavioral intervention [clinicaltrials: NA].",
    },
  },
  { ordered: true, outside: ["NOT_APPLICABLE"] },
);
export type TrialPhase = WordOf<typeof TrialPhase>;

export const TrialStatus = vocabulary(
  "TrialStatus",
  "The overall recruitment status of a trial, or the availability of an expanded access program [clinicaltrials].",
  {
    NOT_YET_RECRUITING: {
      label: "Not yet recruiting",
      description: "The trial has not started to recruit participants [clinicaltrials].",
    },
    RECRUITING: {
      label: "Recruiting",
      description: "The trial is open and is currently recruiting participants [clinicaltrials].",
    },
    ENROLLING_BY_INVITATION: {
      label: "Enrolling by invitation",
      description: "The trial selects participants by invitation from a predetermined population [clinicaltrials].",
    },
    ACTIVE_NOT_RECRUITING: {
      label: "Active, not recruiting",
      description:
        "Participants are being treated or followed, but no new participants are recruited [clinicaltrials].",
    },
    COMPLETED: {
      label: "Completed",
      description: "The trial has ended normally, and participants are no longer treated or examined [clinicaltrials].",
    },
    SUSPENDED: {
      label: "Suspended",
      description: "The trial has been halted prematurely but may resume [clinicaltrials].",
    },
    TERMINATED: {
      label: "Terminated",
      description: "The trial has been stopped prematurely and will not resume [clinicaltrials].",
    },
    WITHDRAWN: {
      label: "Withdrawn",
      description: "The trial was stopped before the first participant was enrolled [clinicaltrials].",
    },
    AVAILABLE: {
      label: "Available",
      description: "Expanded access to the investigational treatment is currently available [clinicaltrials].",
    },
    TEMPORARILY_NOT_AVAILABLE: {
      label: "Temporarily not available",
      description: "Expanded access is not currently available but is expected to be available again [clinicaltrials].",
    },
    NO_LONGER_AVAILABLE: {
      label: "No longer available",
      description: "Expanded access was available in the past and will not be available again [clinicaltrials].",
    },
    APPROVED_FOR_MARKETING: {
      label: "Approved for marketing",
      description: "The treatment offered under expanded access has been approved for marketing [clinicaltrials].",
    },
    WITHHELD: {
      label: "Withheld",
      description:
        "Registry publication is delayed, as for a trial of a device not yet approved or cleared [clinicaltrials].",
    },
    UNKNOWN: {
      label: "Unknown status",
      description:
        "The trial was last reported as open or active, and the status has not been verified for two years [clinicaltrials].",
    },
  },
);
export type TrialStatus = WordOf<typeof TrialStatus>;

export const OutcomeEndpoint = vocabulary(
  "OutcomeEndpoint",
  "The clinical endpoint for which a trial outcome reports a result.",
  {
    OBJECTIVE_RESPONSE_RATE: {
      label: "Objective response rate",
      description:
        "Proportion of participants with a complete or partial response by defined criteria, such as RECIST.",
    },
    COMPLETE_RESPONSE_RATE: {
      label: "Complete response rate",
      description: "Proportion of participants in whom all detectable disease has disappeared by defined criteria.",
    },
    DURABLE_RESPONSE_RATE: {
      label: "Durable response rate",
      description: "Proportion of participants with a response that lasted for at least a prespecified period.",
    },
    DURATION_OF_RESPONSE: {
      label: "Duration of response",
      description: "Time from the first documented response to disease progression or death.",
    },
    PROGRESSION_FREE_SURVIVAL: {
      label: "Progression-free survival",
      description: "Time from randomization or start of treatment to disease progression or death from any cause.",
    },
    OVERALL_SURVIVAL: {
      label: "Overall survival",
      description: "Time from randomization or start of treatment to death from any cause.",
    },
    SAFETY: {
      label: "Safety",
      description: "Frequency or severity of adverse events, or another measure of safety and tolerability.",
    },
    OTHER: {
      label: "Other",
      description: "Endpoint that no other value covers. The unit and population of the outcome describe the endpoint.",
    },
  },
);
export type OutcomeEndpoint = WordOf<typeof OutcomeEndpoint>;
