import type { Tell } from "./tell.ts";

/** No country is both included in a territory and excluded from it. */
export function checkTerritory(
  {
    included_countries,
    excluded_countries,
  }: { included_countries: readonly string[]; excluded_countries: readonly string[] },
  tell: Tell,
): void {
  for (const [index, country] of excluded_countries.entries()) {
    if (included_countries.includes(country))
      tell(
        ["territory", "excludedCountries", index],
        `The country ${country} is included and excluded. Remove it from one of the two lists.`,
      );
  }
}
