import { currentLocale } from "../vocabulary/language.ts";

/** A date with the precision of its source: "2024", "May 2024" or "Sep 12, 2024". */
export function dateText(date: string): string {
  return new Date(date).toLocaleDateString(currentLocale(), {
    year: "numeric",
    month: date.length > 4 ? "short" : undefined,
    day: date.length > 7 ? "numeric" : undefined,
    timeZone: "UTC",
  });
}

/** A time, in the time zone of the reader. */
export function timeText(time: string): string {
  return new Date(time).toLocaleString(currentLocale(), { dateStyle: "medium", timeStyle: "short" });
}
