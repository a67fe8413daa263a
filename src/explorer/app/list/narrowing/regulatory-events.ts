import type { Narrowing } from "./narrowing.ts";

export const regulatoryEventNarrowing: Narrowing = {
  ranges: [{ name: "date", label: "Date", kind: "date", path: "date", dimension: "YEAR" }],
  facets: [
    { name: "kind", dimension: "KIND", path: "kind.eq", vocabulary: "RegulatoryEventKind" },
    { name: "agency", dimension: "AGENCY", path: "agency.eq", vocabulary: "Agency" },
    { name: "designation", dimension: "DESIGNATION", path: "designation.eq", vocabulary: "Designation" },
    { name: "pathway", dimension: "PATHWAY", path: "pathways.has", vocabulary: "Pathway" },
    { name: "country", dimension: "COUNTRY", path: "country.eq" },
    { name: "therapy", dimension: "THERAPY", path: "therapy.slug.eq" },
    { name: "modality", dimension: "MODALITY", path: "therapy.modality.eq", vocabulary: "Modality" },
    { name: "indication", dimension: "INDICATION", path: "indication.slug.eq" },
    { name: "area", dimension: "THERAPEUTIC_AREA", path: "indication.within.slug.eq" },
    { name: "sponsor", dimension: "SPONSOR", path: "sponsor.slug.eq" },
    { name: "expected", dimension: "EXPECTED", path: "isExpected.eq", isBoolean: true },
  ],
};
