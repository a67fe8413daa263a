import { vocabulary, type WordOf } from "./vocabulary.ts";

export const AgreementKind = vocabulary(
  "AgreementKind",
  "The kind of transaction or collaboration that an agreement establishes. An agreement often has several kinds.",
  {
    LICENSE: {
      label: "License",
      description:
        "The owner or holder of intellectual property grants another party rights to a product or technology.",
    },
    OPTION: {
      label: "Option",
      description:
        "A party obtains the right to license an asset or acquire a company later, on terms agreed at signing.",
    },
    CROSS_LICENSE: {
      label: "Cross-license",
      description: "Two parties grant each other licenses under their respective intellectual property.",
    },
    SUB_LICENSE: {
      label: "Sublicense",
      description: "A licensee grants a third party some or all of the rights that the licensee holds under a license.",
    },
    RESEARCH_COLLABORATION: {
      label: "Research collaboration",
      description: "The parties jointly conduct or fund discovery or preclinical research.",
    },
    CO_DEVELOPMENT: {
      label: "Co-development",
      description: "The parties share the work or the cost of the clinical development of a product.",
    },
    CO_COMMERCIALIZATION: {
      label: "Co-commercialization",
      description: "The parties share the commercialization of a product, or the resulting profit.",
    },
    CO_PROMOTION: {
      label: "Co-promotion",
      description: "Two companies promote the same product under a single brand with their respective sales forces.",
    },
    CO_MARKETING: {
      label: "Co-marketing",
      description: "Two companies market the same product independently of each other, under separate brands.",
    },
    ACQUISITION: {
      label: "Acquisition",
      description: "A company acquires all or a controlling majority of the shares of another company.",
    },
    MERGER: {
      label: "Merger",
      description: "Two companies combine into a single company that is owned by the shareholders of both.",
    },
    ASSET_PURCHASE: {
      label: "Asset purchase",
      description:
        "A company buys a product, program or business of another company rather than shares of that company.",
    },
    SPIN_OUT: {
      label: "Spin-out",
      description: "A company separates a business, program or technology into a new and independent company.",
    },
    JOINT_VENTURE: {
      label: "Joint venture",
      description: "Two or more companies form, or become joint owners of, a separate company for a common purpose.",
    },
    EQUITY: {
      label: "Equity investment",
      description: "An investor acquires a minority stake in a company by buying newly issued or existing shares.",
    },
    LOAN: {
      label: "Loan",
      description: "A lender provides debt financing to a company, such as a term loan or a credit facility.",
    },
    ROYALTY_FINANCING: {
      label: "Royalty financing",
      description: "An investor pays a company in exchange for a share of future royalties or revenue from a product.",
    },
    DISTRIBUTION: {
      label: "Distribution",
      description: "A company sells the product of another company in a territory without other rights to the product.",
    },
    MANUFACTURING: {
      label: "Manufacturing",
      description: "One party manufactures a drug substance, drug product or component on behalf of another party.",
    },
    SUPPLY: {
      label: "Supply",
      description:
        "One party supplies another with a material, such as a radioisotope, a component or a finished product.",
    },
    DATA_AI: {
      label: "Data or AI",
      description:
        "The parties share, license or build data, software or machine-learning models for drug development.",
    },
    SETTLEMENT: {
      label: "Settlement",
      description: "The parties resolve a dispute by agreement, for example a patent infringement suit.",
    },
  },
);
export type AgreementKind = WordOf<typeof AgreementKind>;

export const AgreementStatus = vocabulary(
  "AgreementStatus",
  "The current state of an agreement, from rumor through signing and closing to expiry or termination.",
  {
    RUMORED: {
      label: "Rumored",
      description: "The agreement has been reported, for example by the press, but no party has confirmed the report.",
    },
    ANNOUNCED: {
      label: "Announced",
      description:
        "The agreement has been made public, but no source confirms that the parties have signed a contract.",
    },
    SIGNED: {
      label: "Signed",
      description: "The contract is signed and is in force, or awaits closing conditions such as antitrust clearance.",
    },
    CLOSED: {
      label: "Closed",
      description: "All closing conditions have been met and the transaction has been completed.",
    },
    AMENDED: {
      label: "Amended",
      description: "The agreement is in force with terms that the parties have changed since signing.",
    },
    EXPIRED: {
      label: "Expired",
      description: "The agreement has ended upon expiry of the agreed term.",
    },
    TERMINATED: {
      label: "Terminated",
      description: "One or more parties ended the agreement before completion or before the end of the agreed term.",
    },
  },
);
export type AgreementStatus = WordOf<typeof AgreementStatus>;

export const PartyRole = vocabulary(
  "PartyRole",
  "The role of a company in an agreement. A company can have several roles in the same agreement.",
  {
    LICENSOR: { label: "Licensor", description: "The party that grants rights under a license or sublicense." },
    LICENSEE: { label: "Licensee", description: "The party that receives rights under a license or sublicense." },
    ACQUIRER: { label: "Acquirer", description: "The party that buys a company or an asset." },
    TARGET: {
      label: "Acquisition target",
      description: "The company that is acquired, wholly or in part, by another party.",
    },
    SELLER: { label: "Seller", description: "The party that sells a company, a business or an asset." },
    COLLABORATOR: {
      label: "Collaborator",
      description: "A party that shares research, development or commercialization work with another party.",
    },
    INVESTOR: { label: "Investor", description: "The party that provides capital in exchange for equity." },
    INVESTEE: { label: "Investee", description: "The company that receives capital in exchange for equity." },
    MANUFACTURER: {
      label: "Manufacturer",
      description: "The party that manufactures the product or one of the product's components.",
    },
    SUPPLIER: {
      label: "Supplier",
      description: "The party that supplies a material, such as a radioisotope or a drug substance.",
    },
    DISTRIBUTOR: {
      label: "Distributor",
      description: "The party that distributes and sells the product in a territory on behalf of the rights holder.",
    },
    LENDER: { label: "Lender", description: "The party that provides a loan or another form of debt financing." },
    BORROWER: { label: "Borrower", description: "The party that receives a loan or another form of debt financing." },
    FUNDER: {
      label: "Funder",
      description: "The party that finances research or development without receiving equity.",
    },
    ROYALTY_BUYER: { label: "Royalty buyer", description: "The party that buys a right to royalties or revenue." },
    ROYALTY_SELLER: { label: "Royalty seller", description: "The party that sells a right to royalties or revenue." },
    SPIN_OUT: { label: "Spin-out company", description: "The company that the agreement creates." },
    SETTLING_PARTY: {
      label: "Party to a settlement",
      description: "A party to a dispute that the agreement resolves.",
    },
    GUARANTOR: { label: "Guarantor", description: "The party that guarantees the obligations of another party." },
    FINANCIAL_ADVISER: { label: "Financial adviser", description: "The bank or firm that advises a party on finance." },
    LEGAL_ADVISER: { label: "Legal adviser", description: "The law firm that advises a party." },
  },
);
export type PartyRole = WordOf<typeof PartyRole>;

export const AgreementRelation = vocabulary(
  "AgreementRelation",
  "The relationship of one agreement, the subject, to another agreement, the object.",
  {
    FOLLOWS: {
      label: "Follows",
      description:
        "The subject agreement is later than the object agreement and builds on the same relationship or asset.",
    },
    AMENDS: {
      label: "Amends",
      description: "The subject agreement changes or restates terms of the object agreement.",
    },
    EXPANDS: {
      label: "Expands",
      description: "The subject agreement adds programs, targets, rights or territories to the object agreement.",
    },
    PART_OF: {
      label: "Part of",
      description: "The subject agreement was concluded as a component of the object agreement.",
    },
    TERMINATES: {
      label: "Terminates",
      description: "The subject agreement ends the object agreement before the end of the agreed term.",
    },
  },
);
export type AgreementRelation = WordOf<typeof AgreementRelation>;

export const AssetRole = vocabulary("AssetRole", "What the agreement provides for a therapy that it covers.", {
  LICENSED: { label: "Licensed", description: "Rights to the therapy are licensed." },
  ACQUIRED: { label: "Acquired", description: "The therapy is acquired, alone or with the company that holds it." },
  OPTIONED: { label: "Optioned", description: "A party receives an option to license or acquire the therapy." },
  EXCLUDED: { label: "Excluded", description: "The therapy is explicitly excluded from the agreement." },
  RETURNED: { label: "Returned", description: "Rights to the therapy are returned to a former holder." },
  SPUN_OUT: { label: "Spun out", description: "The therapy is transferred to a company that the agreement creates." },
  COLLATERAL: { label: "Collateral", description: "Revenue from or rights to the therapy secure a financing." },
  COMBINATION: { label: "Combination", description: "The therapy is studied or used in combination with another." },
});
export type AssetRole = WordOf<typeof AssetRole>;

export const TerminationReason = vocabulary("TerminationReason", "Why an agreement was terminated.", {
  CONVENIENCE: { label: "Convenience", description: "A party used a contractual right to end it without cause." },
  BREACH: { label: "Breach", description: "A party ended it because another party breached it." },
  SAFETY: { label: "Safety", description: "Safety findings led to the termination." },
  EFFICACY: { label: "Efficacy", description: "Insufficient efficacy led to the termination." },
  PORTFOLIO: { label: "Portfolio decision", description: "A party changed the priorities of its portfolio." },
  REGULATORY: { label: "Regulatory", description: "A decision of a medicines regulator led to the termination." },
  ANTITRUST: { label: "Antitrust", description: "A challenge or objection by a competition authority led to it." },
  MUTUAL: { label: "Mutual agreement", description: "The parties ended it by agreement." },
  CHANGE_OF_CONTROL: { label: "Change of control", description: "A party was acquired, which led to it." },
  NOT_STATED: { label: "Not stated", description: "Sources report the termination and state no reason." },
});
export type TerminationReason = WordOf<typeof TerminationReason>;
