import type { ChangeEvent } from "react";
import { addressWith, navigate, type Parameter } from "./address.ts";
import { type Term, useVocabulary } from "./vocabulary.tsx";

/** The filters. Their values are kept in the address only. */
export function FilterForm({ address }: { address: URLSearchParams }) {
  const kinds = useVocabulary("AgreementKind");
  const modalities = useVocabulary("Modality");
  const bind = (parameter: Parameter) => ({
    value: address.get(parameter) ?? "",
    // Typing replaces the history entry, so that one step back undoes the whole text.
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      navigate(addressWith(parameter, target.value), { replace: target instanceof HTMLInputElement }),
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
          <Options terms={kinds.terms} />
        </select>
      </label>
      <label>
        Modality
        <select {...bind("modality")}>
          <option value="">Any</option>
          <Options terms={modalities.terms} />
        </select>
      </label>
      <label>
        Announced since
        <input type="date" {...bind("since")} />
      </label>
      <label>
        Minimum value, USD million
        <input type="number" min="0" {...bind("minMillions")} />
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

function Options({ terms }: { terms: Term[] }) {
  return terms.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
