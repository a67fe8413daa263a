import { vocabulary, type WordOf } from "./vocabulary.ts";

export const Agency = vocabulary(
  "Agency",
  "The regulatory authority that takes an action, or to which a sponsor submits a request or application.",
  {
    FDA: { label: "FDA", description: "Food and Drug Administration of the United States." },
    EMA: {
      label: "EMA",
      description: "European Medicines Agency, which adopts scientific opinions on medicines for the European Union.",
    },
    EC: {
      label: "EC",
      description:
        "European Commission, which grants European Union marketing authorizations on the basis of EMA opinions.",
    },
    PMDA: {
      label: "PMDA",
      description: "Pharmaceuticals and Medical Devices Agency of Japan, which reviews applications for the MHLW.",
    },
    MHLW: {
      label: "MHLW",
      description: "Ministry of Health, Labour and Welfare of Japan, which grants approvals and designations.",
    },
    NMPA: { label: "NMPA", description: "National Medical Products Administration of the People's Republic of China." },
    MHRA: {
      label: "MHRA",
      description: "Medicines and Healthcare products Regulatory Agency of the United Kingdom.",
    },
    MFDS: { label: "MFDS", description: "Ministry of Food and Drug Safety of the Republic of Korea." },
    HEALTH_CANADA: {
      label: "Health Canada",
      description: "Health Canada, the federal department that authorizes medicines in Canada.",
    },
    TGA: { label: "TGA", description: "Therapeutic Goods Administration, the medicines regulator of Australia." },
    SWISSMEDIC: {
      label: "Swissmedic",
      description: "Swiss Agency for Therapeutic Products, the medicines regulator of Switzerland.",
    },
    OTHER: {
      label: "Other agency",
      description: "Another regulatory authority. The country of the event identifies the jurisdiction.",
    },
  },
);
export type Agency = WordOf<typeof Agency>;

export const RegulatoryEventKind = vocabulary(
  "RegulatoryEventKind",
  "The kind of action by a regulatory agency, or by a sponsor toward an agency, that a regulatory event records.",
  {
    IND_CLEARED: {
      label: "IND cleared",
      description: "The agency permits clinical testing, for example under an investigational new drug application.",
    },
    CLINICAL_HOLD: {
      label: "Clinical hold",
      description:
        "The agency orders that a proposed trial be delayed or an ongoing trial suspended, fully or in part.",
    },
    HOLD_LIFTED: {
      label: "Clinical hold lifted",
      description: "The agency removes a clinical hold, so that the trial may start or resume.",
    },
    DESIGNATION_REQUESTED: {
      label: "Designation requested",
      description: "The sponsor requests a regulatory designation from the agency.",
    },
    DESIGNATION_GRANTED: {
      label: "Designation granted",
      description: "The agency grants a regulatory designation for the therapy.",
    },
    DESIGNATION_WITHDRAWN: {
      label: "Designation withdrawn",
      description: "A designation ends, either rescinded by the agency or given up by the sponsor.",
    },
    SUBMITTED: {
      label: "Application submitted",
      description: "The sponsor submits an application for marketing approval, or a supplement, to the agency.",
    },
    FILING_ACCEPTED: {
      label: "Filing accepted",
      description: "The agency accepts the application as sufficiently complete for substantive review.",
    },
    REFUSE_TO_FILE: {
      label: "Refuse to file",
      description:
        "The agency declines to review the application because the application is not sufficiently complete.",
    },
    TARGET_ACTION_DATE: {
      label: "Target action date",
      description: "The date by which the agency aims to act on the application, such as a PDUFA goal date at FDA.",
    },
    ADVISORY_COMMITTEE: {
      label: "Advisory committee meeting",
      description: "A committee of external experts meets to advise the agency on the application.",
    },
    OPINION: {
      label: "Committee opinion",
      description:
        "A scientific committee adopts a formal opinion, such as a CHMP opinion at EMA, before the decision.",
    },
    APPROVED: {
      label: "Approved",
      description: "The agency approves the therapy for marketing, usually for a specific indication.",
    },
    TENTATIVELY_APPROVED: {
      label: "Tentatively approved",
      description: "FDA finds an application approvable, but a patent or exclusivity period prevents final approval.",
    },
    COMPLETE_RESPONSE: {
      label: "Complete response letter",
      description:
        "FDA notifies the applicant of the deficiencies that prevent approval of the application in the present form.",
    },
    REFUSED: {
      label: "Refused",
      description: "The agency makes a final decision to refuse the application.",
    },
    APPLICATION_WITHDRAWN: {
      label: "Application withdrawn",
      description: "The applicant withdraws the application before the agency makes a decision.",
    },
    LABEL_EXPANDED: {
      label: "Label expanded",
      description:
        "The agency adds an indication, a use or a patient population to the labeling of an approved therapy.",
    },
    EXCLUSIVITY_GRANTED: {
      label: "Exclusivity granted",
      description: "A period of regulatory exclusivity begins, such as orphan or new chemical entity exclusivity.",
    },
    EXCLUSIVITY_EXPIRES: {
      label: "Exclusivity expires",
      description: "A period of regulatory exclusivity ends or is scheduled to end.",
    },
    HOLDER_CHANGED: {
      label: "Authorization transferred",
      description: "The marketing authorization or approved application is transferred to another holder.",
    },
    SUSPENDED: {
      label: "Authorization suspended",
      description:
        "The agency temporarily suspends a marketing authorization, for example because of a safety concern.",
    },
    AUTHORIZATION_WITHDRAWN: {
      label: "Authorization withdrawn",
      description: "An authorization or approved indication ends, revoked by the agency or given up by the holder.",
    },
  },
);
export type RegulatoryEventKind = WordOf<typeof RegulatoryEventKind>;

export const Designation = vocabulary(
  "Designation",
  "A status that an agency grants to a therapy on request and that offers development, review or exclusivity benefits.",
  {
    ORPHAN: {
      label: "Orphan designation",
      description:
        "Status for a product for a rare disease, with incentives such as market exclusivity after approval.",
    },
    FAST_TRACK: {
      label: "Fast track designation",
      description: "FDA designation for a product with the potential to address unmet need in a serious condition.",
    },
    BREAKTHROUGH_THERAPY: {
      label: "Breakthrough therapy designation",
      description:
        "FDA or NMPA designation for a serious condition, based on early clinical evidence of a substantial advantage over available therapies.",
    },
    BREAKTHROUGH_DEVICE: {
      label: "Breakthrough device designation",
      description:
        "FDA designation for a device for more effective treatment or diagnosis of life-threatening or irreversibly debilitating conditions.",
    },
    RMAT: {
      label: "RMAT designation",
      description:
        "FDA regenerative medicine advanced therapy designation, based on preliminary clinical evidence of potential to address unmet need in a serious condition.",
    },
    QIDP: {
      label: "QIDP designation",
      description:
        "FDA qualified infectious disease product designation for an antibacterial or antifungal drug for serious or life-threatening infections.",
    },
    RARE_PEDIATRIC_DISEASE: {
      label: "Rare pediatric disease designation",
      description:
        "FDA designation for a product for a rare disease whose serious manifestations primarily affect people from birth to 18 years.",
    },
    PRIME: {
      label: "PRIME designation",
      description:
        "EMA priority medicines scheme: enhanced support for a medicine that targets a major unmet medical need.",
    },
    SAKIGAKE: {
      label: "SAKIGAKE designation",
      description:
        "MHLW designation for an innovative product for a serious disease, for which approval is sought in Japan first or simultaneously with other countries.",
    },
    INNOVATION_PASSPORT: {
      label: "Innovation Passport",
      description: "MHRA designation that admits a medicine to the Innovative Licensing and Access Pathway (ILAP).",
    },
  },
);
export type Designation = WordOf<typeof Designation>;

export const Pathway = vocabulary(
  "Pathway",
  "A procedure under which an agency reviews an application or grants approval, as distinct from a designation.",
  {
    STANDARD_REVIEW: {
      label: "Standard review",
      description: "Review of an application within the regular target time, such as ten months at FDA.",
    },
    PRIORITY_REVIEW: {
      label: "Priority review",
      description: "Review of an application within a shorter target time, such as six months instead of ten at FDA.",
    },
    ACCELERATED_APPROVAL: {
      label: "Accelerated approval",
      description:
        "FDA approval for a serious condition, based on an endpoint reasonably likely to predict clinical benefit, usually with a required confirmatory trial.",
    },
    REAL_TIME_ONCOLOGY_REVIEW: {
      label: "Real-time oncology review",
      description: "FDA review of oncology trial data that begins before submission of the complete application.",
    },
    ACCELERATED_ASSESSMENT: {
      label: "Accelerated assessment",
      description: "EMA assessment of a medicine of major public health interest in at most 150 days instead of 210.",
    },
    CONDITIONAL_APPROVAL: {
      label: "Conditional approval",
      description:
        "Approval for an unmet medical need on less comprehensive data than normally required, with an obligation to provide further data.",
    },
    EXCEPTIONAL_CIRCUMSTANCES: {
      label: "Approval under exceptional circumstances",
      description:
        "European Union authorization where comprehensive data cannot be obtained, as for a very rare disease.",
    },
    CONDITIONAL_EARLY_APPROVAL: {
      label: "Conditional early approval",
      description:
        "Approval in Japan before a confirmatory trial, for a serious disease, with post-marketing conditions.",
    },
  },
);
export type Pathway = WordOf<typeof Pathway>;

/** The designations that each agency grants. Agencies without an entry grant none of the listed designations. */
export const designationsOf: Partial<Record<Agency, readonly Designation[]>> = {
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

/** The pathways that each agency offers. Agencies without an entry offer none of the listed pathways. */
export const pathwaysOf: Partial<Record<Agency, readonly Pathway[]>> = {
  FDA: ["PRIORITY_REVIEW", "STANDARD_REVIEW", "ACCELERATED_APPROVAL", "REAL_TIME_ONCOLOGY_REVIEW"],
  EMA: ["ACCELERATED_ASSESSMENT", "CONDITIONAL_APPROVAL", "EXCEPTIONAL_CIRCUMSTANCES"],
  EC: ["ACCELERATED_ASSESSMENT", "CONDITIONAL_APPROVAL", "EXCEPTIONAL_CIRCUMSTANCES"],
  PMDA: ["PRIORITY_REVIEW", "CONDITIONAL_EARLY_APPROVAL"],
  MHLW: ["PRIORITY_REVIEW", "CONDITIONAL_EARLY_APPROVAL"],
  NMPA: ["PRIORITY_REVIEW", "CONDITIONAL_APPROVAL"],
  MHRA: ["CONDITIONAL_APPROVAL"],
};
