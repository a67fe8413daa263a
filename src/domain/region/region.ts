import { countryCodes, isCountryCode } from "../code.ts";
import { countryGroups, type Membership } from "./group.ts";
import { m49Countries, m49Regions } from "./m49.ts";

/** A region in which rights can hold: a region of the UN M49 standard, or a named group of countries. */
export interface Region {
  /** The M49 code of three digits, or the name of the group, such as "EU". */
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  /** The address at which the definition is published. */
  readonly source: string;
  readonly memberships: readonly Membership[];
}

/** Every region, by code. */
export const regions: ReadonlyMap<string, Region> = new Map(
  [
    ...Object.entries(m49Regions).map(([code, { name }]) => ({
      code,
      name,
      definition: `Region ${code} of the UN M49 standard.`,
      source: "https://unstats.un.org/unsd/methodology/m49/",
      memberships: [{ countries: m49Countries.get(code) ?? [] }],
    })),
    ...Object.entries(countryGroups).map(([code, group]) => ({ code, ...group })),
  ].map((region) => [region.code, region]),
);

/** Whether a text is the code of a region. */
export const isRegion = (code: string): boolean => regions.has(code);

/** Whether a country belongs to a region on a day. Null if sources disagree. */
export function isMember(code: string, country: string, day: string): boolean | null {
  let isDisputed = false;
  for (const { countries, from, to, isDisputed: disputed } of regions.get(code)?.memberships ?? []) {
    if (!countries.includes(country) || (from !== undefined && day < from) || (to !== undefined && day > to)) continue;
    if (!disputed) return true;
    isDisputed = true;
  }
  return isDisputed ? null : false;
}

/** The countries that belong to a region on a day, in alphabetical order. */
export function countriesIn(code: string, day: string): string[] {
  return countryCodes.filter((country) => isMember(code, country, day) === true);
}

const countryNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The English name of a country. The code itself if it has none. */
export const countryNameOf = (code: string): string => countryNames.of(code) ?? code;

/** The English name of a region or a country. The code itself if it has none. */
export const placeNameOf = (code: string): string => regions.get(code)?.name ?? countryNameOf(code);

/** What people write for a region or a country, in lower case, and its code. Ambiguous names, such as Middle East, have none. */
const spellings: ReadonlyMap<string, string> = new Map([
  ...countryCodes.map((code) => [countryNames.of(code)?.toLowerCase() ?? code, code] as const),
  ...[...regions.values()].map(({ code, name }) => [name.toLowerCase(), code] as const),
  ["uk", "GB"],
  ["el", "GR"],
  ["great britain", "GB"],
  ["usa", "US"],
  ["european union", "EU"],
  ["korea", "KR"],
  ["latin america", "LATIN_AMERICA"],
  ["nordics", "NORDIC"],
  ["scandinavia", "NORDIC"],
  ["gulf states", "GCC"],
]);

/** The code that a text means which is not a code of a region, with the field that takes it. Undefined if none is known. */
export function regionMeantBy(text: string): { code: string; isCountry: boolean } | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, " ");
  const upper = text
    .trim()
    .toUpperCase()
    .replaceAll(/[-\s]+/g, "_");
  const found = spellings.get(plain) ?? (isRegion(upper) || isCountryCode(upper) ? upper : undefined);
  return found === undefined ? undefined : { code: found, isCountry: isCountryCode(found) };
}
