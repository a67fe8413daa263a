import type { AmountQualifier } from "./graphql.ts";

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "UPFRONT_CASH" as "Upfront cash", "PHASE1_2" as "Phase 1/2". */
export function wordsOf(constant: string): string {
  return sentence(
    constant
      .toLowerCase()
      .replace(/phase(\d)(?:_(\d))?/, (_phase, from, to) => `phase ${to === undefined ? from : `${from}/${to}`}`)
      .replaceAll("_", " "),
  );
}

/** The field of a schema coordinate: "Agreement.announcedOn" as "Announced". */
export function fieldName(coordinate: string): string {
  const field = coordinate.split(".").at(-1) ?? coordinate;
  return sentence(field.replace(/On$/, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

/** The constants that canonical text begins with, in words: "TOTAL UP_TO EUR 320000000" as "Total up to EUR 320,000,000". */
export function canonicalText(text: string): string {
  const constants = /^(?:[A-Z][A-Z0-9_]{3,}(?: \+ |, |: | |$))+/.exec(text)?.[0];
  if (constants === undefined) return text;
  const rest = text.slice(constants.length).replace(/\d{5,}/g, (digits) => Number(digits).toLocaleString("en"));
  return wordsOf(constants) + rest;
}

/** A date no more precise than it is known. */
export function dateText(date: string): string {
  return new Date(date).toLocaleDateString("en-GB", {
    year: "numeric",
    month: date.length > 4 ? "short" : undefined,
    day: date.length > 7 ? "numeric" : undefined,
    timeZone: "UTC",
  });
}

const qualifierWords: Record<AmountQualifier, string> = {
  APPROXIMATELY: "about ",
  AT_LEAST: "at least ",
  EXACT: "",
  UNDISCLOSED: "",
  UP_TO: "up to ",
};

/** An amount to the last digit, as its source means it: "up to €220,000,000". */
export function amountText(money: { amount: `${number}`; currency: string }, qualifier: AmountQualifier): string {
  const { format } = new Intl.NumberFormat("en", {
    style: "currency",
    currency: money.currency,
    currencyDisplay: "narrowSymbol",
    trailingZeroDisplay: "stripIfInteger",
  });
  return qualifierWords[qualifier] + format(money.amount);
}

/** A share between two ends, either of which may be unknown: "10 to 30%". */
export function percentText(min: string | null, max: string | null): string {
  if (min === null) return `up to ${max}%`;
  if (max === null) return `at least ${min}%`;
  return min === max ? `${min}%` : `${min} to ${max}%`;
}
