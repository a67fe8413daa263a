import { countryCodes } from "../code.ts";
import { regions } from "../region/region.ts";
import type { LicensedRight } from "../vocabulary/licensed-right.ts";
import type { RightsFacts } from "./fact.ts";
import type { RightsHolding } from "./holding.ts";
import { rightsHolding } from "./rights-holding.ts";
import { concern } from "./scope.ts";
import { covers, namesPlaces } from "./territory.ts";

/** Countries in which the answer is the same. */
export interface RightsArea extends RightsHolding {
  readonly countries: readonly string[];
}

/** Who holds a right on a day in each country of the world: groups of countries with the same answer, the largest first. */
export function rightsMap(facts: RightsFacts, right: LicensedRight, on: string): RightsArea[] {
  const grants = facts.grants.filter((grant) => concern(grant, right) !== "NONE");
  const keyOf = (country: string) =>
    grants
      .map(({ territory, start }) => covers(territory, country, start === null ? [on] : [start.first, start.last, on]))
      .join();
  // Most grants are worldwide or state no territory, which is the same for every country.
  if (!grants.some(({ territory }) => namesPlaces(territory)))
    return [{ ...rightsHolding(facts, { right, country: countryCodes[0] ?? "", on }), countries: countryCodes }];
  const byAnswer = new Map<string, RightsArea>();
  for (const countries of Map.groupBy(countryCodes, keyOf).values()) {
    const holding = rightsHolding(facts, { right, country: countries[0] ?? "", on });
    const key = JSON.stringify(holding);
    const same = byAnswer.get(key)?.countries;
    byAnswer.set(key, { ...holding, countries: same ? [...same, ...countries].sort() : countries });
  }
  return [...byAnswer.values()].sort(
    (a, b) => b.countries.length - a.countries.length || ((a.countries[0] ?? "") < (b.countries[0] ?? "") ? -1 : 1),
  );
}

const maxNamed = 10;

/** A short name for some countries, for people: "US", "Europe", "worldwide except JP, CN". */
export function areaLabel(countries: readonly string[], on: string): string {
  if (countries.length === countryCodes.length) return "worldwide";
  if (countries.length <= countryCodes.length / 2) return nameOf(countries, on);
  const included = new Set(countries);
  return `worldwide except ${nameOf(
    countryCodes.filter((country) => !included.has(country)),
    on,
  )}`;
}

function nameOf(countries: readonly string[], on: string): string {
  for (const { code, name, memberships } of regions.values()) {
    if (code === "001") continue;
    const members = memberships.filter(({ from = on, to = on }) => from <= on && on <= to);
    if (members.some(({ isDisputed }) => isDisputed)) continue;
    const all = new Set(members.flatMap((each) => each.countries));
    if (all.size === countries.length && countries.every((country) => all.has(country))) return name;
  }
  const named = countries.slice(0, maxNamed).join(", ");
  return countries.length > maxNamed ? `${named} and ${countries.length - maxNamed} others` : named;
}
