import { dateText } from "./text.ts";

/** A date, or that no source gives one. */
export function DateOf({ date }: { date: string | null }) {
  return date === null ? <span className="quiet">Undated</span> : <time dateTime={date}>{dateText(date)}</time>;
}
