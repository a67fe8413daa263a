import type { AmountQualifier, PaymentComponent, ValueBasis, ValueMeasure } from "./deal-vocabulary.ts";
import { addDecimals, compareDecimals } from "./decimal.ts";

type Component = keyof typeof PaymentComponent;
type Qualifier = keyof typeof AmountQualifier;

export interface ValueTerm {
  components: readonly Component[];
  amount: string | null;
  currency: string | null;
  qualifier: Qualifier;
  per_unit: string | null;
}

export interface ValueTotal {
  measure: keyof typeof ValueMeasure;
  amount: string;
  currency: string;
  qualifier: Qualifier;
}

/** An amount between two ends; a null end is open. */
export interface Range {
  min: string | null;
  max: string | null;
  currency: string;
  qualifier: Qualifier;
}

export interface Value {
  upfront: Range | null;
  contingent: Range | null;
  total: Range | null;
  basis: keyof typeof ValueBasis;
  undisclosed: Component[];
}

/** Due at signing or closing. */
const upfront = new Set<Component>(["UPFRONT_CASH", "UPFRONT_EQUITY", "PURCHASE_PRICE", "LOAN", "EQUITY_INVESTMENT"]);

/** Depend on sales or profit, or on failure: no total counts them. */
const beside = new Set<Component>(["ROYALTY", "PROFIT_SHARE", "TERMINATION_FEE"]);

interface Interval {
  low: string;
  /** Null: open. */
  high: string | null;
  about: boolean;
}

/**
 * What an agreement is worth, as intervals in one currency.
 *
 * What is due later counts from nothing up to its amount, because it may never be paid. A term whose components are due
 * at different times is never split: it may fall wholly on either side, and counts once in the total. Royalties, profit
 * shares, termination fees and amounts per unit are in no sum. A term without a figure leaves the sum above it open.
 * A total that a source states comes before the sum of the terms.
 *
 * @param currency what the ranges are in; null: the one currency of the terms, and no ranges where they have several
 * @param convert an amount in that currency, or null where no rate is known; then there is no range
 */
export function agreementValueOf(
  terms: readonly ValueTerm[],
  totals: readonly ValueTotal[],
  currency: string | null,
  convert: (amount: string, from: string) => string | null,
): Value {
  const counted = terms.filter(
    (term) => term.per_unit === null && !term.components.every((component) => beside.has(component)),
  );
  const used = new Set([...counted, ...totals].flatMap((entry) => (entry.currency === null ? [] : [entry.currency])));
  const target = currency ?? (used.size === 1 ? ([...used][0] ?? null) : null);

  const sum = (measure: keyof typeof ValueMeasure): Range | null => {
    if (target === null) return null;
    const parts = counted.flatMap((term) => intervalOf(term, measure, convert) ?? []);
    const stated = totals.find((total) => total.measure === measure);
    const derived = parts.includes("unknown") ? null : rangeOf(parts as Interval[], target);
    if (!stated) return derived;
    const amount = convert(stated.amount, stated.currency);
    return amount === null ? derived : statedRange(amount, stated.qualifier, target, derived);
  };

  const total = sum("TOTAL");
  const stated = totals.some(({ measure }) => measure === "TOTAL");
  const disclosed = counted.some(({ amount }) => amount !== null);
  return {
    upfront: sum("UPFRONT"),
    contingent: sum("CONTINGENT"),
    total,
    basis: stated ? "STATED" : disclosed ? "DERIVED" : "UNDISCLOSED",
    undisclosed: [
      ...new Set(terms.filter(({ qualifier }) => qualifier === "UNDISCLOSED").flatMap(({ components }) => components)),
    ],
  };
}

/** What a term adds to a measure: null for nothing, "unknown" where its currency cannot be converted. */
function intervalOf(
  term: ValueTerm,
  measure: keyof typeof ValueMeasure,
  convert: (amount: string, from: string) => string | null,
): Interval | "unknown" | null {
  const atOnce = term.components.every((component) => upfront.has(component));
  const later = !term.components.some((component) => upfront.has(component));
  if ((measure === "UPFRONT" && later) || (measure === "CONTINGENT" && atOnce)) return null;
  if (term.amount === null || term.currency === null) return { low: "0", high: null, about: false };

  const amount = convert(term.amount, term.currency);
  if (amount === null) return "unknown";
  const certain = atOnce && term.qualifier !== "UP_TO";
  return {
    low: certain ? amount : "0",
    high: term.qualifier === "AT_LEAST" ? null : amount,
    about: term.qualifier === "APPROXIMATELY",
  };
}

function rangeOf(parts: readonly Interval[], currency: string): Range | null {
  const min = addDecimals(parts.map(({ low }) => low));
  const known = parts.flatMap(({ high }) => (high === null ? [] : [high]));
  // Only terms without a figure: nothing is known, and zero would be a guess.
  if (known.length === 0 && compareDecimals(min, "0") === 0) return null;
  const max = known.length === parts.length ? addDecimals(known) : null;
  if (max === null) return { min, max, currency, qualifier: "AT_LEAST" };
  if (parts.some(({ about }) => about)) return { min, max, currency, qualifier: "APPROXIMATELY" };
  return { min, max, currency, qualifier: compareDecimals(min, max) === 0 ? "EXACT" : "UP_TO" };
}

function statedRange(amount: string, qualifier: Qualifier, currency: string, derived: Range | null): Range {
  if (qualifier === "AT_LEAST") return { min: amount, max: null, currency, qualifier };
  if (qualifier !== "UP_TO") return { min: amount, max: amount, currency, qualifier };
  const certain = derived?.min ?? null;
  return {
    min: certain !== null && compareDecimals(certain, amount) <= 0 ? certain : null,
    max: amount,
    currency,
    qualifier,
  };
}
