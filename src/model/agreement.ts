import {
  AgreementKind,
  AgreementRelation,
  AgreementStatus,
  AssetRole,
  PartyRole,
  TerminationReason,
} from "../domain/vocabulary/agreement.ts";
import { DateBasis } from "../domain/vocabulary/evidence.ts";
import { PaymentComponent, ValueBasis } from "../domain/vocabulary/payment.ts";
import { DevelopmentStage } from "../domain/vocabulary/therapy.ts";
import { concept } from "./language.ts";

export const agreement = concept({
  name: "Agreement",
  plural: "agreements",
  description: "A contract between companies, or an announced intention to make one.",
  example: "sanofi-radiomedix-orano-med-alphamedix-2024",
  isEntity: true,
  isOrdered: true,
  latestBy: "announcedOn",
  orders: {
    upfront: {
      amount: "UPFRONT",
      description:
        "Orders by `AgreementValue.upfront` in one currency: by the upper end of the interval, or by the lower end if the interval is open. These are the numbers that filters compare.",
    },
    total: {
      amount: "TOTAL",
      description:
        "Orders by `AgreementValue.total` in one currency: by the upper end of the interval, or by the lower end if the interval is open. These are the numbers that filters compare.",
    },
    stageAtSigning: {
      highest: { relation: "therapies", fact: "stageAtSigning" },
      description:
        "Orders by the most advanced stage at signing of the therapies that the agreement covers, in the order of `DevelopmentStage`.",
    },
  },
  columns: {
    kinds: {
      type: AgreementKind,
      list: true,
      search: "text",
      description: "The kinds of the agreement; often several, such as a license with an equity investment.",
    },
    status: { type: AgreementStatus, description: "The status of the agreement." },
    announcedOn: {
      type: "PartialDate",
      nullable: true,
      order: true,
      timeline: true,
      past: true,
      description: "Date on which the parties announced the agreement. Null if no source gives one.",
    },
    signedOn: {
      type: "PartialDate",
      nullable: true,
      order: true,
      timeline: true,
      past: true,
      description: "Date on which the agreement was signed. Null if no source gives one.",
    },
    signedOnDatedBy: {
      type: DateBasis,
      nullable: true,
      statedWith: { column: "signedOn", as: "datedBy" },
      description:
        "Whether `signedOn` is the day of the signing or of an announcement. Null if there is no date or it is not recorded which of the two it is.",
    },
    effectiveOn: {
      type: "PartialDate",
      nullable: true,
      timeline: true,
      description: "Date on which the agreement takes effect. Null if no source gives one.",
    },
    effectiveOnDatedBy: {
      type: DateBasis,
      nullable: true,
      statedWith: { column: "effectiveOn", as: "datedBy" },
      description:
        "Whether `effectiveOn` is the day of the effect or of an announcement. Null if there is no date or it is not recorded which of the two it is.",
    },
    closedOn: {
      type: "PartialDate",
      nullable: true,
      order: true,
      timeline: true,
      past: true,
      description: "Date on which the transaction closed. Null if it has not closed or no source gives a date.",
    },
    closedOnDatedBy: {
      type: DateBasis,
      nullable: true,
      statedWith: { column: "closedOn", as: "datedBy" },
      description:
        "Whether `closedOn` is the day of the closing or of an announcement. Null if there is no date or it is not recorded which of the two it is.",
    },
    terminatedOn: {
      type: "PartialDate",
      nullable: true,
      order: true,
      timeline: true,
      past: true,
      description:
        "Date on which a party terminated the agreement. Null if it was not terminated or no source gives a date.",
    },
    terminatedOnDatedBy: {
      type: DateBasis,
      nullable: true,
      statedWith: { column: "terminatedOn", as: "datedBy" },
      description:
        "Whether `terminatedOn` is the day of the termination or of an announcement. Null if there is no date or it is not recorded which of the two it is.",
    },
    terminationReason: {
      type: TerminationReason,
      nullable: true,
      description: "Why the agreement was terminated. Null if it was not.",
    },
    tookEffect: {
      type: "boolean",
      nullable: true,
      description:
        "True if the agreement became effective or its transaction closed. False if it was terminated before, as after an antitrust challenge. Follows from dates, status and milestones if no source states it. Null if they do not say.",
    },
    valueBasis: {
      type: ValueBasis,
      derived: true,
      internal: true,
      description: "Whether a source states the total or the total is the sum of the terms.",
    },
    totalAgrees: {
      type: "boolean",
      nullable: true,
      derived: true,
      internal: true,
      description: "Whether the stated total agrees with the sum of the terms. Null if the two cannot be compared.",
    },
    undisclosedComponents: {
      type: PaymentComponent,
      list: true,
      derived: true,
      internal: true,
      description: "Components of the agreement without a disclosed amount.",
    },
    summary: {
      type: "text",
      nullable: true,
      search: "text",
      description: "Summary in the words of this graph's editors. Null if there is nothing to add.",
    },
  },
  parts: {
    rightsGrants: {
      part: "RightsGrant",
      max: 50,
      description: "Rights granted under the agreement. At most 50; empty if no source states any.",
    },
    terms: {
      part: "FinancialTerm",
      max: 50,
      description: "Financial terms of the agreement. At most 50; empty if no source states any.",
    },
    totals: {
      part: "StatedTotal",
      max: 50,
      description:
        "Sums that sources state, several side by side if they differ in measure or basis. At most 50; empty if no source states any.",
    },
    milestones: {
      part: "AgreementMilestone",
      max: 50,
      description:
        "Dated events in the life of the agreement, in the order of the record. At most 50; empty if none is recorded.",
    },
    stakes: {
      part: "Stake",
      max: 20,
      description: "Stakes that the agreement creates or transfers. At most 20; empty if no source states any.",
    },
    contingentValueRights: {
      part: "ContingentValueRight",
      max: 10,
      description: "Contingent value rights issued under the agreement. At most 10; empty if no source states any.",
    },
  },
  indexes: [["terminatedOn", "id"]],
  edges: {
    parties: {
      to: "Company",
      search: true,
      kind: "PARTY_TO",
      reads: "Company is party to agreement",
      subject: "to",
      label: "role",
      groupedBy: "role",
      order: "record",
      facts: {
        role: { type: PartyRole, identifies: true, description: "The role of the company in the agreement." },
        note: {
          type: "text",
          nullable: true,
          description: "Detail that the role does not express. Null if there is none.",
        },
      },
      description: "The parties to the agreement. A company with two roles appears twice. At most 50.",
      inverse: {
        field: "agreements",
        description: "Agreements to which the company is a party, each once, latest announcement first, undated last.",
      },
    },
    therapies: {
      to: "Therapy",
      search: true,
      kind: "COVERS_THERAPY",
      reads: "Agreement covers therapy",
      label: "stageAtSigning",
      facts: {
        role: {
          type: AssetRole,
          nullable: true,
          description: "What the agreement provides for the therapy. Null if no source says.",
        },
        stageAtSigning: {
          type: DevelopmentStage,
          nullable: true,
          description: "Development stage of the therapy when the agreement was signed. Null if no source gives one.",
        },
      },
      description: "Therapies that the agreement covers, ordered by name.",
      inverse: {
        field: "agreements",
        description: "Agreements that cover the therapy, latest announcement first, undated last.",
      },
    },
    indications: {
      to: "Indication",
      search: true,
      kind: "COVERS_INDICATION",
      reads: "Agreement covers indication",
      description: "Indications that the agreement covers, ordered by name.",
      inverse: {
        field: "agreements",
        description: "Agreements that cover the indication, each once, latest announcement first, undated last.",
      },
    },
    relatedAgreements: {
      to: "Agreement",
      kind: "RELATED_TO",
      reads: "Agreement amends, expands, follows, terminates or is part of agreement",
      label: "relation",
      facts: {
        relation: { type: AgreementRelation, identifies: true, description: "How the two agreements are related." },
      },
      description:
        "Agreements that amend, expand, follow, terminate or are part of this one, and agreements that this one amends, expands, follows, terminates or is part of; latest announcement first, undated last.",
      inverse: {
        field: "relatedAgreements",
        description: "Agreements related to the agreement, from either end.",
      },
    },
  },
  timeline: {
    own: true,
    over: ["relatedAgreements"],
    description: "Dated facts about the agreement and the agreements related to it, earliest first.",
  },
});
