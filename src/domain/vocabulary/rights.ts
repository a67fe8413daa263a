import { vocabulary, type WordOf } from "./vocabulary.ts";

export const RightsStatus = vocabulary("RightsStatus", "How much the recorded facts say about who holds a right.", {
  KNOWN: {
    label: "Known",
    description: "The recorded facts form an unbroken chain, and the holders are all companies that hold the right.",
  },
  PARTLY_KNOWN: {
    label: "Partly known",
    description:
      "According to the recorded facts, each holder listed holds the right; other companies may hold the right as well.",
  },
  UNKNOWN: {
    label: "Unknown",
    description: "The recorded facts do not say who holds the right.",
  },
});
export type RightsStatus = WordOf<typeof RightsStatus>;

export const RightsGap = vocabulary("RightsGap", "A reason why the holder of a right is not, or not fully, known.", {
  NO_ORIGINATOR: { label: "No originator recorded", description: "No source names the originator of the therapy." },
  BEFORE_FIRST_FACT: {
    label: "Before the first recorded fact",
    description: "The day precedes every dated fact that is recorded about the therapy.",
  },
  NO_GRANT: {
    label: "No grant recorded",
    description: "The right is an option or a claim to be asked first, and no recorded agreement grants one.",
  },
  AGREEMENT_WITHOUT_GRANTS: {
    label: "Agreement without recorded grants",
    description: "A license or a similar agreement covers the therapy, and no source says which rights it grants.",
  },
  ROLE_WITHOUT_GRANT: {
    label: "Role without a recorded grant",
    description: "A company develops or sells the therapy, and no recorded agreement says by which right.",
  },
  GRANTOR_NOT_NAMED: {
    label: "Grantor not named",
    description:
      "No source names the company that grants or sells the right, and the agreement has no licensor or seller.",
  },
  GRANTOR_NOT_HOLDER: {
    label: "Grantor is not the holder",
    description: "The company that grants or sells the right does not hold it according to the facts before.",
  },
  TERRITORY_NOT_STATED: {
    label: "Territory not stated",
    description: "A grant does not say in which countries it holds.",
  },
  MEMBERSHIP_CHANGED: {
    label: "Membership of a region changed",
    description:
      "A grant holds in a group of countries that the country joined or left after the grant, or whose membership is disputed.",
  },
  UNDATED_AGREEMENT: { label: "Undated agreement", description: "An agreement that affects the right has no date." },
  IMPRECISE_DATE: {
    label: "Imprecise date",
    description:
      "The day lies within the month or year that is all a source gives for the date of an agreement or its end.",
  },
  EXCLUSIVITY_NOT_STATED: {
    label: "Exclusivity not stated",
    description: "No source says whether the grantor keeps the right beside the grantee.",
  },
  JOINT_HOLDER_NOT_PARTY: {
    label: "Joint holder is not a party",
    description:
      "One of several joint holders granted the right exclusively, without the others as far as is recorded.",
  },
  SUBLICENSE_WITHOUT_LICENSE: {
    label: "Sublicense without a license",
    description: "A sublicense is in force although the license on which it was based has ended.",
  },
  CYCLE: {
    label: "Cycle",
    description: "Grants or ownerships lead back to a company that is already part of the chain.",
  },
  DISPUTED_FACT: { label: "Disputed fact", description: "Sources disagree on a fact on which the answer depends." },
  OWNERSHIP_UNDATED: {
    label: "Ownership without a date",
    description: "A holder is owned by another company, and no source says since when.",
  },
  TRANSFER_UNCLEAR: {
    label: "Unclear transfer",
    description: "A purchase concerns the therapy, and the sources do not say which company received the right.",
  },
});
export type RightsGap = WordOf<typeof RightsGap>;

export const RightsShare = vocabulary(
  "RightsShare",
  "How far the right of a holder reaches beside the rights of others.",
  {
    WHOLE: { label: "Whole", description: "As far as is recorded, no other company holds the right in the country." },
    SHARED: { label: "Shared", description: "Other companies hold the right in the country as well, or may do so." },
    LIMITED: {
      label: "Limited",
      description: "The right is limited to fields of use, or excludes fields of use that are granted to others.",
    },
  },
);
export type RightsShare = WordOf<typeof RightsShare>;

export const RightsStepKind = vocabulary("RightsStepKind", "A kind of step in the derivation of who holds a right.", {
  ORIGINATED: { label: "Originated", description: "The company holds all rights as originator of the therapy." },
  GRANTED: { label: "Granted", description: "A holder granted the right." },
  SUBLICENSED: { label: "Sublicensed", description: "A grantee granted the right on." },
  CONFIRMED: {
    label: "Confirmed",
    description: "A grant names a company that already holds the right, so that nothing changes.",
  },
  ASSIGNED: { label: "Assigned", description: "A holder sold the therapy, and the buyer holds the right instead." },
  ACQUIRED: { label: "Acquired", description: "A company acquired the holder and succeeds it." },
  RETURNED: { label: "Returned", description: "A grant ended, and the right returned to the grantor." },
  CHAIN_BREAKS: {
    label: "Chain breaks",
    description: "The facts do not state who received the right, or contradict earlier facts.",
  },
});
export type RightsStepKind = WordOf<typeof RightsStepKind>;

export const RightsExtent = vocabulary("RightsExtent", "In which countries of a territory a condition must hold.", {
  EVERY: { label: "Every country", description: "In every country of the territory." },
  SOME: { label: "Some country", description: "In at least one country of the territory." },
});
export type RightsExtent = WordOf<typeof RightsExtent>;
