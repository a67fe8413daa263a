/** The words in which agreements are described. Each value carries the sentence that the API shows for it. */

export const AgreementKind = {
  ACQUISITION: "One company buys the shares of another, or most of them.",
  MERGER: "Two companies become one.",
  ASSET_PURCHASE: "One company buys a product, programme or business from another, not its shares.",
  EQUITY: "One company takes a minority stake in another.",
  LOAN: "One company lends money to another.",
  SPIN_OUT: "A part of a company becomes a company of its own.",
  LICENSE: "Rights to a product or technology are granted.",
  OPTION: "A right to obtain a licence or a company later, on terms agreed now.",
  CROSS_LICENSE: "Each side grants rights to the other.",
  SUB_LICENSE: "A licensee grants on what it holds under licence.",
  CO_MARKET: "Two companies sell the same product under separate brands.",
  CO_PROMOTION: "Two companies promote the same product under one brand.",
  DISTRIBUTION: "One company sells another's product in a territory without rights to the product itself.",
  JOINT_VENTURE: "Two or more companies found or share one that they own together.",
  SETTLEMENT: "A dispute ends by agreement.",
  RESEARCH_COLLABORATION: "Companies share work before clinical development.",
  CO_DEVELOPMENT: "Companies share clinical development, or its cost.",
  CO_COMMERCIALIZATION: "Companies share selling, or its profit.",
  MANUFACTURING: "One company makes another's product.",
  SUPPLY: "One company delivers material, an isotope or a component to another.",
  DATA_AI: "Data, software or models for drug development are shared or built (own term).",
  ROYALTY_FINANCING: "Money now against a share of later royalties (own term).",
} as const;

export const AgreementStatus = {
  RUMOURED: "Reported without confirmation by a party (own term).",
  ANNOUNCED: "Made public; not known to be signed (own term).",
  SIGNED: "Signed and in force, or waiting for clearance (own term).",
  CLOSED: "Completed: the transaction has taken place (own term).",
  AMENDED: "In force with changed terms (own term).",
  TERMINATED: "Ended early by a party (own term).",
  EXPIRED: "Ended by its own terms (own term).",
} as const;

export const PartyRole = {
  LICENSOR: "Grants rights.",
  LICENSEE: "Receives rights.",
  ACQUIRER: "Buys a company or an asset.",
  TARGET: "Is bought.",
  SELLER: "Sells a company or an asset.",
  INVESTOR: "Puts money in for equity.",
  INVESTEE: "Receives money for equity.",
  COLLABORATOR: "Shares the work.",
  MANUFACTURER: "Makes the product.",
  SUPPLIER: "Delivers material or an isotope.",
  DISTRIBUTOR: "Sells the product in a territory.",
  LENDER: "Lends money.",
  BORROWER: "Borrows money.",
} as const;

export const Right = {
  RESEARCH: "To do research with it.",
  DEVELOP: "To develop it clinically.",
  MANUFACTURE: "To make it.",
  COMMERCIALIZE: "To sell it.",
  CO_COMMERCIALIZE: "To sell it together with the grantor.",
  DISTRIBUTE: "To distribute it.",
} as const;

export const Exclusivity = {
  EXCLUSIVE: "The grantee alone, not even the grantor.",
  CO_EXCLUSIVE: "The grantee and a named other, or the grantor.",
  SOLE: "The grantee and the grantor, nobody else.",
  NON_EXCLUSIVE: "The grantor may grant the same to others.",
} as const;

export const PaymentComponent = {
  UPFRONT_CASH: "Cash due at signing or closing.",
  UPFRONT_EQUITY: "Shares bought or given at signing or closing of a licence.",
  PURCHASE_PRICE: "The price of a company or an asset, due at closing.",
  NEAR_TERM_MILESTONE: "Called near-term by the source, without more detail.",
  DEVELOPMENT_MILESTONE: "Due when development reaches a step.",
  REGULATORY_MILESTONE: "Due when a regulator accepts or approves.",
  LAUNCH_MILESTONE: "Due at first sale.",
  SALES_MILESTONE: "Due when sales reach a level; commercial milestones count here.",
  OPTION_FEE: "Due when an option is taken or exercised.",
  RESEARCH_FUNDING: "Pays for the other side's work.",
  ANNIVERSARY_PAYMENT: "Due at an anniversary of the agreement.",
  ROYALTY: "A share of sales.",
  PROFIT_SHARE: "A share of profit and loss.",
  CONTINGENT_VALUE_RIGHT: "A right given to the seller's shareholders that pays if an event happens.",
  LOAN: "Money lent under the agreement.",
  EQUITY_INVESTMENT: "Shares bought under an agreement whose object is the stake.",
  TERMINATION_FEE: "Due when the agreement is ended.",
} as const;

export const AmountQualifier = {
  EXACT: "Exactly the amount.",
  UP_TO: "At most the amount.",
  AT_LEAST: "The amount or more.",
  APPROXIMATELY: "About the amount.",
  UNDISCLOSED: "The term exists; its amount is not public.",
} as const;

export const ValueBasis = {
  STATED: "A source states the total (own term).",
  DERIVED: "No source states the total; it is the sum of the disclosed terms (own term).",
  UNDISCLOSED: "Neither a total nor any amount is public (own term).",
} as const;

export const ValueMeasure = {
  UPFRONT: "What is due at signing or closing (own term).",
  CONTINGENT: "What is due only if something happens (own term).",
  TOTAL: "Both together, royalties left out (own term).",
} as const;

export const AgreementRelation = {
  AMENDS: "Changes the terms of the other.",
  FOLLOWS: "Comes after the other and builds on it.",
  TERMINATES: "Ends the other.",
  PART_OF: "Was signed as a part of the other.",
} as const;

export const CompanyKind = {
  PHARMACEUTICAL: "Develops and sells medicines of several kinds (own term).",
  BIOTECHNOLOGY: "Develops medicines or a platform for them, with few or no products on the market (own term).",
  RADIOPHARMACEUTICAL: "Develops, makes or sells radioactive medicines as its main business (own term).",
  NUCLEAR: "Nuclear fuel, isotopes or reactors; medicine is a side business (own term).",
  TECHNOLOGY: "Software, models or instruments (own term).",
  CONTRACT_SERVICES: "Research or manufacture on behalf of others (own term).",
  HOLDING: "Holds other companies and does no business of its own (own term).",
  INVESTOR: "Invests in companies (own term).",
  ACADEMIC: "A university, hospital or public research body (own term).",
  OTHER: "None of the others (own term).",
} as const;
