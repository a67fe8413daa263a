import { CountriesDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { countryText } from "../../text/country-text.ts";
import { useReaderLang } from "../../vocabulary/in-reader-language.tsx";
import { useTerms } from "../../vocabulary/vocabulary.tsx";
import { mainMarkets } from "./area-text.tsx";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Chooses a country: the main markets come first. */
export function CountryChoice({ label, value, onChange }: Props) {
  const { data } = useGraph(CountriesDocument, {});
  const lang = useReaderLang();
  const others = [...(data?.regions?.[0]?.countries ?? [])].sort((a, b) =>
    countryText(a).localeCompare(countryText(b)),
  );
  const isUnlisted = !mainMarkets.includes(value) && !others.includes(value);
  return (
    <label>
      {label}{" "}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {isUnlisted && (
          <option value={value} lang={lang}>
            {countryText(value)}
          </option>
        )}
        <optgroup label="Main markets">
          {mainMarkets.map((code) => (
            <option key={code} value={code} lang={lang}>
              {countryText(code)}
            </option>
          ))}
        </optgroup>
        <optgroup label="All countries">
          {others
            .filter((code) => !mainMarkets.includes(code))
            .map((code) => (
              <option key={code} value={code} lang={lang}>
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
  const lang = useReaderLang();
  return (
    <label>
      {label}{" "}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {terms.length === 0 && <option value={value}>{value}</option>}
        {terms.map((term) => (
          <option key={term.value} value={term.value} lang={lang}>
            {term.label}
          </option>
        ))}
      </select>
    </label>
  );
}
