import { capitalized, typeWords } from "../../entity/entity-type.ts";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import { type EdgeKind, GraphKindsDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { edgeKinds } from "./edge-kinds.ts";
import type { GraphNode } from "./graph-data.ts";

interface Props {
  node: GraphNode;
  isOpened: boolean;
  canOpen: boolean;
  onOpen: (kinds: EdgeKind[] | null) => void;
  onClose: () => void;
  onPathEnd: (end: "from" | "to") => void;
}

/** What can be done with an entity of the graph. */
export function NodePanel({ node, isOpened, canOpen, onOpen, onClose, onPathEnd }: Props) {
  const { data } = useGraph(GraphKindsDocument, { id: node.id });
  const counts = data?.node;
  const present = edgeKinds.flatMap((kind) => {
    const count = counts?.[kind]?.totalCount ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
  const all = present.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="node-panel" aria-label={`Chosen: ${node.name}`}>
      <p className="kicker">{capitalized(typeWords[node.__typename].singular)}</p>
      <p className="node-name">
        <EntityLink entity={node} />
      </p>
      {canOpen ? (
        <ul className="node-actions" aria-label="Show connections">
          <li>
            <button type="button" onClick={() => onOpen(null)}>
              Show all {all > 0 && numberText(all)} connections
            </button>
          </li>
          {present.length > 1 &&
            present.map(({ kind, count }) => (
              <li key={kind}>
                <button type="button" onClick={() => onOpen([kind])}>
                  <Label of="EdgeKind" value={kind} /> ({numberText(count)})
                </button>
              </li>
            ))}
        </ul>
      ) : (
        <p className="muted">Hide the connections of another entity before you show those of this one.</p>
      )}
      <ul className="node-actions" aria-label="Other actions">
        {isOpened && (
          <li>
            <button type="button" onClick={onClose}>
              Hide its connections
            </button>
          </li>
        )}
        <li>
          <button type="button" onClick={() => onPathEnd("from")}>
            Path from here
          </button>
        </li>
        <li>
          <button type="button" onClick={() => onPathEnd("to")}>
            Path to here
          </button>
        </li>
      </ul>
    </section>
  );
}
