import { useQuery } from "urql";
import { graphql } from "./graphql.ts";
import { QueryResult } from "./query-result.tsx";

const AgreementQuery = graphql(`
  query Agreement($slug: String!) {
    agreement(slug: $slug) {
      name
      summary
      parties {
        role
        company {
          name
        }
      }
      claims(fields: [AGREEMENT_ANNOUNCED_ON, AGREEMENT_TERMS], first: 20) {
        nodes {
          id
          text
          status
          evidence {
            statement
            source {
              title
              url
            }
          }
        }
      }
    }
  }
`);

/** An agreement with its parties, and with the sources of its date and its payments. */
export function AgreementDetail({ slug }: { slug: string }) {
  const result = useQuery({ query: AgreementQuery, variables: { slug } });
  return (
    <article aria-label="Agreement">
      <QueryResult of={result}>
        {({ agreement }) =>
          agreement && (
            <>
              <h2>{agreement.name}</h2>
              <p>{agreement.summary}</p>
              <ul>
                {agreement.parties.map(({ role, company }) => (
                  <li key={`${role} ${company.name}`}>
                    {company.name} ({role})
                  </li>
                ))}
              </ul>
              <h3>Sources</h3>
              <ul>
                {agreement.claims.nodes.map(({ id, text, status, evidence }) => (
                  <li key={id}>
                    <strong>{text}</strong> {status !== "ACCEPTED" && <em>({status})</em>}
                    {evidence.map(({ statement, source }) => (
                      <p key={statement}>
                        {statement} {source.url === null ? source.title : <a href={source.url}>{source.title}</a>}
                      </p>
                    ))}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </QueryResult>
    </article>
  );
}
