import { Link } from "../address/link.tsx";
import { type ClaimSourceFragment, FieldClaimsDocument, type ProvenanceFragment } from "../graph/documents.ts";
import { useGraph } from "../graph/use-graph.ts";
import { predicateText } from "../text/predicate-text.ts";
import { Label } from "../vocabulary/vocabulary.tsx";
import { ClaimText } from "./claim-text.tsx";
import { PartialDate } from "./date.tsx";
import { Loaded } from "./loaded.tsx";
import { Popover } from "./popover.tsx";
import { SourceNumbers } from "./source-numbers.tsx";

interface Props {
  /** The id of the entity that the fact belongs to. */
  id: string;
  provenance: ProvenanceFragment;
}

/** A mark beside a fact: the number of its sources. It opens what they state, and whether they disagree. */
export function SourceMark({ id, provenance: { field, sourceCount, isDisputed, shown } }: Props) {
  const count = sourceCount === 1 ? "1 source" : `${sourceCount} sources`;
  const name = `${predicateText(field)}: ${count}${isDisputed ? ", which disagree" : ""}`;
  return (
    <>
      <Popover className="source-mark" opensOnHover name={name} label={isDisputed ? `${sourceCount} ≠` : sourceCount}>
        {() => (
          <>
            <p className="popover-title">
              {predicateText(field)} <span className="muted">{count}</span>
            </p>
            {isDisputed && <Disagreement />}
            {sourceCount > 1 || isDisputed ? <AllClaims id={id} field={field} /> : <Claims claims={[shown]} />}
          </>
        )}
      </Popover>
      <SourceNumbers slugs={slugsOf([shown])} />
    </>
  );
}

/** A mark beside a fact whose claims are loaded already, such as those of an edge or an entry of a list. */
export function ClaimMark({ claims }: { claims: readonly ClaimSourceFragment[] }) {
  const [first] = claims;
  if (!first) return null;
  const slugs = slugsOf(claims);
  const sources = new Set(slugs).size;
  const isDisputed = claims.some(({ status }) => status === "DISPUTED");
  const count = sources === 1 ? "1 source" : `${sources} sources`;
  const name = `${predicateText(first.predicate)}: ${count}${isDisputed ? ", which disagree" : ""}`;
  return (
    <>
      <Popover className="source-mark" opensOnHover name={name} label={isDisputed ? `${sources} ≠` : sources}>
        {() => (
          <>
            <p className="popover-title">
              {predicateText(first.predicate)} <span className="muted">{count}</span>
            </p>
            {isDisputed && <Disagreement />}
            <Claims claims={claims} />
          </>
        )}
      </Popover>
      <SourceNumbers slugs={slugs} />
    </>
  );
}

const slugsOf = (claims: readonly ClaimSourceFragment[]) =>
  claims.flatMap(({ evidence }) => evidence.map(({ source }) => source.slug));

function Disagreement() {
  return (
    <p>
      <span className="badge">Sources disagree</span> The first one is shown on the page.
    </p>
  );
}

function AllClaims({ id, field }: { id: string; field: ProvenanceFragment["field"] }) {
  const result = useGraph(FieldClaimsDocument, { id, field });
  return (
    <Loaded of={result}>{({ node }) => <Claims claims={node && "claims" in node ? node.claims.nodes : []} />}</Loaded>
  );
}

/** What sources state about a fact, each with its evidence. */
export function Claims({ claims }: { claims: readonly ClaimSourceFragment[] }) {
  return (
    <ul className="claims">
      {claims.map(({ id, text, status, resolution, evidence }) => (
        <li key={id} className={`claim ${status.toLowerCase()}`}>
          <p>
            <strong>
              <ClaimText text={text} />
            </strong>{" "}
            {status !== "ACCEPTED" && (
              <span className="badge">
                <Label of="ClaimStatus" value={status} />
              </span>
            )}
          </p>
          {resolution !== null && <p className="resolution">{resolution}</p>}
          {evidence.map(({ statement, source }) => (
            <p key={`${source.slug} ${statement}`} className="evidence">
              {statement} <cite>{source.url === null ? source.title : <a href={source.url}>{source.title}</a>}</cite>
              {source.publisher !== null && `, ${source.publisher}`}
              {source.publishedOn !== null ? (
                <>
                  , <PartialDate value={source.publishedOn} />
                </>
              ) : (
                source.retrievedOn !== null && (
                  <>
                    , read on <PartialDate value={source.retrievedOn} />
                  </>
                )
              )}{" "}
              <Link className="about-source" to={`/sources/${encodeURIComponent(source.slug)}`}>
                About this source
              </Link>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
