import { AmountQualifier, PaymentComponent, ValuationBasis, ValueMeasure } from "../../domain/vocabulary/payment.ts";
import { part } from "../language.ts";

export const statedTotal = part({
  name: "StatedTotal",
  description: "A sum of an agreement's payments that a source states.",
  columns: {
    measure: { type: ValueMeasure, identifies: true, description: "Which payments the sum covers." },
    amount: { type: "Decimal", currency: "currency", description: "The sum." },
    currency: { type: "CurrencyCode", description: "Currency of the sum [iso:4217]." },
    qualifier: { type: AmountQualifier, description: "How the sum is to be understood." },
    basis: {
      type: ValuationBasis,
      nullable: true,
      identifies: true,
      description: "What kind of figure the sum is. Null if no source says.",
    },
    includes: {
      type: PaymentComponent,
      list: true,
      description:
        "Components of which the source says the sum consists, such as upfront cash and option fees. At most 50; empty if no source says, and the sum then covers every payment of its measure.",
    },
    asStated: {
      type: "text",
      nullable: true,
      description: "The sum in the words of the source. Null if there is nothing to add.",
    },
  },
});
