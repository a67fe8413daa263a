import type { Dimensions } from "./dimension.ts";

export const therapyDimensions = {
  MODALITY: { path: "modality", label: "Modality", description: "Modality of the therapy." },
  HIGHEST_STAGE: {
    path: "highestStage",
    label: "Highest stage",
    description: "Most advanced development stage of the therapy across all indications.",
  },
  DISCONTINUED: {
    path: "isDiscontinued",
    label: "Discontinued",
    description: "Whether development of the therapy is discontinued in every indication.",
  },
  ISOTOPE: { path: "radionuclide.isotope", label: "Isotope", description: "Isotope of the therapy." },
  DRUG_TARGET: { path: "targets.target", label: "Drug target", description: "Molecular target of the therapy." },
  COMPANY: { path: "companies.company", label: "Company", description: "Company with a role for the therapy." },
  ROLE: { path: "companies.role", label: "Role", description: "Role of a company for the therapy." },
  COUNTRY: {
    path: "companies.company.country",
    label: "Country",
    description: "Country of the headquarters of a company with a role for the therapy [iso:3166-1 alpha-2].",
  },
  INDICATION: {
    path: "indications.indication",
    label: "Indication",
    description: "Indication for which the therapy is approved or in development.",
  },
  THERAPEUTIC_AREA: {
    path: "indications.indication",
    values: "TOPMOST",
    label: "Therapeutic area",
    description: "Therapeutic area: the topmost ancestor of an indication of the therapy.",
  },
  AGENCY: {
    path: "regulatoryEvents.agency",
    label: "Agency",
    description: "Agency of a regulatory event that concerns the therapy.",
  },
  DESIGNATION: {
    path: "regulatoryEvents.designation",
    label: "Designation",
    description: "Designation that a regulatory event of the therapy concerns.",
  },
} as const satisfies Dimensions;

export const drugTargetDimensions = {
  MODALITY: {
    path: "therapies.therapy.modality",
    label: "Modality",
    description: "Modality of a therapy that acts on the target.",
  },
  HIGHEST_STAGE: {
    path: "therapies.therapy.highestStage",
    label: "Highest stage",
    description: "Most advanced development stage, across all indications, of a therapy that acts on the target.",
  },
  COMPANY: {
    path: "therapies.therapy.companies.company",
    label: "Company",
    description: "Company with a role for a therapy that acts on the target.",
  },
  THERAPEUTIC_AREA: {
    path: "therapies.therapy.indications.indication",
    values: "TOPMOST",
    label: "Therapeutic area",
    description: "Therapeutic area of a therapy that acts on the target: the topmost ancestor of an indication.",
  },
} as const satisfies Dimensions;

export const indicationDimensions = {
  THERAPEUTIC_AREA: {
    path: "",
    values: "TOPMOST",
    label: "Therapeutic area",
    description: "Therapeutic area: the topmost ancestor of the indication, or the indication itself.",
  },
  STAGE: {
    path: "therapies.stage",
    label: "Stage",
    description:
      "Development stage that a therapy has reached in the indication, whatever its stage in other indications.",
  },
  ACTIVITY: {
    path: "therapies.activity",
    label: "Activity",
    description: "Whether development of a therapy for the indication continues.",
  },
  MODALITY: {
    path: "therapies.therapy.modality",
    label: "Modality",
    description: "Modality of a therapy for the indication.",
  },
  DRUG_TARGET: {
    path: "therapies.therapy.targets.target",
    label: "Drug target",
    description: "Molecular target of a therapy for the indication.",
  },
  COMPANY: {
    path: "therapies.therapy.companies.company",
    label: "Company",
    description: "Company with a role for a therapy for the indication.",
  },
} as const satisfies Dimensions;
