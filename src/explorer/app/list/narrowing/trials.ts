import type { Narrowing } from "./narrowing.ts";

export const trialNarrowing: Narrowing = {
  ranges: [{ name: "started", label: "Started", kind: "date", path: "startedOn", dimension: "START_YEAR" }],
  facets: [
    { name: "phase", dimension: "PHASE", path: "phase.eq", vocabulary: "TrialPhase", isOrdered: true },
    { name: "status", dimension: "STATUS", path: "status.eq", vocabulary: "TrialStatus" },
    { name: "sponsor", dimension: "SPONSOR", path: "sponsors.some.company.slug.eq" },
    { name: "country", dimension: "SPONSOR_COUNTRY", path: "sponsors.some.company.country.eq" },
    { name: "therapy", dimension: "THERAPY", path: "therapies.some.therapy.slug.eq" },
    { name: "modality", dimension: "MODALITY", path: "therapies.some.therapy.modality.eq", vocabulary: "Modality" },
    { name: "indication", dimension: "INDICATION", path: "indications.some.indication.slug.eq" },
    { name: "area", dimension: "THERAPEUTIC_AREA", path: "indications.some.indication.within.slug.eq" },
  ],
};
