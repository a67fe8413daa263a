import type { AmountQualifier } from "../graph/documents.ts";
import { keptFormat } from "./kept-format.ts";

const moneyFormat = (currency: string, options: Intl.NumberFormatOptions) =>
  keptFormat(
    `${currency} ${options.notation ?? "standard"}`,
    (locale) =>
      new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger", ...options }),
  );

/** An amount in short: "€220M". */
export function shortMoney(amount: string, currency: string): string {
  return moneyFormat(currency, { notation: "compact", maximumFractionDigits: 2, minimumFractionDigits: 0 }).format(
    Number(amount),
  );
}

/** An amount with all of its digits: "€220,000,000". */
export function fullMoney(amount: string, currency: string): string {
  return moneyFormat(currency, { maximumFractionDigits: 20 }).format(Number(amount));
}

const prefixes: Record<AmountQualifier, string> = {
  EXACT: "",
  UP_TO: "up to ",
  AT_LEAST: "at least ",
  APPROXIMATELY: "about ",
  UP_TO_APPROXIMATELY: "up to about ",
  UNDISCLOSED: "",
};

export const qualifierPrefix = (qualifier: AmountQualifier) => prefixes[qualifier];

export interface MoneyInterval {
  min: string | null;
  max: string | null;
  currency: string;
  qualifier: AmountQualifier;
}

/** An interval of amounts: "€110M", "up to €220M", "€50M to €80M", "at least €110M". */
export function intervalText({ min, max, currency, qualifier }: MoneyInterval, money = shortMoney): string {
  if (max === null) return min === null || Number(min) === 0 ? "not disclosed" : `at least ${money(min, currency)}`;
  if (min === max) return prefixes[qualifier === "UP_TO" ? "EXACT" : qualifier] + money(max, currency);
  if (min === null || Number(min) === 0)
    return `up to ${qualifier === "UP_TO_APPROXIMATELY" ? "about " : ""}${money(max, currency)}`;
  return `${money(min, currency)} to ${money(max, currency)}`;
}
