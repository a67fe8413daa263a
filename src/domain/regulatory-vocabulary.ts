/** The words in which regulators' acts are described. */

export const Agency = {
  FDA: "United States Food and Drug Administration.",
  EMA: "European Medicines Agency, which gives opinions.",
  EC: "European Commission, which decides on EMA's opinions.",
  PMDA: "Pharmaceuticals and Medical Devices Agency of Japan.",
  MHLW: "Ministry of Health, Labour and Welfare of Japan, which approves.",
  NMPA: "National Medical Products Administration of China.",
  MHRA: "Medicines and Healthcare products Regulatory Agency of the United Kingdom.",
  MFDS: "Ministry of Food and Drug Safety of the Republic of Korea.",
  HEALTH_CANADA: "Health Canada.",
  TGA: "Therapeutic Goods Administration of Australia.",
  SWISSMEDIC: "Swiss Agency for Therapeutic Products.",
  OTHER: "Another authority; the event's country says where.",
} as const;

export const RegulatoryEventKind = {
  DESIGNATION_REQUESTED: "A sponsor asked for a designation.",
  DESIGNATION_GRANTED: "The agency granted a designation.",
  DESIGNATION_WITHDRAWN: "A designation ended.",
  IND_CLEARED: "The agency allowed testing in people.",
  CLINICAL_HOLD: "The agency stopped a trial.",
  HOLD_LIFTED: "The agency let a stopped trial go on.",
  SUBMITTED: "An application was sent to the agency.",
  FILING_ACCEPTED: "The agency accepted the application for review.",
  REFUSE_TO_FILE: "The agency found the application incomplete.",
  TARGET_ACTION_DATE: "The date by which the agency means to decide.",
  ADVISORY_COMMITTEE: "A committee of experts met on it.",
  OPINION: "A committee gave its opinion.",
  APPROVED: "The agency approved it for the indication.",
  TENTATIVELY_APPROVED: "Approved but for another's patent or exclusivity.",
  COMPLETE_RESPONSE: "The agency did not approve it in its present form.",
  REFUSED: "The agency refused it.",
  APPLICATION_WITHDRAWN: "The sponsor took the application back.",
  AUTHORIZATION_WITHDRAWN: "An authorisation ended.",
  SUSPENDED: "An authorisation was suspended.",
  LABEL_EXPANDED: "An approved label grew by a use or a population.",
  EXCLUSIVITY_GRANTED: "A period of exclusivity began.",
  EXCLUSIVITY_EXPIRES: "A period of exclusivity ends.",
  HOLDER_CHANGED: "The authorisation passed to another company.",
} as const;

export const Designation = {
  FAST_TRACK: "FDA fast track.",
  BREAKTHROUGH_THERAPY: "FDA or NMPA breakthrough therapy.",
  BREAKTHROUGH_DEVICE: "FDA breakthrough device.",
  RMAT: "FDA regenerative medicine advanced therapy.",
  ORPHAN: "Orphan drug or orphan medicinal product.",
  QIDP: "FDA qualified infectious disease product.",
  RARE_PEDIATRIC_DISEASE: "FDA rare pediatric disease.",
  PRIME: "EMA priority medicine.",
  SAKIGAKE: "Pioneer drug of Japan.",
  INNOVATION_PASSPORT: "MHRA innovation passport.",
} as const;

export const Pathway = {
  PRIORITY_REVIEW: "A shorter review.",
  STANDARD_REVIEW: "A review of the usual length.",
  ACCELERATED_APPROVAL: "FDA approval on a surrogate endpoint.",
  REAL_TIME_ONCOLOGY_REVIEW: "FDA review of data as they come.",
  ACCELERATED_ASSESSMENT: "A shorter review by EMA.",
  CONDITIONAL_APPROVAL: "Approval with data still owed.",
  EXCEPTIONAL_CIRCUMSTANCES: "Approval where full data cannot be had.",
  CONDITIONAL_EARLY_APPROVAL: "Early approval in Japan with conditions.",
} as const;

/** Which designations each agency grants; an agency that is absent grants none that the graph knows. */
export const designationsOf: Partial<Record<keyof typeof Agency, readonly (keyof typeof Designation)[]>> = {
  FDA: [
    "FAST_TRACK",
    "BREAKTHROUGH_THERAPY",
    "BREAKTHROUGH_DEVICE",
    "RMAT",
    "ORPHAN",
    "QIDP",
    "RARE_PEDIATRIC_DISEASE",
  ],
  EMA: ["PRIME", "ORPHAN"],
  EC: ["PRIME", "ORPHAN"],
  PMDA: ["SAKIGAKE", "ORPHAN"],
  MHLW: ["SAKIGAKE", "ORPHAN"],
  NMPA: ["BREAKTHROUGH_THERAPY"],
  MHRA: ["INNOVATION_PASSPORT", "ORPHAN"],
};

/** Which pathways each agency has; an agency that is absent has none that the graph knows. */
export const pathwaysOf: Partial<Record<keyof typeof Agency, readonly (keyof typeof Pathway)[]>> = {
  FDA: ["PRIORITY_REVIEW", "STANDARD_REVIEW", "ACCELERATED_APPROVAL", "REAL_TIME_ONCOLOGY_REVIEW"],
  EMA: ["ACCELERATED_ASSESSMENT", "CONDITIONAL_APPROVAL", "EXCEPTIONAL_CIRCUMSTANCES"],
  EC: ["ACCELERATED_ASSESSMENT", "CONDITIONAL_APPROVAL", "EXCEPTIONAL_CIRCUMSTANCES"],
  PMDA: ["PRIORITY_REVIEW", "CONDITIONAL_EARLY_APPROVAL"],
  MHLW: ["PRIORITY_REVIEW", "CONDITIONAL_EARLY_APPROVAL"],
  NMPA: ["PRIORITY_REVIEW", "CONDITIONAL_APPROVAL"],
  MHRA: ["CONDITIONAL_APPROVAL"],
};
