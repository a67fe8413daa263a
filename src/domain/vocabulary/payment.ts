import { vocabulary, type WordOf } from "./vocabulary.ts";

export const PaymentComponent = vocabulary(
  "PaymentComponent",
  "The kind of payment that a financial term provides for. A term that a source bundles has several components.",
  {
    UPFRONT_CASH: {
      label: "Upfront cash",
      description: "Cash payment due at the signing or closing of a license, option or collaboration.",
    },
    UPFRONT_EQUITY: {
      label: "Upfront equity",
      description: "Shares purchased or issued at the signing or closing of a license, option or collaboration.",
    },
    PURCHASE_PRICE: {
      label: "Purchase price",
      description: "Price for the acquisition of a company or an asset, due at closing.",
    },
    EQUITY_INVESTMENT: {
      label: "Equity investment",
      description: "Price of shares purchased under an agreement whose main object is the stake itself.",
    },
    LOAN: {
      label: "Loan",
      description: "Principal that a lender makes available to a borrower under the agreement.",
    },
    OPTION_FEE: {
      label: "Option fee",
      description: "Payment due when an option is granted or exercised.",
    },
    MILESTONE: {
      label: "Milestone",
      description: "Payment due upon an event of which the source does not state the kind.",
    },
    NEAR_TERM_MILESTONE: {
      label: "Near-term milestone",
      description: "Payment that the source calls a near-term milestone without specifying the triggering event.",
    },
    DEVELOPMENT_MILESTONE: {
      label: "Development milestone",
      description: "Payment due when development reaches a specified step, such as the start of a phase 3 trial.",
    },
    REGULATORY_MILESTONE: {
      label: "Regulatory milestone",
      description: "Payment due upon a regulatory event, such as acceptance of an application or marketing approval.",
    },
    LAUNCH_MILESTONE: {
      label: "Launch milestone",
      description: "Payment due upon the first commercial sale of a product, often in a specified territory.",
    },
    SALES_MILESTONE: {
      label: "Sales milestone",
      description: "Payment due when sales reach a specified threshold. Includes milestones described as commercial.",
    },
    ROYALTY_PURCHASE: {
      label: "Royalty purchase price",
      description: "Price paid for the right to receive royalties or a share of revenue.",
    },
    ANNIVERSARY_PAYMENT: {
      label: "Anniversary payment",
      description: "Payment due on a specified anniversary of the signing or closing of the agreement.",
    },
    RESEARCH_FUNDING: {
      label: "Research funding",
      description: "Payment for research or development work that the other party performs under the agreement.",
    },
    COST_SHARE: {
      label: "Cost share",
      description: "Reimbursement or sharing of development or commercialization costs in an agreed proportion.",
    },
    DONATION: {
      label: "Donation",
      description: "Payment to a nonprofit organization that the agreement provides for.",
    },
    ROYALTY: {
      label: "Royalty",
      description: "Percentage of the net sales of a product, paid to the licensor or another royalty holder.",
    },
    PROFIT_SHARE: {
      label: "Profit share",
      description: "Share of the profits and losses from a product, in a proportion agreed between the parties.",
    },
    CONTINGENT_VALUE_RIGHT: {
      label: "Contingent value right",
      description:
        "Right issued to shareholders of an acquired company to receive a further payment if a specified event occurs.",
    },
    TERMINATION_FEE: {
      label: "Termination fee",
      description:
        "Payment due if the agreement is terminated under specified circumstances, also called a break-up fee.",
    },
  },
);
export type PaymentComponent = WordOf<typeof PaymentComponent>;

export const AmountQualifier = vocabulary(
  "AmountQualifier",
  "The relationship of a stated figure to the actual value, as the source expresses the figure.",
  {
    EXACT: { label: "Exact", description: "The source states the figure without any qualification." },
    UP_TO: { label: "Up to", description: "The figure is an upper bound, and the actual value may be lower." },
    AT_LEAST: { label: "At least", description: "The figure is a lower bound, and the actual value may be higher." },
    APPROXIMATELY: {
      label: "Approximately",
      description: "The source states the figure as rounded or approximate, so the actual value may differ slightly.",
    },
    UP_TO_APPROXIMATELY: {
      label: "Up to approximately",
      description: "The figure is an upper bound that the source states as rounded or approximate.",
    },
    UNDISCLOSED: {
      label: "Undisclosed",
      description: "A source reports that the term exists, but no source discloses the figure.",
    },
  },
);
export type AmountQualifier = WordOf<typeof AmountQualifier>;

export const ValueBasis = vocabulary(
  "ValueBasis",
  "How the total value of an agreement was obtained: from a source or from the individual financial terms.",
  {
    STATED: { label: "Stated", description: "A source states the total value of the agreement." },
    DERIVED: {
      label: "Derived",
      description: "No source states the total value, which is calculated from the disclosed financial terms.",
    },
    UNDISCLOSED: {
      label: "Undisclosed",
      description: "No source discloses the total value or the amount of any financial term.",
    },
  },
);
export type ValueBasis = WordOf<typeof ValueBasis>;

export const ValueMeasure = vocabulary(
  "ValueMeasure",
  "The part of the financial consideration for an agreement that a stated total covers.",
  {
    TOTAL: {
      label: "Total value",
      description:
        "Upfront and contingent consideration together, without royalties, profit shares and termination fees.",
    },
    UPFRONT: {
      label: "Upfront value",
      description: "The consideration due unconditionally at signing or closing.",
    },
    CONTINGENT: {
      label: "Contingent value",
      description:
        "The consideration due only if specified events occur, such as development, regulatory or sales milestones.",
    },
  },
);
export type ValueMeasure = WordOf<typeof ValueMeasure>;

export const PaymentCertainty = vocabulary(
  "PaymentCertainty",
  "Whether a payment is certain to become due, and on what it depends.",
  {
    CERTAIN: { label: "Certain", description: "The payment is due at signing or closing." },
    SCHEDULED: { label: "Scheduled", description: "The payment is due later, without any condition." },
    CONTINGENT: { label: "Contingent", description: "The payment is due only if a specified event occurs." },
    OPTIONAL: {
      label: "Optional",
      description: "The payment is due only if the payer decides so, for example by exercising an option.",
    },
    REFUNDABLE: {
      label: "Refundable",
      description: "The payment is due at signing or closing, and is returned if a specified event occurs.",
    },
  },
);
export type PaymentCertainty = WordOf<typeof PaymentCertainty>;

export const PaymentUnit = vocabulary("PaymentUnit", "The unit for which an amount is paid.", {
  SHARE: { label: "Share", description: "A share of a company, or an American depositary share." },
  CONTINGENT_VALUE_RIGHT: {
    label: "Contingent value right",
    description: "A contingent value right, usually one for each share.",
  },
  PRODUCT: { label: "Product", description: "A product or product candidate that reaches the trigger." },
  TARGET: { label: "Target", description: "A drug target or program that a party selects." },
  INDICATION: { label: "Indication", description: "An indication in which the trigger is reached." },
  YEAR: { label: "Year", description: "A year of the agreement." },
  PATIENT: { label: "Patient", description: "A patient who is treated or enrolled." },
});
export type PaymentUnit = WordOf<typeof PaymentUnit>;

export const FinancialTermRelation = vocabulary(
  "FinancialTermRelation",
  "The relationship of one financial term, the subject, to another term, the object. Sums of terms respect it.",
  {
    ONE_OF: {
      label: "Alternative to",
      description:
        "Only one of the two terms becomes due. Sums count the smallest and the largest of the alternatives.",
    },
    PART_OF: {
      label: "Part of",
      description: "The amount of the subject is included in that of the object, as inventory within a purchase price.",
    },
    CAPPED_BY: {
      label: "Capped by",
      description: "The object is a ceiling on the sum of all terms that it caps. The ceiling itself is not a payment.",
    },
    REPLACES: {
      label: "Replaces",
      description: "The subject takes the place of the object, as after an amendment, and only the subject is due.",
    },
    CLAWBACK: {
      label: "Refund of",
      description: "The subject is a refund of the object upon a specified event, paid in the opposite direction.",
    },
  },
);
export type FinancialTermRelation = WordOf<typeof FinancialTermRelation>;

export const ValuationBasis = vocabulary(
  "ValuationBasis",
  "What a stated total or valuation includes, as finance defines the figure.",
  {
    GROSS: { label: "Gross", description: "Before counter-payments, debt, cash and costs are taken into account." },
    NET: { label: "Net", description: "After counter-payments or costs." },
    EQUITY_VALUE: { label: "Equity value", description: "The value of all shares of the company." },
    ENTERPRISE_VALUE: {
      label: "Enterprise value",
      description: "The equity value plus debt, less cash and cash equivalents.",
    },
    NET_OF_CASH: { label: "Net of cash", description: "The price less the cash that the acquired company holds." },
    PRE_MONEY: { label: "Pre-money", description: "The value of the company before the investment." },
    POST_MONEY: { label: "Post-money", description: "The value of the company including the investment." },
  },
);
export type ValuationBasis = WordOf<typeof ValuationBasis>;
