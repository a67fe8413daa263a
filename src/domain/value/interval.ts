import type { AmountQualifier } from "../vocabulary/payment.ts";

/** A range of amounts in minor units. */
export interface Interval {
  min: bigint;
  /** Null if there is no upper bound. */
  max: bigint | null;
  /** The sum of the amounts that sources disclose, each at its largest. Equal to `max` unless that is open. */
  disclosed: bigint;
  /** Whether a source states an amount in it as approximate. */
  isApproximate: boolean;
}

export const nothing: Interval = { min: 0n, max: 0n, disclosed: 0n, isApproximate: false };
/** The interval of a payment without a disclosed amount. */
export const undisclosed: Interval = { min: 0n, max: null, disclosed: 0n, isApproximate: false };

const larger = (a: bigint, b: bigint) => (a > b ? a : b);
const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

export function sumOf(intervals: readonly Interval[]): Interval {
  return intervals.reduce(
    (sum, { min, max, disclosed, isApproximate }) => ({
      min: sum.min + min,
      max: sum.max === null || max === null ? null : sum.max + max,
      disclosed: sum.disclosed + disclosed,
      isApproximate: sum.isApproximate || isApproximate,
    }),
    nothing,
  );
}

/** The interval of alternatives, of which one becomes due. */
export function oneOf(intervals: readonly Interval[]): Interval {
  const [first = nothing, ...others] = intervals;
  return others.reduce(
    (found, { min, max, disclosed, isApproximate }) => ({
      min: smaller(found.min, min),
      max: found.max === null || max === null ? null : larger(found.max, max),
      disclosed: larger(found.disclosed, disclosed),
      isApproximate: found.isApproximate || isApproximate,
    }),
    first,
  );
}

/** An interval below a ceiling. A ceiling closes an open interval. */
export function cappedAt({ min, max, isApproximate }: Interval, cap: bigint): Interval {
  const highest = max === null ? cap : smaller(max, cap);
  return { min: smaller(min, cap), max: highest, disclosed: highest, isApproximate };
}

/** The interval of an amount that a source states with a qualifier. */
export function intervalOf(amount: bigint, qualifier: AmountQualifier): Interval {
  return {
    min: qualifier === "UP_TO" || qualifier === "UP_TO_APPROXIMATELY" ? 0n : amount,
    max: qualifier === "AT_LEAST" ? null : amount,
    disclosed: amount,
    isApproximate: qualifier === "APPROXIMATELY" || qualifier === "UP_TO_APPROXIMATELY",
  };
}

/** How an interval is to be understood, by its ends. */
export function qualifierOf({ min, max, isApproximate }: Omit<Interval, "disclosed">): AmountQualifier {
  if (max === null) return "AT_LEAST";
  if (min === max) return isApproximate ? "APPROXIMATELY" : "EXACT";
  return isApproximate ? "UP_TO_APPROXIMATELY" : "UP_TO";
}
