import { dateText } from "./text.ts";

/** A date with the precision of its source. Null shows as "Undated". */
export function DateText({ date }: { date: string | null }) {
  return date === null ? <span className="muted">Undated</span> : <time dateTime={date}>{dateText(date)}</time>;
}
