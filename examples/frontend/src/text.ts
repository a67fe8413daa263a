import type { EnumValue } from "./graphql.ts";

/** "UPFRONT_CASH" as "Upfront cash". */
function wordsOf(constant: string): string {
  const words = constant.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The field of an agreement that a predicate names: "AGREEMENT_ANNOUNCED_ON" as "Announced on". */
export function fieldLabel(predicate: EnumValue<"Predicate">): string {
  return wordsOf(predicate.replace(/^AGREEMENT_/, ""));
}

/** Canonical text with its enum values as words: "TOTAL UP_TO EUR 320000000" as "Total up to EUR 320,000,000". */
export function canonicalText(text: string): string {
  const constants = /^(?:[A-Z][A-Z0-9_]{3,}(?: \+ |, |: | |$))+/.exec(text)?.[0];
  if (constants === undefined) return text;
  const rest = text.slice(constants.length).replace(/\d{5,}/g, (digits) => Number(digits).toLocaleString("en-US"));
  return wordsOf(constants) + rest;
}

/** A date with the precision of its source: "2024", "May 2024" or "Sep 12, 2024". */
export function dateText(date: string): string {
  return new Date(date).toLocaleDateString("en-US", {
    year: "numeric",
    month: date.length > 4 ? "short" : undefined,
    day: date.length > 7 ? "numeric" : undefined,
    timeZone: "UTC",
  });
}

const qualifierPrefix: Record<EnumValue<"AmountQualifier">, string> = {
  EXACT: "",
  UP_TO: "up to ",
  AT_LEAST: "at least ",
  APPROXIMATELY: "about ",
  UP_TO_APPROXIMATELY: "up to about ",
  UNDISCLOSED: "",
};

/** An amount with all its digits and its qualifier, for example "up to €220,000,000". */
export function amountText(
  money: { amount: `${number}`; currency: string },
  qualifier: EnumValue<"AmountQualifier">,
): string {
  const { format } = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: money.currency,
    currencyDisplay: "narrowSymbol",
    trailingZeroDisplay: "stripIfInteger",
  });
  return qualifierPrefix[qualifier] + format(money.amount);
}

/** A percentage range, for example "10 to 30%". Either end may be unknown. */
export function percentText({ min, max }: { min: string | null; max: string | null }): string {
  if (min === null) return `up to ${max}%`;
  if (max === null) return `at least ${min}%`;
  return min === max ? `${min}%` : `${min} to ${max}%`;
}
