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

/** A range of amounts. A null bound is open. */
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

/** Components that are due at signing or closing. */
const upfront = new Set<Component>(["UPFRONT_CASH", "UPFRONT_EQUITY", "PURCHASE_PRICE", "LOAN", "EQUITY_INVESTMENT"]);

/** Components that depend on sales, profit or termination. No sum includes them. */
const excluded = new Set<Component>(["ROYALTY", "PROFIT_SHARE", "TERMINATION_FEE"]);

interface Interval {
  low: string;
  /** Null if there is no upper bound. */
  high: string | null;
  isApproximate: boolean;
}

/**
 * Computes the value of an agreement as ranges in one currency.
 *
 * A contingent payment counts from zero up to its amount, because it may never become due. A term that bundles upfront and
 * contingent components is never apportioned: it counts from zero up to its amount in both sums, and once in the total.
 * Royalties, profit shares, termination fees and amounts per unit are excluded. A term without a disclosed amount, per unit or
 * not, leaves its sum without an upper bound. A sum that a source states takes precedence over the sum of the terms.
 *
 * @param currency the currency of the ranges. Null for that of the terms; if they are in several currencies, the ranges are null.
 * @param convert converts an amount to that currency. Null if no rate is known; a range that needs the amount is then null.
 */
export function agreementValueOf(
  terms: readonly ValueTerm[],
  totals: readonly ValueTotal[],
  currency: string | null,
  convert: (amount: string, from: string) => string | null,
): Value {
  const counted = terms.filter(
    (term) =>
      (term.per_unit === null || term.amount === null) &&
      !term.components.every((component) => excluded.has(component)),
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
  const upfrontTerms = terms.filter(({ components }) => components.every((component) => upfront.has(component)));
  const contingentTerms = terms.filter(({ components }) => !components.some((component) => upfront.has(component)));
  const bundledTerms = terms.filter((term) => !upfrontTerms.includes(term) && !contingentTerms.includes(term));
  const parts = (list: readonly ValueTerm[], certain: boolean) =>
    list.map((term) => intervalOf(term, certain, convert));
  const stated = (measure: ValueMeasure): Range | null => {
    const total = totals.find((entry) => entry.measure === measure);
    const amount = total ? convert(total.amount, total.currency) : null;
    return total && amount !== null ? statedRange(amount, total.qualifier, currency) : null;
  };
  // A stated total that cannot be converted is not replaced by the sum of the terms.
  const hasStatedTotal = totals.some(({ measure }) => measure === "TOTAL");
  const [statedUpfront, statedContingent, statedTotal] = [stated("UPFRONT"), stated("CONTINGENT"), stated("TOTAL")];

  // If a source states one of the two sums, that sum is assumed to include the bundled terms.
  const bundled = statedUpfront || statedContingent ? [] : parts(bundledTerms, false);
  const sumUpfront = statedUpfront ?? rangeOf([...parts(upfrontTerms, true), ...bundled], currency);
  const sumContingent =
    withZeroMin(statedContingent) ?? rangeOf([...parts(contingentTerms, false), ...bundled], currency);
  const sumOfAll = rangeOf(
    [
      ...(statedUpfront ? [intervalOfRange(statedUpfront)] : parts(upfrontTerms, true)),
      ...(statedContingent ? [intervalOfRange(withZeroMin(statedContingent))] : parts(contingentTerms, false)),
      ...bundled,
    ],
    currency,
  );
  return {
    upfront: sumUpfront,
    contingent: sumContingent,
    total: statedTotal
      ? withCertainMin(statedTotal, sumOfAll, sumContingent !== null)
      : hasStatedTotal
        ? null
        : sumOfAll,
  };
}

/**
 * The interval that a term adds to a sum, or "unknown" if its currency cannot be converted.
 * @param certain whether the term is due unconditionally
 */
function intervalOf(
  term: ValueTerm,
  certain: boolean,
  convert: (amount: string, from: string) => string | null,
): Interval | "unknown" {
  if (term.amount === null || term.currency === null) return { low: "0", high: null, isApproximate: false };
  const amount = convert(term.amount, term.currency);
  if (amount === null) return "unknown";
  return {
    low: certain && term.qualifier !== "UP_TO" ? amount : "0",
    high: term.qualifier === "AT_LEAST" ? null : amount,
    isApproximate: term.qualifier === "APPROXIMATELY",
  };
}

function intervalOfRange(range: Range | null): Interval {
  return { low: range?.min ?? "0", high: range?.max ?? null, isApproximate: range?.qualifier === "APPROXIMATELY" };
}

function rangeOf(parts: readonly (Interval | "unknown")[], currency: string): Range | null {
  if (parts.includes("unknown")) return null;
  const intervals = parts as readonly Interval[];
  const min = addDecimals(intervals.map(({ low }) => low));
  const known = intervals.flatMap(({ high }) => (high === null ? [] : [high]));
  // No term discloses an amount, so a lower bound of zero would be a guess.
  if (known.length === 0 && compareDecimals(min, "0") === 0) return null;
  const max = known.length === intervals.length ? addDecimals(known) : null;
  if (max === null) return { min, max, currency, qualifier: "AT_LEAST" };
  if (intervals.some(({ isApproximate }) => isApproximate)) return { min, max, currency, qualifier: "APPROXIMATELY" };
  return { min, max, currency, qualifier: compareDecimals(min, max) === 0 ? "EXACT" : "UP_TO" };
}

function statedRange(amount: string, qualifier: Qualifier, currency: string): Range {
  if (qualifier === "AT_LEAST") return { min: amount, max: null, currency, qualifier };
  return { min: qualifier === "UP_TO" ? null : amount, max: amount, currency, qualifier };
}

/** Contingent payments may never become due, even if a source states their exact sum. */
function withZeroMin(range: Range | null): Range | null {
  return range && { ...range, min: "0" };
}

/** Lowers a stated total's minimum to what the terms make certain if part of it is contingent, and fills a missing minimum. */
function withCertainMin(total: Range, sumOfAll: Range | null, hasContingent: boolean): Range {
  const certain = sumOfAll?.min ?? null;
  if (total.min !== null && !hasContingent) return total;
  if (certain === null || total.max === null || compareDecimals(certain, total.max) > 0) return total;
  return { ...total, min: certain };
}
