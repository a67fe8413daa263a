import type { Narrowing } from "./narrowing.ts";

export const companyNarrowing: Narrowing = {
  ranges: [{ name: "founded", label: "Founded", kind: "date", path: "foundedOn", dimension: "FOUNDED_YEAR" }],
  facets: [
    { name: "kind", dimension: "KIND", path: "kind.eq", vocabulary: "CompanyKind" },
    { name: "country", dimension: "COUNTRY", path: "country.eq" },
    { name: "role", dimension: "AGREEMENT_ROLE", path: "agreements.some.role.eq", vocabulary: "PartyRole" },
    {
      name: "agreement-kind",
      dimension: "AGREEMENT_KIND",
      path: "agreements.some.agreement.kinds.has",
      vocabulary: "AgreementKind",
    },
    { name: "modality", dimension: "MODALITY", path: "therapies.some.therapy.modality.eq", vocabulary: "Modality" },
    {
      name: "stage",
      dimension: "HIGHEST_STAGE",
      path: "therapies.some.therapy.highestStage.eq",
      vocabulary: "DevelopmentStage",
      isOrdered: true,
    },
    {
      name: "area",
      dimension: "THERAPEUTIC_AREA",
      path: "therapies.some.therapy.indications.some.indication.within.slug.eq",
    },
    { name: "target", dimension: "DRUG_TARGET", path: "therapies.some.therapy.targets.some.target.slug.eq" },
    { name: "therapy-role", dimension: "THERAPY_ROLE", path: "therapies.some.role.eq", vocabulary: "TherapyRole" },
  ],
};
