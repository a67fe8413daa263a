import { TrialPhase, TrialStatus } from "../domain/vocabulary/trial.ts";
import { concept } from "./language.ts";

export const trial = concept({
  name: "Trial",
  plural: "trials",
  description: "A clinical trial.",
  example: "nct05153772",
  isEntity: true,
  isOrdered: true,
  latestBy: "startedOn",
  columns: {
    nctId: {
      label: "NCT number",
      type: "text",
      nullable: true,
      identifier: "clinicaltrials",
      key: true,
      search: "identifier",
      description:
        "ClinicalTrials.gov identifier [bioregistry:clinicaltrials]. Null if the trial is not registered there.",
    },
    phase: {
      type: TrialPhase,
      nullable: true,
      order: true,
      description: "Phase of the trial. Null if no source gives one.",
    },
    status: {
      type: TrialStatus,
      nullable: true,
      description: "Recruitment status of the trial. Null if no source gives one.",
    },
    enrollment: {
      type: "int",
      nullable: true,
      order: true,
      description:
        "Number of participants: enrolled, or planned while the trial recruits [clinicaltrials: enrollment]. Null if no source gives one.",
    },
    startedOn: {
      type: "PartialDate",
      nullable: true,
      order: true,
      timeline: true,
      description: "Date on which the trial started. Null if no source gives one.",
    },
    completedOn: {
      type: "PartialDate",
      nullable: true,
      order: true,
      timeline: true,
      past: true,
      description: "Date on which the trial was completed. Null if it is not complete or no source gives a date.",
    },
    completionExpectedOn: {
      type: "PartialDate",
      nullable: true,
      timeline: true,
      description:
        "Date on which completion was last expected. Null if the trial is complete or no source gives a date.",
    },
  },
  parts: {
    outcomes: {
      part: "TrialOutcome",
      max: 50,
      description: "Outcomes of the trial, in the order of the record. At most 50; empty if no source states any.",
    },
  },
  edges: {
    sponsors: {
      to: "Company",
      search: true,
      kind: "SPONSORED_BY",
      reads: "Trial is sponsored by company",
      order: "record",
      description: "Companies responsible for the trial, in the order of the record.",
      inverse: { field: "trials", description: "Trials that the company sponsors, latest start first, undated last." },
    },
    therapies: {
      to: "Therapy",
      search: true,
      kind: "STUDIES",
      reads: "Trial studies therapy",
      order: "record",
      description: "Therapies that the trial studies, in the order of the record.",
      inverse: { field: "trials", description: "Trials that study the therapy, latest start first, undated last." },
    },
    indications: {
      to: "Indication",
      search: true,
      kind: "STUDIES_INDICATION",
      reads: "Trial studies indication",
      order: "record",
      description: "Indications that the trial studies, in the order of the record.",
      inverse: {
        field: "trials",
        description: "Trials that study the indication, each once, latest start first, undated last.",
      },
    },
  },
});
