import { type FormEvent, useMemo } from "react";
import { changed, href, navigate, useAddress } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import { useDraft } from "../address/use-draft.ts";
import { Loaded } from "../component/loaded.tsx";
import { Notice, Problem } from "../component/problem.tsx";
import { ShowQuery } from "../component/show-query.tsx";
import { capitalized, listWords } from "../entity/entity-type.ts";
import { useGraph } from "../graph/use-graph.ts";
import { countText } from "../text/number-text.ts";
import { Choices } from "./choices.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { Download } from "./download/download.tsx";
import { Facets } from "./facet/facets.tsx";
import type { ListDefinition } from "./list-definition.ts";
import { firstPage, listView } from "./list-view.ts";
import { isCursorError, LostPage } from "./lost-page.tsx";
import { Paging, useFocusOnList } from "./paging.tsx";
import { SavedViews } from "./saved-views.tsx";
import { listStart, SkipToList } from "./skip-to-list.tsx";
import { SortChoice } from "./sort-choice.tsx";
import { Table } from "./table.tsx";

/** A list of entities of one type with its facets, as its address describes it. */
export function ListPage<Row extends { id: string }, Data, FacetData, Entry>({
  list,
}: {
  list: ListDefinition<Row, Data, FacetData, Entry>;
}) {
  const { path, params } = useAddress();
  const view = listView(list, params);
  useFocusOnList(params);
  const { where, variables, currency } = view;
  const result = useGraph(list.document, variables, { keepsFormer: true });
  const facetVariables = { where, ...(list.hasAmounts && { currency }) };
  const counted = useGraph(list.facetDocument, facetVariables, { keepsFormer: true });
  const counts = counted.data === undefined ? null : list.counts(counted.data);
  const shownColumns = view.columns.map(({ name }) => name).join();
  const columns = useMemo(() => {
    const names = new Set(shownColumns.split(","));
    return list.columns.filter(({ name }) => names.has(name));
  }, [list, shownColumns]);
  const { singular, plural } = listWords[list.type];
  const count = counts?.totalCount;
  return (
    <div className="list-page">
      <title>{`${capitalized(plural)} · Drug deal graph`}</title>
      <header className="page-head">
        <h1>{capitalized(plural)}</h1>
        <p className="muted">{list.description}</p>
      </header>
      <div className="list-side">
        <SkipToList text="Skip the filters" />
        <SearchWithin plural={plural} />
        <Facets list={list} counts={counts} error={counted.error} currency={currency} />
      </div>
      <div className="list-main">
        {view.unknown.length > 0 && <UnknownParameters names={view.unknown} />}
        <Choices list={list} counts={counts} currency={currency} />
        <div className="toolbar">
          <p className="count" role="status" id={listStart} tabIndex={-1}>
            {count !== undefined && countText(count, singular, plural)}
          </p>
          {view.order !== null && <SortChoice list={list} order={view.order} />}
          <ColumnChoice list={list} shown={view.columns} />
          <SavedViews path={path} />
          <Download list={list} view={view} totalCount={count} />
        </div>
        {isCursorError(result.error) ? (
          <LostPage />
        ) : (
          <Loaded of={result}>
            {(data) => {
              const rows = list.rows(data);
              if (rows === null)
                return <Problem error={new Error("The list was not returned.")} onRetry={result.refetch} />;
              if (rows.nodes.length === 0) return <Empty plural={plural} isNarrowed={view.isNarrowed} />;
              return (
                <>
                  <Table list={list} columns={columns} rows={rows.nodes} order={view.order} />
                  <Paging pageInfo={rows.pageInfo} size={view.size} />
                </>
              );
            }}
          </Loaded>
        )}
        <ShowQuery document={list.document} variables={variables} />
      </div>
    </div>
  );
}

function Empty({ plural, isNarrowed }: { plural: string; isNarrowed: boolean }) {
  const { path } = useAddress();
  if (!isNarrowed) return <Notice title={`The graph has no ${plural}.`} />;
  return (
    <Notice title={`No ${plural} match all of these filters.`}>
      <p>
        Remove a filter above, or <Link to={path}>show all {plural}</Link>.
      </p>
    </Notice>
  );
}

function UnknownParameters({ names }: { names: readonly string[] }) {
  const { path, params } = useAddress();
  const without = changed(params, Object.fromEntries(names.map((name) => [name, null])));
  return (
    <Notice title="A part of this address is not known and was ignored.">
      <p>
        This list has no {names.length === 1 ? "setting" : "settings"} named{" "}
        {names.map((name) => `“${name}”`).join(", ")}.{" "}
        <Link to={href(path, without)}>Remove {names.length === 1 ? "it" : "them"}</Link>
      </p>
    </Notice>
  );
}

function SearchWithin({ plural }: { plural: string }) {
  const { path, params } = useAddress();
  const [text, setText] = useDraft(params.get("q") ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    navigate(href(path, changed(params, { ...firstPage, q: text.trim(), sort: null })));
  };
  return (
    <search>
      <form className="search-within" onSubmit={submit}>
        <label>
          <span className="hidden">Search {plural}</span>
          <input
            type="search"
            maxLength={300}
            placeholder={`Search ${plural}`}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <button type="submit">Search</button>
      </form>
    </search>
  );
}
