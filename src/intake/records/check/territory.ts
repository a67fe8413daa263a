import type { Territory } from "../../../domain/rights/territory.ts";
import type { Tell } from "./tell.ts";

/** A territory is the world or consists of listed countries and regions, and nothing is both included and excluded. */
export function checkTerritory(territory: Territory & { territory_as_stated: string | null }, tell: Tell): void {
  const { worldwide, included_countries, included_regions, excluded_countries, excluded_regions } = territory;
  const { territory_as_stated } = territory;
  const included = { includedCountries: included_countries, includedRegions: included_regions };
  const listed = Object.entries(included).flatMap(([field, codes]) => (codes.length > 0 ? [field] : []));
  for (const field of worldwide === 1 ? listed : [])
    tell(["territory"], `The territory is worldwide and lists \`${field}\`. Remove one of the two.`);
  // A source may say that the territory is not the world without naming it.
  if (worldwide === 0 && listed.length === 0 && territory_as_stated === null)
    tell(
      ["territory"],
      "The territory is not worldwide and lists no countries or regions. Add `includedCountries` or `includedRegions`, the words of the source in `asStated`, or remove `worldwide`.",
    );
  for (const code of [
    ...included_countries.filter((country) => excluded_countries.includes(country)),
    ...included_regions.filter((region) => excluded_regions.includes(region)),
  ])
    tell(["territory"], `The territory includes and excludes ${code}. Remove one of the two.`);
}
