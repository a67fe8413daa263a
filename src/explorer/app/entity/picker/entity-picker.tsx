import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from "react";
import { type EntityType, PickEntityDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { SearchHit } from "../../search/search-hit.tsx";
import { useDebounced } from "../../search/use-debounced.ts";
import { typeWords } from "../entity-type.ts";
import { type EntityReference, referenceTo } from "./entity-reference.ts";
import { useReferred } from "./use-referred.ts";

/** What is in a field for an entity: one that was chosen, or a text that is still to be looked up. */
export interface Picked {
  reference: EntityReference | null;
  /** Null if the name of the entity is shown. */
  text: string | null;
}

export const pickedFrom = (reference: EntityReference | null): Picked => ({ reference, text: null });

interface Props {
  label: string;
  types: readonly EntityType[];
  picked: Picked;
  onChange: (picked: Picked) => void;
  /** Why the text cannot be used. */
  problem?: string | undefined;
  placeholder?: string;
  /** The first match is chosen until the reader goes to another. */
  takesFirst?: boolean;
}

/** A field for an entity, which finds it by any of its names as the reader types. */
export function EntityPicker({ label, types, picked, onChange, problem, placeholder, takesFirst = false }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const start = takesFirst ? 0 : -1;
  const [active, setActive] = useState(start);
  const id = useId();
  const { entity } = useReferred(picked.reference);
  const text = picked.text ?? entity?.name ?? "";
  const query = useDebounced(picked.text?.trim() ?? "", 150);
  const isAsked = query !== "" && picked.text !== null;
  const { data, isPlaceholderData } = useGraph(
    PickEntityDocument,
    { query, types },
    { enabled: isAsked, keepsFormer: true },
  );
  const hits = isAsked ? (data?.search?.edges ?? []) : [];
  const isShown = isOpen && hits.length > 0;
  // While a reader types, the matches are still those of a shorter text.
  const isCurrent = isAsked && data !== undefined && !isPlaceholderData && query === picked.text?.trim();
  const [isAwaited, setIsAwaited] = useState(false);
  const pickAwaited = useEffectEvent(() => {
    setIsAwaited(false);
    pick(start);
  });
  useEffect(() => {
    if (isAwaited && isCurrent) pickAwaited();
  }, [isAwaited, isCurrent]);

  function pick(index: number) {
    const hit = hits[index];
    if (!hit) return;
    onChange({ reference: referenceTo(hit.node.__typename, hit.node.slug), text: hit.node.name });
    setIsOpen(false);
    setActive(start);
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setIsOpen(false);
    } else if (isShown && hits.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const places = hits.length + 1;
      setActive(((active + 1 + (event.key === "ArrowDown" ? 1 : -1) + places) % places) - 1);
    } else if (event.key === "Enter" && takesFirst && active === start && !isCurrent && picked.text?.trim()) {
      event.preventDefault();
      setIsAwaited(true);
    } else if (event.key === "Enter" && isShown && active >= 0) {
      event.preventDefault();
      pick(active);
    }
  }

  return (
    <div className="picker">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        placeholder={placeholder}
        maxLength={300}
        value={text}
        onChange={({ target }) => {
          onChange({ reference: null, text: target.value });
          setIsOpen(true);
          setIsAwaited(false);
          setActive(start);
        }}
        onBlur={() => setIsOpen(false)}
        onKeyDown={press}
      />
      {problem !== undefined && (
        <p className="field-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {isOpen && isAsked && data !== undefined && !isPlaceholderData && hits.length === 0 && (
        <p role="status">Nothing is called “{query}”.</p>
      )}
      {isShown && (
        <div className="picker-results">
          <div id={`${id}-list`} role="listbox" aria-label={label}>
            {hits.map((hit, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys for its options
              <div
                key={hit.node.id}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={index === active ? "hit active" : "hit"}
                onPointerMove={() => setActive(index)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(index)}
              >
                <SearchHit hit={hit} />
                {types.length !== 1 && (
                  <span className="hit-type muted"> · {typeWords[hit.node.__typename].singular}</span>
                )}
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
