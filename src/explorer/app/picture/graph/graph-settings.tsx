import type { Changes } from "../../address/address.ts";
import { Popover } from "../../component/popover.tsx";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { edgeKinds } from "./edge-kinds.ts";
import type { GraphView } from "./graph-address.ts";

/** How far the graph reaches, and which kinds of connections it follows. */
export function GraphSettings({ view, onChange }: { view: GraphView; onChange: (changes: Changes) => void }) {
  const { kinds, depth } = view;
  return (
    <>
      <label>
        Steps{" "}
        <select
          value={depth}
          onChange={({ target }) => onChange({ depth: target.value === "1" ? null : target.value })}
        >
          {[1, 2, 3].map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <Popover label={kinds.length === 0 ? "All kinds of connections" : `Kinds of connections: ${kinds.length}`}>
        {() => (
          <fieldset className="options">
            <legend>Follow only these kinds</legend>
            {edgeKinds.map((kind) => (
              <label key={kind}>
                <input
                  type="checkbox"
                  checked={kinds.includes(kind)}
                  onChange={({ target }) =>
                    onChange({
                      kind: edgeKinds.filter((each) => (each === kind ? target.checked : kinds.includes(each))),
                    })
                  }
                />
                <Label of="EdgeKind" value={kind} />
              </label>
            ))}
          </fieldset>
        )}
      </Popover>
    </>
  );
}
