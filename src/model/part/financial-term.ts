import { AmountQualifier, PaymentComponent } from "../../domain/vocabulary/payment.ts";
import { part } from "../language.ts";

export const financialTerm = part({
  name: "FinancialTerm",
  description:
    "A payment obligation with the components that its source names together. Payments that a source bundles are never apportioned.",
  references: {
    payer: { to: "Company", nullable: true, description: "The company that pays. Null if no source names one." },
  },
  columns: {
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
    perUnit: {
      type: "text",
      nullable: true,
      description: 'The unit for which the amount is paid, for example "share" or "product". Null if it is paid once.',
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
    asStated: {
      type: "text",
      nullable: true,
      description: "The term in the words of the source. Null if there is nothing to add.",
    },
  },
});
