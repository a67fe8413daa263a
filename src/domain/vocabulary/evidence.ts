import { vocabulary, type WordOf } from "./vocabulary.ts";

export const ClaimStatus = vocabulary("ClaimStatus", "The result of the editorial review of a claim [after CIViC].", {
  ACCEPTED: {
    label: "Accepted",
    description:
      "The claim is considered correct. A field that holds a single value shows the value of the accepted claim.",
  },
  DISPUTED: {
    label: "Disputed",
    description: "Sources contradict each other, and the available evidence does not settle which one is correct.",
  },
  REJECTED: {
    label: "Rejected",
    description: "A source makes the claim, but review found the claim incorrect. The resolution states the reason.",
  },
  SUPERSEDED: {
    label: "Superseded",
    description: "The claim was correct when the source made the statement but no longer applies.",
  },
});
export type ClaimStatus = WordOf<typeof ClaimStatus>;

export const DateBasis = vocabulary("DateBasis", "What the date of an event is the day of.", {
  EVENT: {
    label: "Day of the event",
    description:
      "The day on which the event happened, as stated by a source such as a decision, a letter, a register or a report of that day.",
  },
  ANNOUNCEMENT: {
    label: "Day of the announcement",
    description: "The day on which the event was announced or reported. The event happened on that day or earlier.",
  },
});
export type DateBasis = WordOf<typeof DateBasis>;

export const SourceKind = vocabulary("SourceKind", "The kind of document or dataset that a source is.", {
  PRESS_RELEASE: {
    label: "Press release",
    description: "Announcement issued by a company or an agency, or a reprint of such an announcement.",
  },
  NEWS: {
    label: "News report",
    description: "Article or report by a journalist or an industry news service.",
  },
  PUBLICATION: {
    label: "Publication",
    description: "Scientific literature, such as a journal article, conference abstract, review or reference entry.",
  },
  REGULATORY_FILING: {
    label: "Regulatory filing",
    description:
      "Document filed with a securities or medicines regulator, such as a Form 8-K or approved product labeling.",
  },
  TRIAL_REGISTRY: {
    label: "Trial registry",
    description: "Record of a clinical trial in a public registry such as ClinicalTrials.gov.",
  },
  COMPANY_PAGE: {
    label: "Company page",
    description: "Web page or presentation of a company about the company's own business, products or pipeline.",
  },
  REGULATOR_DATASET: {
    label: "Regulator dataset",
    description: "Dataset or register that a regulator publishes, such as a list of approvals or designations.",
  },
  ONTOLOGY: {
    label: "Ontology",
    description: "Controlled vocabulary or ontology of diseases, molecules or other biomedical concepts.",
  },
  REFERENCE_RATES: {
    label: "Reference exchange rates",
    description: "Foreign exchange reference rates published by a central bank.",
  },
});
export type SourceKind = WordOf<typeof SourceKind>;
