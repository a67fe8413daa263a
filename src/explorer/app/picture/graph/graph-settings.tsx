import type { Changes } from "../../address/address.ts";
import { AddressCheckbox } from "../../address/address-checkbox.tsx";
import { AddressSelect } from "../../address/address-select.tsx";
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
        <AddressSelect value={String(depth)} changes={(steps) => ({ depth: steps === "1" ? null : steps })}>
          {[1, 2, 3].map((each) => (
            <option key={each}>{each}</option>
          ))}
        </AddressSelect>
      </label>
      <Popover label={kinds.length === 0 ? "All kinds of connections" : `Kinds of connections: ${kinds.length}`}>
        {() => (
          <fieldset className="options">
            <legend>Follow only these kinds</legend>
            {edgeKinds.map((kind) => (
              <label key={kind}>
                <AddressCheckbox
                  isChecked={kinds.includes(kind)}
                  onToggle={(isChecked) =>
                    onChange({ kind: edgeKinds.filter((each) => (each === kind ? isChecked : kinds.includes(each))) })
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
