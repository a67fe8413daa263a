import type { ReactNode } from "react";
import { Link } from "../../address/link.tsx";
import { Section } from "../../component/section.tsx";
import { numberText } from "../../text/number-text.ts";

interface Props<Entry> {
  title: ReactNode;
  entries: readonly Entry[];
  totalCount: number;
  /** The address of a list with all of them. */
  all?: string;
  keyOf: (entry: Entry) => string;
  children: (entry: Entry) => ReactNode;
}

/** A list of related entities: the first ones, and a link to all of them. It is left out if there are none. */
export function Relation<Entry>({ title, entries, totalCount, all, keyOf, children }: Props<Entry>) {
  if (totalCount === 0) return null;
  const isPartial = totalCount > entries.length;
  return (
    <Section title={title} aside={<span className="muted">{numberText(totalCount)}</span>}>
      <ul className="relation">
        {entries.map((entry) => (
          <li key={keyOf(entry)}>{children(entry)}</li>
        ))}
      </ul>
      {isPartial && (
        <p>
          {all === undefined ? (
            <span className="muted">The first {numberText(entries.length)} are shown.</span>
          ) : (
            <Link to={all}>All {numberText(totalCount)}</Link>
          )}
        </p>
      )}
    </Section>
  );
}
