import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { Section } from "./section.tsx";
import { fieldLabel, statedText } from "./text.ts";
import { useVocabulary } from "./vocabulary.tsx";

export const ClaimFragment = graphql(`
  fragment Claim on Claim {
    predicate
    text
    qualifiers {
      name
      value
    }
    object {
      __typename
    }
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

/** The claims about the agreement, grouped by field. Fields on which sources disagree are expanded. */
export function Claims({ data }: { data: FragmentOf<typeof ClaimsFragment> }) {
  const { totalCount, nodes } = readFragment(ClaimsFragment, data).claims;
  const fields = Map.groupBy(nodes, ({ predicate }) => predicate);
  return (
    <Section title="Claims and sources" isEmpty={totalCount === 0}>
      {totalCount > nodes.length && (
        <p className="muted">
          The first {nodes.length} of {totalCount} claims.
        </p>
      )}
      {[...fields].map(([predicate, claims]) => {
        const disagree = claims.some(({ status }) => status !== "ACCEPTED");
        return (
          <details key={predicate} open={disagree}>
            <summary>
              <span>{fieldLabel(predicate)}</span>
              {disagree && <span className="badge">Sources disagree</span>}
              <span className="muted">{claims.length === 1 ? "1 claim" : `${claims.length} claims`}</span>
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
  const statuses = useVocabulary("ClaimStatus");
  const { text, qualifiers, object, status, resolution, evidence } = readFragment(ClaimFragment, data);
  return (
    <li className={`claim ${status.toLowerCase()}`}>
      <p>
        {status !== "ACCEPTED" && <span className="badge">{statuses.labelOf(status)}</span>}{" "}
        <span className="stated">{object === null ? statedText(text, qualifiers) : text}</span>
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
