/** The current day in UTC, YYYY-MM-DD. Responses that depend on it are kept for that day only. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The day that an argument means: today if it is absent. */
export function dayOf(on: string | null | undefined): string {
  return on ?? today();
}
