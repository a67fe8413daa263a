import { AddressSelect } from "../../address/address-select.tsx";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import { EntityAdder } from "../../entity/picker/entity-adder.tsx";
import type { ReferredEntity } from "../../entity/picker/entity-reference.ts";
import type { EntityLinkFragment, GraphPathsQuery } from "../../graph/documents.ts";
import { countText } from "../../text/number-text.ts";
import { useLabels } from "../../vocabulary/vocabulary.tsx";
import { pathLengths } from "./graph-address.ts";

interface Props {
  from: EntityLinkFragment | null;
  to: EntityLinkFragment | null;
  length: number;
  paths: GraphPathsQuery["paths"];
  onPick: (end: "from" | "to", entity: ReferredEntity | null) => void;
}

/** The choice of two entities and the shortest paths between them, in words. */
export function PathPanel({ from, to, length, paths, onPick }: Props) {
  const labels = useLabels();
  const ends = [
    { end: "from", entity: from, label: "Path from" },
    { end: "to", entity: to, label: "Path to" },
  ] as const;
  return (
    <section className="path-panel" aria-label="Shortest paths">
      <div className="path-ends">
        {ends.map(({ end, entity, label }) =>
          entity === null ? (
            <EntityAdder key={end} label={label} placeholder="Any name" onPick={(picked) => onPick(end, picked)} />
          ) : (
            <p key={end} className="path-end">
              <span className="picker-label">{label}</span>
              <EntityLink entity={entity} />{" "}
              <button
                type="button"
                className="plain"
                aria-label={`Remove ${entity.name} from the path`}
                onClick={() => onPick(end, null)}
              >
                Remove
              </button>
            </p>
          ),
        )}
        <label>
          <span className="picker-label">At most</span>
          <AddressSelect value={String(length)} changes={(chosen) => ({ length: chosen })}>
            {pathLengths.map((each) => (
              <option key={each} value={each}>
                {countText(each, "step", "steps")}
              </option>
            ))}
          </AddressSelect>
        </label>
      </div>
      {from && to && paths && (
        <div role="status">
          {paths.paths.length === 0 ? (
            <p>
              {paths.truncated
                ? "The search was ended before it found a path. Choose fewer steps or fewer kinds of connections."
                : `Nothing connects ${from.name} and ${to.name} within ${countText(length, "step", "steps")}.`}
            </p>
          ) : (
            <ol className="paths">
              {paths.paths.map(({ nodes, edges }) => (
                <li key={nodes.map(({ id }) => id).join(" ")}>
                  {nodes.map((node, index) => {
                    const edge = edges[index];
                    return (
                      <span key={node.id}>
                        <EntityLink entity={node} />
                        {edge && (
                          <span className="muted">
                            {edge.subject.id === node.id ? " → " : " ← "}
                            {labels("EdgeKind", edge.kind).toLowerCase()}
                            {edge.label !== null && ` (${edge.label})`}
                            {edge.subject.id === node.id ? " → " : " ← "}
                          </span>
                        )}
                      </span>
                    );
                  })}
                </li>
              ))}
            </ol>
          )}
          {paths.truncated && paths.paths.length > 0 && (
            <p className="muted">The search was ended early: there may be other paths of the same length.</p>
          )}
        </div>
      )}
    </section>
  );
}
