import type { Value } from "../../../model/derived/dimension-filter.ts";

/** A year or a quarter as a number, so that the next one is the next number. */
function numberOf(period: string): number {
  const [year, quarter] = period.split("-Q");
  return quarter === undefined ? Number(year) : Number(year) * 4 + Number(quarter) - 1;
}

function periodOf(number: number, isQuarter: boolean): string {
  const year = String(isQuarter ? Math.floor(number / 4) : number).padStart(4, "0");
  return isQuarter ? `${year}-Q${(number % 4) + 1}` : year;
}

/**
 * Every period from the first to the last of some years or quarters, and null if it is one of them.
 * @returns null if there are more than `max`
 */
export function periodsBetween(values: readonly Value[], max: number): Value[] | null {
  const known = values.filter((value) => value !== null).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [...values];
  const [start, end] = [numberOf(first), numberOf(last)];
  if (end - start >= max) return null;
  const periods: Value[] = Array.from({ length: end - start + 1 }, (_, index) =>
    periodOf(start + index, first.includes("Q")),
  );
  return values.includes(null) ? [...periods, null] : periods;
}
