import { useMemo, useState } from "react";
import { capitalized, typeWords } from "../../entity/entity-type.ts";
import { numberText } from "../../text/number-text.ts";
import type { GraphNode } from "./graph-data.ts";

interface Props {
  nodes: readonly GraphNode[];
  selected: string | null;
  onSelect: (id: string) => void;
}

const shownAtOnce = 60;

/** The entities of the graph as a list, by which it can be used without a pointer. */
export function NodeList({ nodes, selected, onSelect }: Props) {
  const [text, setText] = useState("");
  const [shown, setShown] = useState(shownAtOnce);
  const words = text.trim().toLowerCase();
  const sorted = useMemo(
    () => nodes.toSorted((a, b) => a.__typename.localeCompare(b.__typename) || a.name.localeCompare(b.name)),
    [nodes],
  );
  const found = sorted.filter(({ name }) => name.toLowerCase().includes(words));
  return (
    <section className="node-list" aria-label="Entities in the picture">
      <label>
        <span className="picker-label">Entities in the picture ({numberText(nodes.length)})</span>
        <input
          type="search"
          placeholder="Find one of them"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setShown(shownAtOnce);
          }}
        />
      </label>
      <ul>
        {found.slice(0, shown).map(({ id, name, __typename }) => (
          <li key={id}>
            <button type="button" className="plain" aria-pressed={id === selected} onClick={() => onSelect(id)}>
              {name}
            </button>{" "}
            <span className="muted">{capitalized(typeWords[__typename].singular)}</span>
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <button type="button" className="plain" onClick={() => setShown(shown + shownAtOnce)}>
          Show more
        </button>
      )}
      {found.length === 0 && <p className="muted">None of them has this name.</p>}
    </section>
  );
}
