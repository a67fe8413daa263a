import { Country } from "../component/country.tsx";
import { PartialDate } from "../component/date.tsx";
import { Highlighted } from "../component/highlighted.tsx";
import type { SearchHitFragment, SearchNodeFragment } from "../graph/documents.ts";
import { predicateText } from "../text/predicate-text.ts";
import { Label } from "../vocabulary/vocabulary.tsx";

/** What tells an entity from others with a similar name. */
export function Distinction({ node }: { node: SearchNodeFragment }) {
  switch (node.__typename) {
    case "Agreement":
      return node.announcedOn && <PartialDate value={node.announcedOn} />;
    case "Therapy":
      return (
        <>
          {node.modality && <Label of="Modality" value={node.modality} />}
          {node.modality && node.highestStage && " · "}
          {node.highestStage && <Label of="DevelopmentStage" value={node.highestStage} />}
        </>
      );
    case "Company":
      return node.country === null ? (
        <Label of="CompanyKind" value={node.companyKind} />
      ) : (
        <Country code={node.country} />
      );
    case "Trial":
      return (
        <>
          {node.phase && <Label of="TrialPhase" value={node.phase} />} {node.nctId}
        </>
      );
    case "RegulatoryEvent":
      return (
        <>
          <Label of="Agency" value={node.agency} /> {node.date && <PartialDate value={node.date} />}
        </>
      );
    case "DrugTarget":
      return node.symbol;
    default:
      return null;
  }
}

/** A result of a search: the entity, and the text of it that matched if that is not its name. */
export function SearchHit({ hit: { node, text, highlights, matchedOn, kind } }: { hit: SearchHitFragment }) {
  const isName = text === node.name;
  return (
    <>
      <span className="hit-name">{isName ? <Highlighted text={text} highlights={highlights} /> : node.name}</span>{" "}
      <span className="hit-detail muted">
        <Distinction node={node} />
      </span>
      {!isName && (
        <span className="hit-match">
          <span className="muted">{predicateText(matchedOn)}: </span>
          <Highlighted text={shortened(text, highlights[0]?.start ?? 0)} highlights={shifted(text, highlights)} />
        </span>
      )}
      {kind === "SIMILAR_NAME" && <span className="hit-match muted">A similar name</span>}
    </>
  );
}

const before = 40;
const longest = 160;

const startOf = (text: string, first: number) => ([...text].length > longest ? Math.max(0, first - before) : 0);

/** The part of a long text around what matched. */
function shortened(text: string, first: number): string {
  const characters = [...text];
  const start = startOf(text, first);
  const part = characters.slice(start, start + longest).join("");
  return `${start > 0 ? "…" : ""}${part}${start + longest < characters.length ? "…" : ""}`;
}

function shifted(text: string, highlights: SearchHitFragment["highlights"]) {
  const start = startOf(text, highlights[0]?.start ?? 0);
  const offset = start > 0 ? start - 1 : 0;
  return highlights
    .filter(({ end }) => end <= start + longest)
    .map((each) => ({ start: each.start - offset, end: each.end - offset }));
}
