import type { Dimensions } from "./dimension.ts";

export const companyDimensions = {
  KIND: { path: "kind", label: "Kind", description: "Kind of the company." },
  COUNTRY: {
    path: "country",
    label: "Country",
    description: "Country of the company's headquarters [iso:3166-1 alpha-2].",
  },
  FOUNDED_YEAR: { path: "foundedOn", values: "YEAR", label: "Founded", description: "Year of the founding." },
  AGREEMENT_ROLE: {
    path: "agreements.role",
    label: "Role in agreements",
    description: "Role of the company in an agreement.",
  },
  AGREEMENT_KIND: {
    path: "agreements.agreement.kinds",
    label: "Kind of agreement",
    description: "Kind of an agreement to which the company is a party.",
  },
  THERAPY_ROLE: {
    path: "therapies.role",
    label: "Role for therapies",
    description: "Role of the company for a therapy.",
  },
  MODALITY: {
    path: "therapies.therapy.modality",
    label: "Modality",
    description: "Modality of a therapy for which the company has a role.",
  },
  HIGHEST_STAGE: {
    path: "therapies.therapy.highestStage",
    label: "Highest stage",
    description:
      "Most advanced development stage, across all indications, of a therapy for which the company has a role.",
  },
  DRUG_TARGET: {
    path: "therapies.therapy.targets.target",
    label: "Drug target",
    description: "Molecular target of a therapy for which the company has a role.",
  },
  THERAPEUTIC_AREA: {
    path: "therapies.therapy.indications.indication",
    values: "TOPMOST",
    label: "Therapeutic area",
    description:
      "Therapeutic area of a therapy for which the company has a role: the topmost ancestor of an indication.",
  },
} as const satisfies Dimensions;
