import type { Dimensions } from "./dimension.ts";

export const trialDimensions = {
  PHASE: { path: "phase", label: "Phase", description: "Phase of the trial." },
  STATUS: { path: "status", label: "Status", description: "Recruitment status of the trial." },
  START_YEAR: {
    path: "startedOn",
    values: "YEAR",
    label: "Start year",
    description: "Year in which the trial started.",
  },
  START_QUARTER: {
    path: "startedOn",
    values: "QUARTER",
    label: "Start quarter",
    description: 'Quarter in which the trial started, for example "2024-Q3". Null for dates without a month.',
  },
  SPONSOR: { path: "sponsors.company", label: "Sponsor", description: "Company responsible for the trial." },
  SPONSOR_COUNTRY: {
    path: "sponsors.company.country",
    label: "Country of the sponsor",
    description: "Country of the headquarters of a sponsor [iso:3166-1 alpha-2].",
  },
  THERAPY: { path: "therapies.therapy", label: "Therapy", description: "Therapy that the trial studies." },
  MODALITY: {
    path: "therapies.therapy.modality",
    label: "Modality",
    description: "Modality of a therapy that the trial studies.",
  },
  INDICATION: {
    path: "indications.indication",
    label: "Indication",
    description: "Indication that the trial studies.",
  },
  THERAPEUTIC_AREA: {
    path: "indications.indication",
    values: "TOPMOST",
    label: "Therapeutic area",
    description: "Therapeutic area: the topmost ancestor of an indication that the trial studies.",
  },
} as const satisfies Dimensions;
