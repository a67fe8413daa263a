import { all, type Now, then } from "../../execution/promise.ts";
import type { Context } from "../context.ts";
import { badArgument } from "../error.ts";
import { loadOne } from "../load.ts";

/** The currency in which amounts are compared unless the client names another one. */
export const defaultCurrency = "USD";

/** The name of the loader of the currencies in which amounts can be compared, and its only key. */
const known = "compared currencies";

/**
 * Checks that amounts can be compared in a currency. Nearly all requests use one of two currencies, for which nothing is read.
 * @param path the path of the currency in the arguments
 * @throws BAD_USER_INPUT if no amount is in the currency and no rate is known
 */
export function checkCurrency(context: Context, currency: string, path: string): Now<null> {
  if (currency === defaultCurrency || currency === "EUR") return null;
  const read = async () => new Map([[known, await context.heavy.ask("comparedCurrencies")]]);
  return then(loadOne(context, known, known, read, { isHeavy: true }), (currencies) => {
    if (currencies?.includes(currency)) return null;
    throw badArgument(path, `no exchange rate is known for ${currency}. Use one of ${currencies?.join(", ")}.`);
  });
}

interface NamedCurrency {
  path: string;
  currency: string;
}

function currenciesIn(value: unknown, path: string): NamedCurrency[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const at = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
    return key === "currency" && typeof entry === "string" ? [{ path: at, currency: entry }] : currenciesIn(entry, at);
  });
}

/** Checks the currencies of the amounts with which a filter compares. @throws BAD_USER_INPUT, naming the path in the argument */
export function checkCurrencies(context: Context, where: unknown): Now<null> {
  const checks = currenciesIn(where, "where").map(({ currency, path }) => checkCurrency(context, currency, path));
  return checks.length === 0 ? null : then(all(checks), () => null);
}
