import { daysOfPartialDate } from "../partial-date.ts";

/** A date of limited precision: something happened on one of the days from the first to the last. */
export interface Span {
  /** The date as a source gives it. Null if it follows from others. */
  readonly text: string | null;
  readonly first: string;
  readonly last: string;
}

/** The days on which something with a partial date may have happened. */
export function spanOf(date: string): Span {
  return { text: date, ...daysOfPartialDate(date) };
}

/** The day after a day, both YYYY-MM-DD. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The days from which something no longer holds whose last day is a partial date. */
export function spanAfter(date: string): Span {
  const { first, last } = daysOfPartialDate(date);
  return { text: date, first: dayAfter(first), last: dayAfter(last) };
}

/** The earlier of two spans; one that is absent is later than any. */
export function earlier(a: Span | null, b: Span | null): Span | null {
  if (a === null || b === null) return a ?? b;
  return b.last < a.last || (b.last === a.last && b.first < a.first) ? b : a;
}
