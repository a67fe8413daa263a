import type { Value } from "../record.ts";
import type { Tell } from "./tell.ts";

/** A period must not end before it starts. A coarse date is compared as far as it goes: 2024 to 2024-05 is a period. */
export function checkPeriod(
  { valid_from: from, valid_to: to }: { valid_from?: Value; valid_to?: Value },
  tell: Tell,
): void {
  if (typeof from !== "string" || typeof to !== "string" || to >= from.slice(0, to.length)) return;
  tell([], `The period ends (${to}) before it starts (${from}). Swap \`validFrom\` and \`validTo\`, or correct them.`);
}

/** A date of recording or retrieval is not in the future. */
export function checkNotLater(field: string, date: string, today: string | undefined, tell: Tell): void {
  if (today !== undefined && date > today)
    tell([field], `The date ${date} is in the future: today is ${today}. Use the day on which it was done.`);
}
