import { countryCodes } from "../code.ts";
import { countriesIn } from "../region/region.ts";

/** The territory of a question: some countries and regions, or the world, without others. */
export interface AskedTerritory {
  readonly countries?: readonly string[] | null | undefined;
  readonly regions?: readonly string[] | null | undefined;
  readonly outside?: readonly string[] | null | undefined;
}

/** The countries of a territory on a day. */
export function territoryAsked({ countries, regions, outside }: AskedTerritory, day: string): string[] {
  const isWorld = countries == null && regions == null;
  const included = isWorld
    ? countryCodes
    : [...(countries ?? []), ...(regions ?? []).flatMap((region) => countriesIn(region, day))];
  return [...new Set(included)].filter((country) => !outside?.includes(country));
}
