import type { Interval } from "./interval.ts";
import type { Part } from "./term-entry.ts";

/**
 * What a sum covers: the parts of the value and their total; financing that is shown apart; and payments against the main
 * direction.
 */
export type Measure = Part | "TOTAL" | "FINANCING" | "COUNTER";

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
