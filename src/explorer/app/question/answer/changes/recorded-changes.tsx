import { changed, href, useAddress } from "../../../address/address.ts";
import { Link } from "../../../address/link.tsx";
import { ClaimText } from "../../../component/claim-text.tsx";
import { Section } from "../../../component/section.tsx";
import { ClaimMark } from "../../../component/source-mark.tsx";
import { EntityLink } from "../../../entity/part/entity-link.tsx";
import type { HappenedSinceQuery, RecordedChangeFragment } from "../../../graph/documents.ts";
import { timeText } from "../../../text/date-text.ts";
import { numberText } from "../../../text/number-text.ts";
import { InReaderLanguage } from "../../../vocabulary/in-reader-language.tsx";
import { Label } from "../../../vocabulary/vocabulary.tsx";

interface Props {
  changes: NonNullable<HappenedSinceQuery["changes"]>;
  /** From when on the list of changes is complete. */
  completeAfter: string | null;
  since: string;
}

/** What the graph has learned: facts that were added, corrected or removed, with what stood there before. */
export function RecordedChanges({ changes: { totalCount, nodes, pageInfo }, completeAfter, since }: Props) {
  const { path, params } = useAddress();
  const isIncomplete = completeAfter !== null && completeAfter.slice(0, 10) > since;
  return (
    <Section title="What the graph has learned" aside={<span className="muted">{numberText(totalCount)}</span>}>
      {totalCount === 0 && (
        <p>
          No fact has been added, corrected or removed
          {isIncomplete ? " since the graph was first loaded." : " since then."}
        </p>
      )}
      {isIncomplete && (
        <p className="muted">
          Changes are recorded from <InReaderLanguage>{timeText(completeAfter)}</InReaderLanguage> on. The first load is
          not a change.
        </p>
      )}
      <ul className="relation">
        {nodes.map((change) => (
          <li key={`${change.revision} ${change.entityName} ${change.field} ${change.textBefore} ${change.textAfter}`}>
            <Change change={change} />
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <p>
          <Link to={href(path, changed(params, { after: pageInfo.endCursor }))}>Earlier changes</Link>
        </p>
      )}
    </Section>
  );
}

function Change({ change }: { change: RecordedChangeFragment }) {
  const { recordedAt, kind, entity, entityName, field, textBefore, textAfter, claim } = change;
  return (
    <>
      {entity === null ? entityName : <EntityLink entity={entity} />}{" "}
      {field !== null && (
        <span className="muted">
          <Label of="Predicate" value={field} />:{" "}
        </span>
      )}
      {textBefore !== null && (
        <del>
          <ClaimText text={textBefore} />
        </del>
      )}{" "}
      {textAfter !== null && (
        <ins>
          <ClaimText text={textAfter} />
        </ins>
      )}{" "}
      {claim !== null && <ClaimMark claims={[claim]} />}
      <span className="muted note">
        <Label of="EntityChangeKind" value={kind} />{" "}
        <time dateTime={recordedAt}>
          <InReaderLanguage>{timeText(recordedAt)}</InReaderLanguage>
        </time>
      </span>
    </>
  );
}
