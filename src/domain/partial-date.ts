const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Whether a text is a date of year, month or day precision: "2024", "2024-05" or "2024-09-12".
 * Extended Date/Time Format level 0 without times, years 1000 to 2999; the calendar is proleptic Gregorian.
 */
export function isPartialDate(text: string): boolean {
  const [, year, month, day] = shape.exec(text) ?? [];
  if (year === undefined || year < "1000" || year > "2999") return false;
  if (month === undefined) return true;
  if (month < "01" || month > "12") return false;
  if (day === undefined) return true;
  return day >= "01" && Number(day) <= daysIn(Number(year), Number(month));
}

/** Whether a text is a date of day precision: "2024-09-12". */
export function isFullDate(text: string): boolean {
  return text.length === "YYYY-MM-DD".length && isPartialDate(text);
}

/** The first and the last day that a partial date covers, both YYYY-MM-DD. */
export function daysOfPartialDate(text: string): { first: string; last: string } {
  const [, year = "", month, day] = shape.exec(text) ?? [];
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  if (day !== undefined) return { first: text, last: text };
  return { first: `${text}-01`, last: `${text}-${daysIn(Number(year), Number(month))}` };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a partial date is certainly before another: 2024-05 is before 2024-06-01, but not before 2024. */
export function isBefore(date: string, other: string): boolean {
  return daysOfPartialDate(date).last < daysOfPartialDate(other).first;
}

/** The number of days between two partial dates: 0 if they may be the same day, else from the end of the earlier to the later. */
export function daysBetween(date: string, other: string): number {
  const [one, two] = [daysOfPartialDate(date), daysOfPartialDate(other)];
  const gap = (last: string, first: string) => (Date.parse(first) - Date.parse(last)) / 86_400_000;
  return Math.max(0, gap(one.last, two.first), gap(two.last, one.first));
}

const quarterShape = /^(\d{4})-Q([1-4])$/;

/** Whether a text is a quarter of a year: "2024-Q3". */
export function isQuarter(text: string): boolean {
  const [, year] = quarterShape.exec(text) ?? [];
  return year !== undefined && isPartialDate(year);
}

/** The months of a quarter: "2024-07", "2024-08" and "2024-09" for "2024-Q3". */
export function monthsOfQuarter(quarter: string): string[] {
  const [, year = "", number = "1"] = quarterShape.exec(quarter) ?? [];
  const last = Number(number) * 3;
  return [last - 2, last - 1, last].map((month) => `${year}-${String(month).padStart(2, "0")}`);
}
