import { all, type Now, then } from "../../execution/promise.ts";
import type { Context } from "../context.ts";
import { checkedCurrency } from "../currency.ts";

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
  const checks = currenciesIn(where, "where").map(({ currency, path }) => checkedCurrency(context, path, currency));
  return checks.length === 0 ? null : then(all(checks), () => null);
}
