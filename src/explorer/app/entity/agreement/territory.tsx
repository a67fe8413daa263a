import { RegionsDocument, type TerritoryFragment } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { countryText } from "../../text/country-text.ts";
import { numberText } from "../../text/number-text.ts";

/** Above this, the countries of a territory are listed on request. */
const fewCountries = 6;

/** The territory of rights or payments: as stated, with the countries that it comes to. Null if no source says. */
export function TerritoryText({ territory }: { territory: TerritoryFragment }) {
  const place = usePlaceNames();
  const { worldwide, includedRegions, includedCountries, excludedRegions, excludedCountries, asStated } = territory;
  const included = [...includedRegions.map(place), ...includedCountries.map(countryText)];
  const excluded = [...excludedRegions.map(place), ...excludedCountries.map(countryText)];
  const where = worldwide === true ? "Worldwide" : included.join(", ");
  const text = [where, excluded.length > 0 && `except ${excluded.join(", ")}`].filter(Boolean).join(" ");
  const countries = territory.countries ?? [];
  return (
    <>
      {text || (worldwide === false ? "Not worldwide" : <span className="muted">No source states the territory</span>)}
      {asStated !== null && <span className="muted"> “{asStated}”</span>}
      {countries.length > fewCountries && worldwide !== true && (
        <details className="countries">
          <summary>{numberText(countries.length)} countries</summary>
          {countries.map(countryText).join(", ")}
        </details>
      )}
    </>
  );
}

/** Whether a source says anything about the territory. */
export function isTerritoryStated({ worldwide, asStated, countries }: TerritoryFragment): boolean {
  return worldwide !== null || asStated !== null || countries !== null;
}

/** A function that returns the name of a region by its code. Until the names are loaded, it returns the code. */
function usePlaceNames(): (code: string) => string {
  const { data } = useGraph(RegionsDocument, {});
  return (code) => data?.regions?.find((region) => region.code === code)?.name ?? code;
}
