import { Countries } from "../../component/country.tsx";
import { RegionsDocument, type TerritoryFragment } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { numberText } from "../../text/number-text.ts";

/** Above this, the countries of a territory are listed on request. */
const fewCountries = 6;

/** The territory of rights or payments: as stated, with the countries that it comes to. Null if no source says. */
export function TerritoryText({ territory }: { territory: TerritoryFragment }) {
  const { worldwide, includedRegions, includedCountries, excludedRegions, excludedCountries, asStated } = territory;
  const isNamed = worldwide === true || includedRegions.length + includedCountries.length > 0;
  const hasExceptions = excludedRegions.length + excludedCountries.length > 0;
  const countries = territory.countries ?? [];
  return (
    <>
      {worldwide === true ? "Worldwide" : <Places regions={includedRegions} countries={includedCountries} />}
      {hasExceptions && (
        <>
          {isNamed && " "}except <Places regions={excludedRegions} countries={excludedCountries} />
        </>
      )}
      {!isNamed &&
        !hasExceptions &&
        (worldwide === false ? "Not worldwide" : <span className="muted">No source states the territory</span>)}
      {asStated !== null && <span className="muted"> “{asStated}”</span>}
      {countries.length > fewCountries && worldwide !== true && (
        <details className="countries">
          <summary>{numberText(countries.length)} countries</summary>
          <Countries codes={countries} />
        </details>
      )}
    </>
  );
}

/** Whether a source says anything about the territory. */
export function isTerritoryStated({ worldwide, asStated, countries }: TerritoryFragment): boolean {
  return worldwide !== null || asStated !== null || countries !== null;
}

/** Names of regions and countries. Until the names of regions are loaded, their codes are shown. */
function Places({ regions, countries }: { regions: readonly string[]; countries: readonly string[] }) {
  const { data } = useGraph(RegionsDocument, {});
  const nameOf = (code: string) => data?.regions?.find((region) => region.code === code)?.name ?? code;
  return (
    <>
      {regions.map(nameOf).join(", ")}
      {regions.length > 0 && countries.length > 0 && ", "}
      <Countries codes={countries} />
    </>
  );
}
