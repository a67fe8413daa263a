import { addDecimals, compareDecimals } from "./decimal.ts";
import type {
  PaymentComponent as Component,
  AmountQualifier as Qualifier,
  ValueBasis,
  ValueMeasure,
} from "./vocabulary/payment.ts";

export interface ValueTerm {
  components: readonly Component[];
  amount: string | null;
  currency: string | null;
  qualifier: Qualifier;
  per_unit: string | null;
}

export interface ValueTotal {
  measure: ValueMeasure;
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
  basis: ValueBasis;
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
 * shares, termination fees and amounts per unit are in no sum. A term without a figure, per unit or not, leaves the sum above it
 * open. What a source states of a part or of the whole comes before the sum of the terms.
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
    (term) =>
      (term.per_unit === null || term.amount === null) && !term.components.every((component) => beside.has(component)),
  );
  const used = new Set([...counted, ...totals].flatMap((entry) => (entry.currency === null ? [] : [entry.currency])));
  const target = currency ?? (used.size === 1 ? ([...used][0] ?? null) : null);
  const ranges =
    target === null ? { upfront: null, contingent: null, total: null } : rangesOf(counted, totals, target, convert);

  const disclosed = [...terms, ...totals].some(({ amount }) => amount !== null);
  return {
    ...ranges,
    basis: totals.some(({ measure }) => measure === "TOTAL") ? "STATED" : disclosed ? "DERIVED" : "UNDISCLOSED",
    undisclosed: [
      ...new Set(terms.filter(({ qualifier }) => qualifier === "UNDISCLOSED").flatMap(({ components }) => components)),
    ],
  };
}

function rangesOf(
  terms: readonly ValueTerm[],
  totals: readonly ValueTotal[],
  currency: string,
  convert: (amount: string, from: string) => string | null,
): Pick<Value, "upfront" | "contingent" | "total"> {
  const atOnce = terms.filter(({ components }) => components.every((component) => upfront.has(component)));
  const later = terms.filter(({ components }) => !components.some((component) => upfront.has(component)));
  const mixed = terms.filter((term) => !atOnce.includes(term) && !later.includes(term));
  const parts = (list: readonly ValueTerm[], certain: boolean) =>
    list.map((term) => intervalOf(term, certain, convert));
  const stated = (measure: ValueMeasure): Range | null => {
    const total = totals.find((entry) => entry.measure === measure);
    const amount = total ? convert(total.amount, total.currency) : null;
    return total && amount !== null ? statedRange(amount, total.qualifier, currency) : null;
  };
  // A total that is stated and cannot be converted is not replaced by a sum of what can.
  const isStated = totals.some(({ measure }) => measure === "TOTAL");
  const [statedUpfront, statedLater, statedTotal] = [stated("UPFRONT"), stated("CONTINGENT"), stated("TOTAL")];

  // What falls on either side is held to be in the side that a source states.
  const either = statedUpfront || statedLater ? [] : parts(mixed, false);
  const sumUpfront = statedUpfront ?? rangeOf([...parts(atOnce, true), ...either], currency);
  const sumLater = mayBeNothing(statedLater) ?? rangeOf([...parts(later, false), ...either], currency);
  const whole = rangeOf(
    [
      ...(statedUpfront ? [intervalOfRange(statedUpfront)] : parts(atOnce, true)),
      ...(statedLater ? [intervalOfRange(mayBeNothing(statedLater))] : parts(later, false)),
      ...either,
    ],
    currency,
  );
  return {
    upfront: sumUpfront,
    contingent: sumLater,
    total: statedTotal ? withCertain(statedTotal, whole, sumLater !== null) : isStated ? null : whole,
  };
}

/** What a term adds to a sum; "unknown" where its currency cannot be converted. */
function intervalOf(
  term: ValueTerm,
  certain: boolean,
  convert: (amount: string, from: string) => string | null,
): Interval | "unknown" {
  if (term.amount === null || term.currency === null) return { low: "0", high: null, about: false };
  const amount = convert(term.amount, term.currency);
  if (amount === null) return "unknown";
  return {
    low: certain && term.qualifier !== "UP_TO" ? amount : "0",
    high: term.qualifier === "AT_LEAST" ? null : amount,
    about: term.qualifier === "APPROXIMATELY",
  };
}

function intervalOfRange(range: Range | null): Interval {
  return { low: range?.min ?? "0", high: range?.max ?? null, about: range?.qualifier === "APPROXIMATELY" };
}

function rangeOf(parts: readonly (Interval | "unknown")[], currency: string): Range | null {
  if (parts.includes("unknown")) return null;
  const intervals = parts as readonly Interval[];
  const min = addDecimals(intervals.map(({ low }) => low));
  const known = intervals.flatMap(({ high }) => (high === null ? [] : [high]));
  // Only terms without a figure: nothing is known, and zero would be a guess.
  if (known.length === 0 && compareDecimals(min, "0") === 0) return null;
  const max = known.length === intervals.length ? addDecimals(known) : null;
  if (max === null) return { min, max, currency, qualifier: "AT_LEAST" };
  if (intervals.some(({ about }) => about)) return { min, max, currency, qualifier: "APPROXIMATELY" };
  return { min, max, currency, qualifier: compareDecimals(min, max) === 0 ? "EXACT" : "UP_TO" };
}

function statedRange(amount: string, qualifier: Qualifier, currency: string): Range {
  if (qualifier === "AT_LEAST") return { min: amount, max: null, currency, qualifier };
  return { min: qualifier === "UP_TO" ? null : amount, max: amount, currency, qualifier };
}

/** What is due later may never be paid, however exactly it is stated. */
function mayBeNothing(range: Range | null): Range | null {
  return range && { ...range, min: "0" };
}

/** A stated total ends where its source says, and begins at what the terms make certain where part of it is due later. */
function withCertain(total: Range, whole: Range | null, partIsLater: boolean): Range {
  const certain = whole?.min ?? null;
  if (total.min !== null && !partIsLater) return total;
  if (certain === null || total.max === null || compareDecimals(certain, total.max) > 0) return total;
  return { ...total, min: certain };
}
