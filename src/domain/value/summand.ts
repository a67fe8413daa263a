import type { Interval } from "./interval.ts";

/** The parts of a value, and the other sums. */
export const measures = ["UPFRONT", "SCHEDULED", "CONTINGENT", "TOTAL", "FINANCING", "COUNTER"] as const;

/**
 * What a sum covers: the parts of the value and their total; financing that is shown apart; and payments against the main
 * direction.
 */
export type Measure = (typeof measures)[number];

/**
 * One summand of a measure in one currency, in minor units. A measure is the sum of its summands, each of which is converted and
 * rounded by itself, so that the total is the sum of its parts in every currency.
 */
export interface Summand extends Interval {
  measure: Measure;
  /** The parts that the summand belongs to, joined by "+", or STATED if a source states the sum. */
  part: string;
  currency: string;
}

/** Whether any amount of a sum is disclosed. A lower bound of zero without an upper bound would be a guess. */
export function isKnown(intervals: readonly Interval[]): boolean {
  return intervals.some(({ disclosed }) => disclosed > 0n);
}

/** A summand as the store holds it: amounts are decimal integers, in minor units. */
export interface SummandRow {
  measure: Summand["measure"];
  currency: string;
  min: string;
  max: string | null;
  disclosed: string;
  is_approximate: 0 | 1;
}

/** A summand as the store holds it. */
export function rowOfSummand({ measure, currency, min, max, disclosed, isApproximate }: Summand): SummandRow {
  return {
    measure,
    currency,
    min: String(min),
    max: max === null ? null : String(max),
    disclosed: String(disclosed),
    is_approximate: isApproximate ? 1 : 0,
  };
}

/** The interval of a summand. */
export function intervalOfRow({ min, max, disclosed, is_approximate }: SummandRow): Interval {
  return {
    min: BigInt(min),
    max: max === null ? null : BigInt(max),
    disclosed: BigInt(disclosed),
    isApproximate: is_approximate === 1,
  };
}
