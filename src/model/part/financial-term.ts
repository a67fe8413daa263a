import { AmountQualifier, PaymentCertainty, PaymentComponent, PaymentUnit } from "../../domain/vocabulary/payment.ts";
import { part } from "../language.ts";
import { territoryColumns } from "./territory.ts";

export const financialTerm = part({
  name: "FinancialTerm",
  description:
    "A payment obligation with the components that its source names together. Payments that a source bundles are never apportioned.",
  references: {
    payer: { to: "Company", nullable: true, description: "The company that pays. Null if no source names one." },
  },
  links: {
    therapies: {
      to: "Therapy",
      max: 50,
      description:
        "Therapies to which the term applies, ordered by name. At most 50; empty if it applies to the whole agreement.",
    },
  },
  columns: {
    key: {
      type: "text",
      code: true,
      nullable: true,
      description:
        "Short name of the term within the agreement, to which relations of other terms refer. Null if none refers to it.",
    },
    components: {
      type: PaymentComponent,
      list: true,
      description: "What the payment is for: the set of components that the source names together.",
    },
    amount: {
      type: "Decimal",
      nullable: true,
      description: "The amount of the payment. Null if it is not disclosed.",
    },
    currency: {
      type: "CurrencyCode",
      nullable: true,
      description: "Currency of the amount [iso:4217]. Null if the amount is not disclosed.",
    },
    qualifier: { type: AmountQualifier, description: "How the amount is to be understood." },
    payees: {
      type: "text",
      list: true,
      description:
        "Companies that receive the payment jointly; the split between them is not stated. At most 50; empty if no source names any.",
    },
    certainty: {
      type: PaymentCertainty,
      nullable: true,
      internal: true,
      description: "Whether the payment is certain to become due. Derived from the components if no source says.",
    },
    perUnit: {
      type: PaymentUnit,
      nullable: true,
      description: "The unit for which the amount is paid. Null if it is paid once.",
    },
    units: {
      type: "Decimal",
      nullable: true,
      description: "The number of units. Null if the amount is paid once or no source states the number.",
    },
    trigger: {
      type: "text",
      nullable: true,
      description: "The event that makes the payment due. Null if there is nothing to add to the components.",
    },
    royaltyTiers: {
      type: "RoyaltyTier",
      list: true,
      description: "Tiers of a royalty. At most 50; empty if the term is not a royalty or no tiers are stated.",
    },
    schedule: {
      type: "Installment",
      list: true,
      description:
        "Installments or tranches in which the amount is paid. At most 50; empty if it is paid once or no source states any.",
    },
    interest: {
      type: "text",
      nullable: true,
      description: 'Interest of a loan, for example "SOFR plus 5.5 %". Null if there is none or no source states it.',
    },
    duration: {
      type: "text",
      nullable: true,
      description: 'Duration of a loan or of recurring payments, for example "5 years". Null if no source states one.',
    },
    relations: {
      type: "TermLink",
      list: true,
      description:
        "Relations to other terms, which sums of the terms respect. At most 50; empty if the term stands on its own.",
    },
    ...territoryColumns,
    asStated: {
      type: "text",
      nullable: true,
      description: "The term in the words of the source. Null if there is nothing to add.",
    },
  },
});
