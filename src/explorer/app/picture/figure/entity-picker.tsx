import { type KeyboardEvent, useId, useState } from "react";
import { capitalized, typeWords } from "../../entity/entity-type.ts";
import { type EntityType, SearchOfTypeDocument, type SearchOfTypeQuery } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { useDebounced } from "../../search/use-debounced.ts";

type Found = NonNullable<SearchOfTypeQuery["search"]>["edges"][number]["node"];

interface Props {
  label: string;
  placeholder: string;
  /** The types to choose from. All if it is not given. */
  types?: readonly EntityType[];
  onPick: (entity: Found) => void;
}

/** A box in which the reader finds an entity by its name. */
export function EntityPicker({ label, placeholder, types, onPick }: Props) {
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const id = useId();
  const query = useDebounced(text.trim(), 150);
  const isAsked = query !== "" && text.trim() !== "";
  const variables = { query, first: 8, ...(types && { types: [...types] }) };
  const { data, error } = useGraph(SearchOfTypeDocument, variables, { enabled: isAsked, keepsFormer: true });
  const found = isAsked ? (data?.search?.edges.map(({ node }) => node) ?? []) : [];
  const pick = (entity: Found | undefined) => {
    if (!entity) return;
    setText("");
    onPick(entity);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(found[active]);
    } else if (event.key === "Escape") setText("");
  };
  return (
    <search
      className="search-box entity-picker"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setText("");
      }}
    >
      <label>
        <span className="picker-label">{label}</span>
        <input
          type="search"
          role="combobox"
          aria-expanded={isAsked}
          aria-controls={isAsked ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
          placeholder={placeholder}
          maxLength={300}
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setActive(0);
          }}
          onKeyDown={press}
        />
      </label>
      {isAsked && (
        <div className="search-results">
          {error && <p role="alert">{error.message}</p>}
          {data && found.length === 0 && (
            <p className="muted" role="status">
              Nothing is called “{query}”.
            </p>
          )}
          <div id={`${id}-list`} role="listbox" aria-label={label}>
            {found.map((entity, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box handles the keys of its list
              <div
                key={entity.id}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={index === active ? "hit active" : "hit"}
                onPointerMove={() => setActive(index)}
                onClick={() => pick(entity)}
              >
                {entity.name} <span className="muted">{capitalized(typeWords[entity.__typename].singular)}</span>
              </div>
            ))}
          </div>
        </div>
      )}
    </search>
  );
}
