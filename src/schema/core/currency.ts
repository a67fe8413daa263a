import { type Now, then } from "../execution/promise.ts";
import type { Context } from "./context.ts";
import { badArgument } from "./error.ts";
import { loadOne } from "./load.ts";

/** The currency of figures and orders if the client gives none. */
export const defaultCurrency = "USD";

/** The name of the loader of the currencies in which amounts can be compared, and its only key. */
const currencies = "compared currencies";

/**
 * A currency in which amounts can be compared. Nearly all requests use one of two, for which nothing is read.
 * @throws BAD_USER_INPUT, naming the argument, if no amount is in the currency and no rate is known
 */
export function checkedCurrency(context: Context, argument: string, currency: string): Now<string> {
  if (currency === defaultCurrency || currency === "EUR") return currency;
  const read = async () => new Map([[currencies, await context.heavy.ask("comparedCurrencies")]]);
  return then(loadOne(context, currencies, currencies, read, { isHeavy: true }), (known) => {
    if (known?.includes(currency)) return currency;
    throw badArgument(argument, `no exchange rate is known for ${currency}. Use one of ${known?.join(", ")}.`);
  });
}
