import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { Section } from "./section.tsx";
import { canonicalText, fieldName, wordsOf } from "./text.ts";

export const ClaimFragment = graphql(`
  fragment Claim on Claim {
    predicate
    value
    object {
      name
    }
    detail
    status
    resolution
    evidence {
      statement
      source {
        slug
        title
        publisher
        url
      }
    }
  }
`);

export const ClaimsFragment = graphql(
  `
  fragment Claims on Agreement {
    claims(first: 100) {
      totalCount
      nodes {
        id
        predicate
        status
        ...Claim
      }
    }
  }
`,
  [ClaimFragment],
);

/** What sources state, fact by fact; where they disagree, the fact stands open. */
export function Claims({ data }: { data: FragmentOf<typeof ClaimsFragment> }) {
  const { totalCount, nodes } = readFragment(ClaimsFragment, data).claims;
  const facts = Map.groupBy(nodes, ({ predicate }) => predicate);
  return (
    <Section title="Who says so" isEmpty={totalCount === 0}>
      {totalCount > nodes.length && (
        <p className="quiet">
          The first {nodes.length} of {totalCount} claims.
        </p>
      )}
      {[...facts].map(([predicate, claims]) => {
        const differ = claims.some(({ status }) => status !== "ACCEPTED");
        return (
          <details key={predicate} open={differ}>
            <summary>
              <span>{fieldName(predicate)}</span>
              {differ && <span className="badge">Sources differ</span>}
              <span className="quiet">{claims.length === 1 ? "1 claim" : `${claims.length} claims`}</span>
            </summary>
            <ul className="claims">
              {claims.map((claim) => (
                <Claim key={claim.id} data={claim} />
              ))}
            </ul>
          </details>
        );
      })}
    </Section>
  );
}

function Claim({ data }: { data: FragmentOf<typeof ClaimFragment> }) {
  const { predicate, value, object, detail, status, resolution, evidence } = readFragment(ClaimFragment, data);
  const isProse = predicate === "Agreement.name" || predicate === "Agreement.summary";
  const text = isProse ? (prose: string) => prose : canonicalText;
  return (
    <li className={`claim ${status.toLowerCase()}`}>
      <p>
        {status !== "ACCEPTED" && <span className="badge">{wordsOf(status)}</span>}{" "}
        <span className="stated">{object?.name ?? text(value ?? "")}</span>
        {detail !== null && <span className="quiet"> ({text(detail)})</span>}
      </p>
      {resolution !== null && <p className="resolution">{resolution}</p>}
      <ul className="evidence">
        {evidence.map(({ statement, source }) => (
          <li key={`${source.slug} ${statement}`}>
            {statement}{" "}
            <cite>
              {source.url === null ? source.title : <a href={source.url}>{source.title}</a>}
              {source.publisher !== null && `, ${source.publisher}`}
            </cite>
          </li>
        ))}
      </ul>
    </li>
  );
}
