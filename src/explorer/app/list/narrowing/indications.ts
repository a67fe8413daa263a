import type { Narrowing } from "./narrowing.ts";

export const indicationNarrowing: Narrowing = {
  ranges: [],
  facets: [
    { name: "area", dimension: "THERAPEUTIC_AREA", path: "within.slug.eq" },
    {
      name: "stage",
      dimension: "STAGE",
      path: "therapies.some.stage.eq",
      vocabulary: "DevelopmentStage",
      isOrdered: true,
    },
    { name: "activity", dimension: "ACTIVITY", path: "therapies.some.activity.eq", vocabulary: "DevelopmentActivity" },
    { name: "modality", dimension: "MODALITY", path: "therapies.some.therapy.modality.eq", vocabulary: "Modality" },
    { name: "target", dimension: "DRUG_TARGET", path: "therapies.some.therapy.targets.some.target.slug.eq" },
    { name: "company", dimension: "COMPANY", path: "therapies.some.therapy.companies.some.company.slug.eq" },
  ],
};
