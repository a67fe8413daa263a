/** The words of the graph itself: its node types, its edges, its evidence. */

export const EntityType = {
  Company: "A company, or a public body that acts as one.",
  Agreement: "A contract between companies.",
  Therapy: "A medicine, diagnostic or platform.",
  Target: "What a therapy acts on.",
  Indication: "A disease or condition.",
  RegulatoryEvent: "A regulator's act.",
  Trial: "A clinical trial.",
  Person: "A person who speaks or acts for a company.",
} as const;

export const ClaimStatus = {
  ACCEPTED: "Taken as true; where the field holds one value, the node shows it.",
  DISPUTED: "Sources disagree and nothing decides it.",
  REJECTED: "Stated by a source and found wrong; the resolution says why.",
  SUPERSEDED: "True when stated, no longer so.",
} as const;

export const SourceKind = {
  PRESS_RELEASE: "A company's or an agency's announcement, or a reprint of one.",
  NEWS: "A report by a journalist.",
  REGULATORY_FILING: "A filing with a securities or medicines regulator.",
  REGULATOR_DATASET: "A dataset that a regulator publishes.",
  TRIAL_REGISTRY: "An entry in a trial registry.",
  PUBLICATION: "A scientific article or abstract.",
  ONTOLOGY: "A vocabulary of diseases or molecules.",
  REFERENCE_RATES: "Exchange rates of a central bank.",
  COMPANY_PAGE: "A page of a company about itself.",
} as const;

export const EdgeKind = {
  PARTY_TO: "Company is party to Agreement.",
  COVERS_THERAPY: "Agreement covers Therapy.",
  IN_FIELD: "Agreement is in the field of Indication.",
  OWNS: "Company owns Company: parent to subsidiary.",
  AFFILIATED_WITH: "Person is affiliated with Company.",
  HAS_ROLE_IN: "Company has a role in Therapy.",
  TREATS: "Therapy treats, or is developed for, Indication.",
  EVENT_OF: "RegulatoryEvent is of Therapy.",
  EVENT_FOR: "RegulatoryEvent is for Indication.",
  SPONSORED_BY: "Trial or RegulatoryEvent is sponsored by Company.",
  STUDIES: "Trial studies Therapy.",
  STUDIES_INDICATION: "Trial studies Indication.",
  SUBTYPE_OF: "Indication is a subtype of Indication.",
  RELATED_TO: "Agreement amends, follows, ends or is part of Agreement.",
  TARGETS: "Therapy acts on Target.",
} as const;

export type EntityType = keyof typeof EntityType;
export type NodeType = EntityType | "Source" | "Claim";
export type EdgeKind = keyof typeof EdgeKind;
export type ClaimStatus = keyof typeof ClaimStatus;
