import { isPartialDate } from "../../../domain/partial-date.ts";
import { quoted } from "../../../intake/records/problem.ts";

/** What is wrong with a date that may be empty. Null if nothing is. */
export function dateFault(date: string): string | null {
  if (date === "" || isPartialDate(date)) return null;
  return `${quoted(date)} is not a valid date. Use YYYY, YYYY-MM or YYYY-MM-DD.`;
}
