import { type KeyboardEvent, useRef } from "react";
import { useQuery } from "urql";
import { addressWith, navigate } from "./address.ts";
import { graphql } from "./graphql.ts";
import { QueryResult } from "./query-result.tsx";
import { SearchResults, SearchResultsFragment } from "./search-results.tsx";
import { useDebouncedValue } from "./use-debounced-value.ts";

const SearchQuery = graphql(
  `
  query Search($query: String!) {
    search(query: $query, first: 40) {
      ...SearchResults
    }
  }
`,
  [SearchResultsFragment],
);

/** One box that searches everything. The arrow keys move between the box and its results, and Escape empties the box. */
export function SearchBox({ address }: { address: URLSearchParams }) {
  const box = useRef<HTMLInputElement>(null);
  const all = useRef<HTMLElement>(null);
  const text = address.get("q") ?? "";
  const query = useDebouncedValue(text.trim(), 200);
  // Typing replaces the history entry, so that one step back undoes the whole text.
  const write = (value: string) => navigate(addressWith({ q: value }), { replace: true });

  function move(event: KeyboardEvent) {
    if (event.key === "Escape" && text !== "") {
      event.stopPropagation();
      write("");
      box.current?.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [...(all.current?.querySelectorAll<HTMLElement>("input, .results a") ?? [])];
    const focused = document.activeElement;
    const current = focused instanceof HTMLElement ? stops.indexOf(focused) : -1;
    stops[current + step]?.focus();
  }

  return (
    <search className="search" ref={all} onKeyDown={move}>
      <label>
        Search everything
        <input
          ref={box}
          type="search"
          maxLength={300}
          placeholder="A company, therapy or disease"
          autoComplete="off"
          value={text}
          onChange={({ target }) => write(target.value)}
        />
      </label>
      {query !== "" && text !== "" && <Found query={query} />}
    </search>
  );
}

function Found({ query }: { query: string }) {
  const result = useQuery({ query: SearchQuery, variables: { query } });
  return (
    <QueryResult of={result}>{({ search }) => search && <SearchResults data={search} query={query} />}</QueryResult>
  );
}
