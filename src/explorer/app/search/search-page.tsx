import { useEffect } from "react";
import { changed, href, useAddress } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import { Loaded } from "../component/loaded.tsx";
import { Notice } from "../component/problem.tsx";
import { ShowQuery } from "../component/show-query.tsx";
import { capitalized, entityPath, typeWords } from "../entity/entity-type.ts";
import { type EntityType, SearchOfTypeDocument } from "../graph/documents.ts";
import { useGraph } from "../graph/use-graph.ts";
import { firstPage, pageSizes } from "../list/list-view.ts";
import { isCursorError, LostPage } from "../list/lost-page.tsx";
import { Paging } from "../list/paging.tsx";
import { listStart } from "../list/skip-to-list.tsx";
import { countText, numberText } from "../text/number-text.ts";
import { keepSearch } from "./recent.ts";
import { SearchHit } from "./search-hit.tsx";

const isType = (text: string | null): text is EntityType => text !== null && text in typeWords;

/** All results of a search, in pages. */
export default function SearchPage() {
  const { params } = useAddress();
  const query = params.get("q")?.trim() ?? "";
  useEffect(() => {
    if (query !== "") keepSearch(query);
  }, [query]);
  if (query === "")
    return (
      <>
        <title>Search · Drug deal graph</title>
        <h1>Search</h1>
        <Notice title="Write what to search for in the box above." />
      </>
    );
  return (
    <>
      <title>{`${query} · Drug deal graph`}</title>
      <h1>Results for “{query}”</h1>
      <Results query={query} />
    </>
  );
}

function Results({ query }: { query: string }) {
  const { path, params } = useAddress();
  const type = params.get("type");
  const before = params.get("before");
  const asked = Number(params.get("size"));
  const size = pageSizes.find((each) => each === asked) ?? pageSizes[0];
  const variables = {
    query,
    types: isType(type) ? [type] : null,
    first: before === null ? size : null,
    after: before === null ? params.get("after") : null,
    last: before === null ? null : size,
    before,
  };
  const result = useGraph(SearchOfTypeDocument, variables, { keepsFormer: true });
  const all = useGraph(SearchOfTypeDocument, {
    ...variables,
    types: null,
    first: 1,
    after: null,
    last: null,
    before: null,
  });
  return (
    <>
      <nav aria-label="Types">
        <ul className="tabs">
          <li>
            <Link
              to={href(path, changed(params, { ...firstPage, type: null }))}
              aria-current={type === null ? "page" : undefined}
            >
              Everything
            </Link>
          </li>
          {all.data?.search?.countsByType
            .filter(({ type: each }) => isType(each))
            .map(({ type: each, count }) => (
              <li key={each}>
                <Link
                  to={href(path, changed(params, { ...firstPage, type: each }))}
                  aria-current={type === each ? "page" : undefined}
                >
                  {isType(each) && capitalized(typeWords[each].plural)}{" "}
                  <span className="muted">{numberText(count)}</span>
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      {isCursorError(result.error) ? (
        <LostPage />
      ) : (
        <Loaded of={result}>
          {({ search }) =>
            search === null || search.edges.length === 0 ? (
              <Notice title={`Nothing was found for “${query}”.`}>
                <p>Check the spelling, or use fewer words. Words match names, codes, identifiers and texts.</p>
              </Notice>
            ) : (
              <>
                <p role="status" className="muted" id={listStart} tabIndex={-1}>
                  {countText(search.totalCount, "result", "results")}
                </p>
                <ol className="hits">
                  {search.edges.map((hit) => (
                    <li key={hit.node.id}>
                      <Link className="hit" to={entityPath(hit.node.__typename, hit.node.slug)}>
                        <SearchHit hit={hit} />
                      </Link>
                      <span className="hit-type muted">{typeWords[hit.node.__typename].singular}</span>
                    </li>
                  ))}
                </ol>
                <Paging pageInfo={search.pageInfo} size={size} />
              </>
            )
          }
        </Loaded>
      )}
      <ShowQuery document={SearchOfTypeDocument} variables={variables} />
    </>
  );
}
