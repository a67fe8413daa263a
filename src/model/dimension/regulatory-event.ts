import type { Dimensions } from "./dimension.ts";

export const regulatoryEventDimensions = {
  YEAR: { path: "date", values: "YEAR", label: "Year", description: "Year of the event." },
  QUARTER: {
    path: "date",
    values: "QUARTER",
    label: "Quarter",
    description: 'Quarter of the event, for example "2024-Q3". Null for dates without a month.',
  },
  EXPECTED: {
    path: "isExpected",
    label: "Expected",
    description: "Whether the date lay in the future when it was recorded.",
  },
  DATED_BY: {
    path: "datedBy",
    label: "Dated by",
    description: "Whether the date is the day of the event or of its announcement.",
  },
  KIND: { path: "kind", label: "Kind", description: "Kind of the event." },
  AGENCY: { path: "agency", label: "Agency", description: "Agency that acted, or before which the sponsor acted." },
  DESIGNATION: { path: "designation", label: "Designation", description: "Designation that the event concerns." },
  PATHWAY: { path: "pathways", label: "Pathway", description: "Review or approval pathway." },
  COUNTRY: {
    path: "country",
    label: "Country",
    description: "Country in which the act has effect [iso:3166-1 alpha-2].",
  },
  THERAPY: { path: "therapy", label: "Therapy", description: "Therapy that the event concerns." },
  MODALITY: {
    path: "therapy.modality",
    label: "Modality",
    description: "Modality of the therapy that the event concerns.",
  },
  INDICATION: { path: "indication", label: "Indication", description: "Indication that the event concerns." },
  THERAPEUTIC_AREA: {
    path: "indication",
    values: "TOPMOST",
    label: "Therapeutic area",
    description: "Therapeutic area: the topmost ancestor of the indication that the event concerns.",
  },
  SPONSOR: {
    path: "sponsor",
    label: "Sponsor",
    description: "Company that applied, or to which the act is addressed.",
  },
} as const satisfies Dimensions;
