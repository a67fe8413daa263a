import { useQuery } from "urql";
import { facetNames, firstPage, linkTo } from "./address.ts";
import { graphql } from "./graphql.ts";

const ChosenNamesQuery = graphql(`
  query ChosenNames($companies: [String!]!, $therapies: [String!]!, $targets: [String!]!, $indications: [String!]!) {
    company: companies(where: { slug: { in: $companies } }) {
      nodes {
        slug
        name
      }
    }
    therapy: therapies(where: { slug: { in: $therapies } }) {
      nodes {
        slug
        name
      }
    }
    target: drugTargets(where: { slug: { in: $targets } }) {
      nodes {
        slug
        name
      }
    }
    indication: indications(where: { slug: { in: $indications } }) {
      nodes {
        slug
        name
      }
    }
  }
`);

const named = ["company", "therapy", "target", "indication"] as const;

/** The entities to which the list is narrowed, each with a link that takes the choice back. */
export function Choices({ address }: { address: URLSearchParams }) {
  const [companies, therapies, targets, indications] = named.map((name) => address.getAll(name));
  const [{ data }] = useQuery({
    query: ChosenNamesQuery,
    variables: {
      companies: companies ?? [],
      therapies: therapies ?? [],
      targets: targets ?? [],
      indications: indications ?? [],
    },
    pause: named.every((name) => !address.has(name)),
  });
  if (facetNames.every((name) => !address.has(name))) return null;
  return (
    <ul className="choices" aria-label="Chosen filters">
      {named.flatMap((name) =>
        address.getAll(name).map((slug) => {
          const label = data?.[name]?.nodes.find((node) => node.slug === slug)?.name ?? slug;
          const others = address.getAll(name).filter((each) => each !== slug);
          return (
            <li key={`${name} ${slug}`}>
              <a {...linkTo({ ...firstPage, [name]: others })}>
                <span className="hidden">Remove</span> {label} <span aria-hidden="true">×</span>
              </a>
            </li>
          );
        }),
      )}
      <li>
        <a {...linkTo({ ...firstPage, ...Object.fromEntries(facetNames.map((name) => [name, ""])) })}>Clear filters</a>
      </li>
    </ul>
  );
}
