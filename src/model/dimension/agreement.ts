import type { Dimensions } from "./dimension.ts";

export const agreementDimensions = {
  YEAR: { path: "announcedOn", values: "YEAR", label: "Year", description: "Year of the announcement." },
  QUARTER: {
    path: "announcedOn",
    values: "QUARTER",
    label: "Quarter",
    description: 'Quarter of the announcement, for example "2024-Q3". Null for dates without a month.',
  },
  KIND: { path: "kinds", label: "Kind", description: "Kind of the agreement." },
  STATUS: { path: "status", label: "Status", description: "Status of the agreement." },
  COMPANY: { path: "parties.company", label: "Company", description: "Company that is a party." },
  COMPANY_GROUP: {
    path: "parties.company",
    values: "GROUP",
    label: "Corporate group",
    description:
      "Group of a party: its ultimate parent today, or the party itself if it has none. An agreement counts once for each group, however many of its companies are parties, and under each ultimate parent of a joint venture. Companies acquired since the agreement, such as the target of an acquisition, belong to the group of their owner of today.",
  },
  ROLE: { path: "parties.role", label: "Role", description: "Role of a party." },
  COUNTRY: {
    path: "parties.company.country",
    label: "Country",
    description: "Country of the headquarters of a party [iso:3166-1 alpha-2].",
  },
  THERAPY: { path: "therapies.therapy", label: "Therapy", description: "Therapy covered." },
  MODALITY: { path: "therapies.therapy.modality", label: "Modality", description: "Modality of a therapy covered." },
  STAGE_AT_SIGNING: {
    path: "therapies.stageAtSigning",
    label: "Stage at signing",
    description: "Development stage, at signing, of a therapy covered.",
  },
  DRUG_TARGET: {
    path: "therapies.therapy.targets.target",
    label: "Drug target",
    description: "Molecular target of a therapy covered.",
  },
  INDICATION: { path: "indications.indication", label: "Indication", description: "Indication covered." },
  THERAPEUTIC_AREA: {
    path: "indications.indication",
    values: "TOPMOST",
    label: "Therapeutic area",
    description: "Therapeutic area: the topmost ancestor of an indication covered.",
  },
  RIGHT: { path: "rightsGrants.rights", label: "Right", description: "Right granted." },
  EXCLUSIVITY: {
    path: "rightsGrants.exclusivity",
    label: "Exclusivity",
    description: "Exclusivity of rights granted.",
  },
  TERRITORY: {
    path: "rightsGrants.territory",
    values: "TERRITORY",
    label: "Territory",
    description:
      'Place that the territory of rights granted includes, as stated: "WORLD", also with exceptions, the code of a region such as "EU" or "150", or of a country such as "JP". A country is not counted under the regions to which it belongs.',
  },
  COMPONENT: { path: "terms.components", label: "Payment", description: "Component of a financial term." },
  UPFRONT_BAND: {
    path: "value.upfront",
    values: "BAND",
    label: "Upfront payment",
    description: "Band in which `AgreementValue.upfront` lies, between the bounds of `bandBounds`.",
  },
  TOTAL_BAND: {
    path: "value.total",
    values: "BAND",
    label: "Total value",
    description: "Band in which `AgreementValue.total` lies, between the bounds of `bandBounds`.",
  },
} as const satisfies Dimensions;
