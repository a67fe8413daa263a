import { ClaimText } from "../../component/claim-text.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark, Claims } from "../../component/source-mark.tsx";
import type { EntityBaseFragment } from "../../graph/documents.ts";
import { countText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";

type Contested = EntityBaseFragment["contested"]["nodes"][number];

/** Claims that contradict others or were found incorrect, by the fact that they are about, with why the graph shows what it does. */
export function Disagreements({ entity: { contested } }: { entity: EntityBaseFragment }) {
  if (contested.totalCount === 0) return null;
  const facts = Map.groupBy(contested.nodes, ({ predicate }) => predicate);
  return (
    <Section
      title="Where sources disagree"
      aside={<span className="muted">{countText(contested.totalCount, "statement", "statements")}</span>}
    >
      <p className="muted">What sources state against what this page shows, with the reason for what it shows.</p>
      <dl className="disagreements">
        {[...facts].map(([predicate, claims]) => (
          <div key={predicate}>
            <dt>
              <Label of="Predicate" value={predicate} />
            </dt>
            <dd>
              {opposed(claims).map((claim) => (
                <p key={claim.id}>
                  <span className="muted">Against </span>
                  <strong>
                    <ClaimText text={claim.text} />
                  </strong>{" "}
                  <ClaimMark claims={[claim]} />
                  {claim.resolution !== null && <span className="note">{claim.resolution}</span>}
                </p>
              ))}
              <Claims claims={claims} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** What the claims contradict, each once, without those that are listed themselves. */
function opposed(claims: readonly Contested[]) {
  const own = new Set(claims.map(({ id }) => id));
  const all = claims.flatMap(({ conflictsWith }) => conflictsWith).filter(({ id }) => !own.has(id));
  return [...new Map(all.map((claim) => [claim.id, claim])).values()];
}
