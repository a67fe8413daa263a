import type { ReactNode } from "react";
import { PartialDate } from "../../component/date.tsx";

/** A list of what happened when. */
export function Occasions({ children }: { children: ReactNode }) {
  return <ol className="occasions">{children}</ol>;
}

/** Something that happened on a day, or in a month or year. */
export function Occasion({ date, children }: { date: string | null; children: ReactNode }) {
  return (
    <li className="occasion">
      <span className="occasion-date">
        {date === null ? <span className="muted">Date not stated</span> : <PartialDate value={date} />}
      </span>
      <div className="occasion-text">{children}</div>
    </li>
  );
}
