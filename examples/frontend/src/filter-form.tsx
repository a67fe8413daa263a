import type { ChangeEvent } from "react";
import { addressWith, moveTo, type Parameter } from "./address.ts";
import { kindNames, modalityNames } from "./vocabulary.ts";

/** The filters; what they are set to stands in the address alone. */
export function FilterForm({ address }: { address: URLSearchParams }) {
  const bind = (parameter: Parameter) => ({
    value: address.get(parameter) ?? "",
    // A word that is typed is one step back, not one for each letter.
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      moveTo(addressWith(parameter, target.value), { replace: target instanceof HTMLInputElement }),
  });
  return (
    <search className="filters">
      <label>
        Name
        <input type="search" placeholder="AlphaMedix" {...bind("name")} />
      </label>
      <label>
        Kind
        <select {...bind("kind")}>
          <option value="">Any</option>
          <Choices names={kindNames} />
        </select>
      </label>
      <label>
        Modality
        <select {...bind("modality")}>
          <option value="">Any</option>
          <Choices names={modalityNames} />
        </select>
      </label>
      <label>
        Announced since
        <input type="date" {...bind("since")} />
      </label>
      <label>
        Worth at least, $ million
        <input type="number" min="0" {...bind("million")} />
      </label>
      <label>
        Order
        <select {...bind("order")}>
          <option value="">Newest first</option>
          <option value="oldest">Oldest first</option>
        </select>
      </label>
    </search>
  );
}

function Choices({ names }: { names: Record<string, string> }) {
  return Object.entries(names).map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
}
