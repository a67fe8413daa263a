import { Link } from "../../address/link.tsx";
import { PartialDate } from "../../component/date.tsx";
import { Section } from "../../component/section.tsx";
import type { SourceEntryFragment } from "../../graph/documents.ts";
import { countText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";

/** The first sources of an entity, and how many there are. */
export interface SourceList {
  totalCount: number;
  nodes: readonly SourceEntryFragment[];
}

/** The number of each source in the list, by slug. */
export function sourceNumbers({ nodes }: SourceList): ReadonlyMap<string, number> {
  return new Map(nodes.map(({ slug }, index) => [slug, index + 1]));
}

/** The sources of an entity, numbered. */
export function Sources({ sources: { totalCount, nodes } }: { sources: SourceList }) {
  if (totalCount === 0) return null;
  return (
    <Section title="Sources" aside={<span className="muted">{countText(totalCount, "document", "documents")}</span>}>
      <ol className="sources">
        {nodes.map(({ id, slug, title, publisher, kind, url, publishedOn, retrievedOn }) => (
          <li key={id}>
            <Link to={`/sources/${encodeURIComponent(slug)}`}>{title}</Link>{" "}
            <span className="muted">
              <Label of="SourceKind" value={kind} />
              {publisher !== null && `, ${publisher}`}
              {publishedOn !== null ? (
                <>
                  , <PartialDate value={publishedOn} />
                </>
              ) : (
                retrievedOn !== null && (
                  <>
                    , read on <PartialDate value={retrievedOn} />
                  </>
                )
              )}
            </span>
            {url !== null && <span className="print-only"> {url}</span>}
          </li>
        ))}
      </ol>
      {totalCount > nodes.length && <p className="muted">The first {nodes.length} are listed.</p>}
    </Section>
  );
}
