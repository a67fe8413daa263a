import type { Narrowing } from "./narrowing.ts";

export const therapyNarrowing: Narrowing = {
  ranges: [],
  facets: [
    { name: "modality", dimension: "MODALITY", path: "modality.eq", vocabulary: "Modality" },
    {
      name: "stage",
      dimension: "HIGHEST_STAGE",
      path: "highestStage.eq",
      vocabulary: "DevelopmentStage",
      isOrdered: true,
    },
    { name: "area", dimension: "THERAPEUTIC_AREA", path: "indications.some.indication.within.slug.eq" },
    { name: "isotope", dimension: "ISOTOPE", path: "radionuclide.isotope.eq" },
    { name: "target", dimension: "DRUG_TARGET", path: "targets.some.target.slug.eq" },
    { name: "indication", dimension: "INDICATION", path: "indications.some.indication.slug.eq" },
    { name: "company", dimension: "COMPANY", path: "companies.some.company.slug.eq" },
    { name: "role", dimension: "ROLE", path: "companies.some.role.eq", vocabulary: "TherapyRole" },
    { name: "country", dimension: "COUNTRY", path: "companies.some.company.country.eq" },
    { name: "agency", dimension: "AGENCY", path: "regulatoryEvents.some.agency.eq", vocabulary: "Agency" },
    {
      name: "designation",
      dimension: "DESIGNATION",
      path: "regulatoryEvents.some.designation.eq",
      vocabulary: "Designation",
    },
    { name: "discontinued", dimension: "DISCONTINUED", path: "isDiscontinued.eq", isBoolean: true },
  ],
};
