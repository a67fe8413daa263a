import type { Narrowing } from "./narrowing.ts";

export const agreementNarrowing: Narrowing = {
  ranges: [
    { name: "announced", label: "Announced", kind: "date", path: "announcedOn", dimension: "YEAR" },
    { name: "upfront", label: "Upfront payment", kind: "money", path: "value.upfront", dimension: "UPFRONT_BAND" },
    { name: "total", label: "Total value", kind: "money", path: "value.total", dimension: "TOTAL_BAND" },
  ],
  facets: [
    { name: "kind", dimension: "KIND", path: "kinds.has", vocabulary: "AgreementKind" },
    { name: "modality", dimension: "MODALITY", path: "therapies.some.therapy.modality.eq", vocabulary: "Modality" },
    {
      name: "stage",
      dimension: "STAGE_AT_SIGNING",
      path: "therapies.some.stageAtSigning.eq",
      vocabulary: "DevelopmentStage",
      isOrdered: true,
    },
    { name: "area", dimension: "THERAPEUTIC_AREA", path: "indications.some.indication.within.slug.eq" },
    { name: "company", dimension: "COMPANY", path: "parties.some.company.slug.eq" },
    { name: "country", dimension: "COUNTRY", path: "parties.some.company.country.eq" },
    { name: "status", dimension: "STATUS", path: "status.eq", vocabulary: "AgreementStatus" },
    { name: "payment", dimension: "COMPONENT", path: "terms.some.components.has", vocabulary: "PaymentComponent" },
  ],
};
