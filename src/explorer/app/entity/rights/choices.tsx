import { CountriesDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { countryText } from "../../text/country-text.ts";
import { useTerms } from "../../vocabulary/vocabulary.tsx";
import { mainMarkets } from "./area-text.ts";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Chooses a country: the main markets come first. */
export function CountryChoice({ label, value, onChange }: Props) {
  const { data } = useGraph(CountriesDocument, {});
  const others = [...(data?.regions?.[0]?.countries ?? [])].sort((a, b) =>
    countryText(a).localeCompare(countryText(b)),
  );
  const isUnlisted = !mainMarkets.includes(value) && !others.includes(value);
  return (
    <label>
      {label}{" "}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {isUnlisted && <option value={value}>{countryText(value)}</option>}
        <optgroup label="Main markets">
          {mainMarkets.map((code) => (
            <option key={code} value={code}>
              {countryText(code)}
            </option>
          ))}
        </optgroup>
        <optgroup label="All countries">
          {others
            .filter((code) => !mainMarkets.includes(code))
            .map((code) => (
              <option key={code} value={code}>
                {countryText(code)}
              </option>
            ))}
        </optgroup>
      </select>
    </label>
  );
}

/** Chooses a right. */
export function RightChoice({ label, value, onChange }: Props) {
  const terms = useTerms("LicensedRight");
  return (
    <label>
      {label}{" "}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {terms.length === 0 && <option value={value}>{value}</option>}
        {terms.map((term) => (
          <option key={term.value} value={term.value}>
            {term.label}
          </option>
        ))}
      </select>
    </label>
  );
}
