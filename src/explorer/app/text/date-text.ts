import { keptFormat } from "./kept-format.ts";

/** A date with the precision of its source: "2024", "May 2024" or "Sep 12, 2024". */
export function dateText(date: string): string {
  const precision = date.length > 7 ? "day" : date.length > 4 ? "month" : "year";
  return keptFormat(
    precision,
    (locale) =>
      new Intl.DateTimeFormat(locale, {
        year: "numeric",
        month: precision === "year" ? undefined : "short",
        day: precision === "day" ? "numeric" : undefined,
        timeZone: "UTC",
      }),
  ).format(new Date(date));
}

/** A time, in the time zone of the reader. */
export function timeText(time: string): string {
  const format = keptFormat(
    "times",
    (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }),
  );
  return format.format(new Date(time));
}
