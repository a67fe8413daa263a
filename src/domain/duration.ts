const shape = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;

/** Whether a text is a duration in whole years, months, weeks and days: "P1Y", "P6M", "P1Y6M" [iso:8601]. */
export function isDuration(text: string): boolean {
  return shape.test(text);
}

/**
 * The date that precedes another by a duration, both YYYY-MM-DD. If the target month has no such day, its last day is used:
 * one month before March 31 is February 28 or 29.
 */
export function dayBefore(day: string, duration: string): string {
  return dayAt(day, duration, -1);
}

/** The date that follows another by a duration, both YYYY-MM-DD; at most 9999-12-31. Months are counted as by `dayBefore`. */
export function dayAfter(day: string, duration: string): string {
  const after = dayAt(day, duration, 1);
  return after.startsWith("+") ? "9999-12-31" : after;
}

function dayAt(day: string, duration: string, sign: 1 | -1): string {
  const [, years, months, weeks, days] = (shape.exec(duration) ?? []).map((part) => sign * Number(part ?? 0));
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const total = year * 12 + (month - 1) + (years ?? 0) * 12 + (months ?? 0);
  const [toYear, toMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const moved = new Date(Date.UTC(toYear, toMonth - 1, Math.min(date, last)));
  moved.setUTCDate(moved.getUTCDate() + (weeks ?? 0) * 7 + (days ?? 0));
  return moved.toISOString().slice(0, 10);
}
