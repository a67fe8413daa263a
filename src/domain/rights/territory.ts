import { countryCodes } from "../code.ts";
import { isMember } from "../region/region.ts";

/** The territory of a grant as sources state it. */
export interface Territory {
  readonly worldwide: 0 | 1 | null;
  readonly included_countries: readonly string[];
  readonly included_regions: readonly string[];
  readonly excluded_countries: readonly string[];
  readonly excluded_regions: readonly string[];
}

function isListed(
  countries: readonly string[],
  regions: readonly string[],
  country: string,
  day: string,
): boolean | null {
  if (countries.includes(country)) return true;
  let found: boolean | null = false;
  for (const region of regions) {
    const member = isMember(region, country, day);
    if (member === true) return true;
    found = member === null ? null : found;
  }
  return found;
}

/** Whether a source states where rights hold, rather than only where they do not. */
export function isTerritoryStated(territory: Territory): boolean {
  return territory.worldwide === 1 || territory.included_countries.length + territory.included_regions.length > 0;
}

/** Whether a territory depends on the country. */
export function namesPlaces(territory: Territory): boolean {
  const { included_countries, included_regions, excluded_countries, excluded_regions } = territory;
  return [included_countries, included_regions, excluded_countries, excluded_regions].some((codes) => codes.length > 0);
}

function coversOn(territory: Territory, country: string, day: string): boolean | null {
  const isExcluded = isListed(territory.excluded_countries, territory.excluded_regions, country, day);
  if (isExcluded === true) return false;
  const isIncluded =
    territory.worldwide === 1
      ? true
      : isTerritoryStated(territory)
        ? isListed(territory.included_countries, territory.included_regions, country, day)
        : null;
  if (isIncluded === false) return false;
  return isIncluded === true && isExcluded === false ? true : null;
}

/**
 * Whether a territory covers a country. Null if no source says, or if the country joined or left a group of the territory between
 * the days, because contracts differ on which day counts.
 * @param days the day of the grant, and the day for which the question is asked
 */
export function covers(territory: Territory, country: string, days: readonly string[]): boolean | null {
  const [first = null, ...others] = days.map((day) => coversOn(territory, country, day));
  return others.every((other) => other === first) ? first : null;
}

/** The countries that a territory covers on a day, in alphabetical order. Null if no source states a territory. */
export function countriesOf(territory: Territory, day: string): string[] | null {
  return isTerritoryStated(territory) ? countryCodes.filter((country) => coversOn(territory, country, day)) : null;
}
