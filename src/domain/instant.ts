/** Whether a text is a point in time in UTC, such as "2024-09-12T08:30:00Z". */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text)) return false;
  const time = new Date(text);
  // A day that the month does not have would become one of the next month.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text.slice(0, 10));
}

/** A point in time with milliseconds and without the time zone, so that texts compare like times: "2024-09-12T08:30:00.000". */
export function instantOfText(time: string): string {
  return new Date(time).toISOString().slice(0, -1);
}
