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

const isConstant = (text: string) => /^[A-Z][A-Z0-9_]{3,}$/.test(text);

/** A text that may be an enum value. */
export function wordsOrText(text: string): string {
  return isConstant(text) ? wordsOf(text) : text;
}

/** The value that a claim states: by its parts, if it has any, as "Upfront cash, EUR 100,000,000, Exact". */
export function statedText(text: string, qualifiers: readonly { name: string; value: string }[]): string {
  if (qualifiers.length === 0) return wordsOrText(text);
  const currency = qualifiers.find(({ name }) => name === "currency")?.value;
  const parts = qualifiers.flatMap(({ name, value }) => {
    if (name === "currency") return [];
    return [name.startsWith("amount") ? `${currency} ${Number(value).toLocaleString("en-US")}` : wordsOrText(value)];
  });
  return parts.join(", ");
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
