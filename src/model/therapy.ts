import {
  DevelopmentActivity,
  DevelopmentStage,
  Emission,
  Modality,
  TherapyRole,
} from "../domain/vocabulary/therapy.ts";
import { concept } from "./language.ts";

export const therapy = concept({
  name: "Therapy",
  plural: "therapies",
  description: "A medicine, diagnostic or platform that is marketed, in development or discontinued.",
  example: "alphamedix",
  isEntity: true,
  isOrdered: true,
  orders: {
    agreementCount: { count: "agreements" },
    regulatoryEventCount: {
      count: "regulatoryEvents",
    },
    trialCount: { count: "trials" },
  },
  columns: {
    modality: {
      type: Modality,
      nullable: true,
      search: "text",
      order: true,
      description: "The modality of the therapy. Null if no source gives one.",
    },
    mechanism: {
      type: "text",
      nullable: true,
      search: "text",
      description: "Mechanism of action. Null if no source describes one.",
    },
    isotope: {
      type: "text",
      code: true,
      nullable: true,
      group: "radionuclide",
      description:
        'The isotope, as element and mass number, for example "Pb-212". Null if the therapy has none or no source names one.',
    },
    emission: {
      type: Emission,
      nullable: true,
      group: "radionuclide",
      description:
        "The radiation that the isotope or its decay products emit and that is used. Null if the therapy has no isotope or no source names one.",
    },
    chelator: {
      type: "text",
      nullable: true,
      group: "radionuclide",
      description: "The chelator that binds the isotope to the ligand. Null if no source names one.",
    },
    inn: {
      label: "INN",
      type: "text",
      nullable: true,
      search: "name",
      description: "International Nonproprietary Name [who:inn]. Null if the therapy has none or no source gives one.",
    },
    unii: {
      label: "UNII",
      type: "text",
      nullable: true,
      identifier: "unii",
      key: true,
      search: "identifier",
      description:
        "Unique Ingredient Identifier of the FDA, 10 characters [bioregistry:unii]. Null if none is recorded.",
    },
    chembl: {
      label: "ChEMBL ID",
      type: "text",
      nullable: true,
      identifier: "chembl.compound",
      key: true,
      search: "identifier",
      description:
        'ChEMBL compound ID, for example "CHEMBL3545367" [bioregistry:chembl.compound]. Null if none is recorded.',
    },
    atc: {
      label: "ATC codes",
      type: "text",
      list: true,
      identifier: "atc",
      description: "Anatomical Therapeutic Chemical codes [bioregistry:atc]. At most 50; empty if none are recorded.",
    },
    highestStage: {
      type: DevelopmentStage,
      nullable: true,
      derived: true,
      order: true,
      description:
        "The most advanced development stage across all indications. Derived: approval itself is per agency and indication. Null if no stage is known.",
    },
    isDiscontinued: {
      type: "boolean",
      derived: true,
      description:
        "Whether development is discontinued, or the therapy withdrawn, in every indication of which a source states the activity. False if none does.",
    },
  },
  edges: {
    targets: {
      to: "DrugTarget",
      search: true,
      kind: "TARGETS",
      reads: "Therapy acts on drug target",
      end: "target",
      description: "Molecular targets of the therapy, ordered by name.",
      inverse: { field: "therapies", description: "Therapies that act on the target, ordered by name." },
    },
    companies: {
      to: "Company",
      search: true,
      kind: "HAS_ROLE_IN",
      reads: "Company has a role in therapy",
      subject: "to",
      label: "role",
      groupedBy: "role",
      facts: {
        role: { type: TherapyRole, identifies: true, description: "The role of the company for the therapy." },
      },
      description: "Companies with a role for the therapy, each once, ordered by name.",
      inverse: {
        field: "therapies",
        description: "Therapies for which the company has a role, each once, ordered by name.",
      },
    },
    indications: {
      to: "Indication",
      search: true,
      kind: "TREATS",
      reads: "Therapy treats, or is developed for, indication",
      label: "stage",
      facts: {
        stage: {
          type: DevelopmentStage,
          nullable: true,
          description:
            "The most advanced development stage of the therapy for the indication, across all agencies. Null if no source gives one.",
        },
        activity: {
          type: DevelopmentActivity,
          nullable: true,
          description: "Whether development for the indication continues. Null if no source says.",
        },
        population: {
          type: "text",
          nullable: true,
          identifies: true,
          qualifies: true,
          description:
            "The patients for whom the therapy is intended. Null if it is intended for all patients or no source says.",
        },
        asOf: {
          type: "PartialDate",
          nullable: true,
          description: "Date to which stage and activity apply. Null if no source gives one.",
        },
      },
      description:
        "Indications for which the therapy is approved or in development, one entry for each indication and population, ordered by name.",
      inverse: {
        field: "therapies",
        description:
          "Therapies approved or in development for the indication or, by default, its subtypes; one entry for each therapy, indication and population, ordered by name.",
      },
    },
  },
  indexes: [["modality", "id"]],
  timeline: {
    own: false,
    over: ["agreements", "regulatoryEvents", "trials"],
    description:
      "Dated facts about the therapy, earliest first: agreements that cover it, regulatory events, and trials that study it.",
  },
});
