import { daysOfPartialDate } from "../../domain/partial-date.ts";

/** The current day in UTC, YYYY-MM-DD. Responses that depend on it are kept for that day only. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The day that an argument means: the last day of a year or month, and today if it is absent. */
export function dayOf(on: string | null | undefined): string {
  return on == null ? today() : daysOfPartialDate(on).last;
}
