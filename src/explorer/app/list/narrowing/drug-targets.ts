import type { Narrowing } from "./narrowing.ts";

export const drugTargetNarrowing: Narrowing = {
  ranges: [],
  facets: [
    { name: "modality", dimension: "MODALITY", path: "therapies.some.therapy.modality.eq", vocabulary: "Modality" },
    {
      name: "stage",
      dimension: "HIGHEST_STAGE",
      path: "therapies.some.therapy.highestStage.eq",
      vocabulary: "DevelopmentStage",
      isOrdered: true,
    },
    { name: "company", dimension: "COMPANY", path: "therapies.some.therapy.companies.some.company.slug.eq" },
    {
      name: "area",
      dimension: "THERAPEUTIC_AREA",
      path: "therapies.some.therapy.indications.some.indication.within.slug.eq",
    },
  ],
};
