import { type FacetName, facetNames, firstPage, linkTo } from "./address.ts";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "./graphql.ts";

export const SearchResultFragment = graphql(`
  fragment SearchResult on SearchEdge {
    text
    highlights {
      start
      end
    }
    node {
      __typename
      id
      slug
      name
      ... on RegulatoryEvent {
        therapy {
          slug
        }
      }
      ... on Trial {
        therapies(first: 10) {
          nodes {
            slug
          }
        }
      }
      ... on Person {
        companies(first: 10) {
          nodes {
            slug
          }
        }
      }
    }
  }
`);

export const SearchResultsFragment = graphql(
  `
  fragment SearchResults on SearchConnection {
    countsByType {
      type
      count
    }
    edges {
      ...SearchResult
    }
  }
`,
  [SearchResultFragment],
);

type Result = FragmentOf<typeof SearchResultFragment>;
type Node = ResultOf<typeof SearchResultFragment>["node"];

/** More results of one type would hide those of the others. */
const maxPerType = 4;

/** The results of a search by type, in the order of the best result of each type. */
export function SearchResults({ data, query }: { data: FragmentOf<typeof SearchResultsFragment>; query: string }) {
  const { countsByType, edges } = readFragment(SearchResultsFragment, data);
  const groups = Map.groupBy(edges, (edge) => readFragment(SearchResultFragment, edge).node.__typename);
  const total = countsByType.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="results">
      <p className="hidden" role="status">
        {total === 1 ? "1 result" : `${total} results`}
      </p>
      {total === 0 && <p className="muted">Nothing matches “{query}”.</p>}
      {[...groups].map(([type, results]) => {
        const count = countsByType.find((each) => each.type === type)?.count ?? results.length;
        return (
          <section key={type} aria-labelledby={`results-${type}`}>
            <h3 id={`results-${type}`}>
              {type} <span className="muted">{count}</span>
            </h3>
            <ul>
              {results.slice(0, maxPerType).map((result) => (
                <SearchResult key={readFragment(SearchResultFragment, result).node.id} data={result} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function SearchResult({ data }: { data: Result }) {
  const { text, highlights, node } = readFragment(SearchResultFragment, data);
  const marked = <Marked text={text} highlights={highlights} />;
  return (
    <li>
      <a {...linkTo(choiceOf(node))}>
        {node.name === text ? marked : node.name}
        {node.name !== text && <span className="muted">{marked}</span>}
      </a>
    </li>
  );
}

/** Opens an agreement, or narrows the list to the agreements on anything else. */
function choiceOf(node: Node) {
  if (node.__typename === "Agreement") return { q: "", agreement: node.slug };
  const none = Object.fromEntries(facetNames.map((name): [FacetName, string] => [name, ""]));
  return { ...firstPage, ...none, ...entitiesOf(node), q: "", agreement: "" };
}

/** The entities that agreements name, by query parameter: of a trial, the therapies; of a person, the companies. */
function entitiesOf(node: Node): { [Name in FacetName]?: string | string[] } {
  switch (node.__typename) {
    case "Company":
      return { company: node.slug };
    case "Therapy":
      return { therapy: node.slug };
    case "DrugTarget":
      return { target: node.slug };
    case "Indication":
      return { indication: node.slug };
    case "RegulatoryEvent":
      return { therapy: node.therapy.slug };
    case "Trial":
      return { therapy: node.therapies.nodes.map(({ slug }) => slug) };
    case "Person":
      return { company: node.companies.nodes.map(({ slug }) => slug) };
    case "Agreement":
      return {};
  }
}

/** A text with the parts that match. Offsets count Unicode code points. */
function Marked({ text, highlights }: { text: string; highlights: readonly { start: number; end: number }[] }) {
  const characters = [...text];
  const part = (from: number, to?: number) => characters.slice(from, to).join("");
  return (
    <>
      {highlights.map(({ start, end }, index) => (
        <span key={start}>
          {part(highlights[index - 1]?.end ?? 0, start)}
          <mark>{part(start, end)}</mark>
        </span>
      ))}
      {part(highlights.at(-1)?.end ?? 0)}
    </>
  );
}
