import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { href, navigate } from "../address/address.ts";
import { Problem } from "../component/problem.tsx";
import { capitalized, entityPath, typeWords } from "../entity/entity-type.ts";
import { type EntityType, SearchDocument, type SearchHitFragment, type SearchQuery } from "../graph/documents.ts";
import { useGraph } from "../graph/use-graph.ts";
import { countText } from "../text/number-text.ts";
import { keepSearch } from "./recent.ts";
import { SearchHit } from "./search-hit.tsx";
import { useDebounced } from "./use-debounced.ts";

/** More results of one type would hide those of the others. */
const shownPerType = 4;

interface Group {
  type: EntityType;
  count: number;
  hits: SearchHitFragment[];
}

/** Results by type, in the order of the best result of each. */
function groupsOf(search: SearchQuery["search"]): Group[] {
  const byType = Map.groupBy(search?.edges ?? [], ({ node }) => node.__typename);
  return [...byType].map(([type, hits]) => ({
    type,
    hits: hits.slice(0, shownPerType),
    count: search?.countsByType.find((each) => each.type === type)?.count ?? hits.length,
  }));
}

const resultsPath = (text: string, type?: EntityType) => href("/search", { q: text, type: type ?? null });

/** One box that searches everything as the reader types. `/` moves to it from anywhere. */
export function SearchBox({ isLarge = false }: { isLarge?: boolean }) {
  const [text, setText] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  const query = useDebounced(text.trim(), 150);
  const isAsked = query !== "" && text.trim() !== "";
  const { data, error, refetch } = useGraph(SearchDocument, { query }, { enabled: isAsked, keepsFormer: true });
  const groups = isAsked && data ? groupsOf(data.search) : [];
  const targets = groups.flatMap(({ type, count, hits }) => [
    ...hits.map(({ node }) => entityPath(node.__typename, node.slug)),
    ...(count > hits.length ? [resultsPath(query, type)] : []),
  ]);
  useSlashKey(box);

  function go(to: string) {
    keepSearch(text.trim());
    setText("");
    setIsOpen(false);
    setActive(-1);
    navigate(to, { afterPaint: true });
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Escape" && (isOpen || text !== "")) {
      event.preventDefault();
      if (isOpen && text !== "") setIsOpen(false);
      else setText("");
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setIsOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are results: the box itself.
      const places = targets.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && text.trim() !== "") {
      event.preventDefault();
      go(targets[active] ?? resultsPath(text.trim()));
    }
  }

  const isShown = isOpen && isAsked;
  let place = -1;
  const option = (to: string) => {
    place += 1;
    const own = place;
    return {
      id: `${id}-${own}`,
      role: "option",
      "aria-selected": own === active,
      className: own === active ? "hit active" : "hit",
      href: to,
      tabIndex: -1,
      onPointerMove: () => setActive(own),
      onClick: (event: { preventDefault: () => void; metaKey: boolean; ctrlKey: boolean; shiftKey: boolean }) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      },
    } as const;
  };
  return (
    <search
      className={isLarge ? "search-box large" : "search-box"}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsOpen(false);
      }}
    >
      <input
        ref={box}
        type="search"
        role="combobox"
        aria-label="Search everything"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        aria-keyshortcuts="/"
        placeholder="A company, therapy, disease, trial or deal"
        maxLength={300}
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setIsOpen(true);
          setActive(-1);
        }}
        onFocus={() => setIsOpen(true)}
        onKeyDown={press}
      />
      <kbd>/</kbd>
      {isShown && (
        <div className="search-results">
          {error && <Problem error={error} onRetry={() => refetch()} />}
          {data?.search && groups.length === 0 && (
            <p className="muted" role="status">
              Nothing in the graph is called “{query}”, and no text about anything has these words.
            </p>
          )}
          <div id={`${id}-list`} role="listbox" aria-label="Results">
            {groups.map(({ type, count, hits }) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be in a list box
              <div key={type} role="group" aria-label={capitalized(typeWords[type].plural)}>
                <p className="group-title" aria-hidden="true">
                  {capitalized(typeWords[type].plural)}
                </p>
                {hits.map((hit) => (
                  <a {...option(entityPath(type, hit.node.slug))} key={hit.node.id}>
                    <SearchHit hit={hit} />
                  </a>
                ))}
                {count > hits.length && (
                  <a {...option(resultsPath(query, type))}>
                    <span className="muted">
                      All {countText(count, typeWords[type].singular, typeWords[type].plural)}
                    </span>
                  </a>
                )}
              </div>
            ))}
          </div>
        </div>
      )}
    </search>
  );
}

/** Moves the focus to the box when `/` is pressed, unless something is being written. */
function useSlashKey(box: { current: HTMLInputElement | null }) {
  // The key works as soon as the box is shown.
  useLayoutEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, [box]);
}
