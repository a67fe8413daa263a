import { builder } from "./builder.ts";

export interface MoneyShape {
  amount: string;
  currency: string;
}

export const Money = builder.objectRef<MoneyShape>("Money");
Money.implement({
  description: "An amount of money.",
  fields: (t) => ({
    amount: t.expose("amount", { type: "Decimal", description: "The amount." }),
    currency: t.expose("currency", { type: "CurrencyCode", description: "Currency of the amount [iso:4217]." }),
  }),
});

/** An amount with its currency. Null if either is null. */
export function moneyOrNull(amount: string | null, currency: string | null): MoneyShape | null {
  return amount === null || currency === null ? null : { amount, currency };
}
