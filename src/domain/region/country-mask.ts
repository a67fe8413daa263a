import { countryCodes } from "../code.ts";

/** The number of bits of each number. JavaScript numbers are exact up to 53 bits. */
const bits = 50;

/** The number of numbers that hold a bit for each country. */
export const maskLength = Math.ceil(countryCodes.length / bits);

const places: ReadonlyMap<string, number> = new Map(countryCodes.map((country, index) => [country, index]));

/** The mask of all countries, which most rights have. */
const world: readonly number[] = maskOf(countryCodes);

/** Countries as bits of five numbers, so that two sets of countries can be compared in SQL. */
export function countryMask(countries: Iterable<string>): number[] {
  if (countries === countryCodes) return [...world];
  return maskOf(countries);
}

function maskOf(countries: Iterable<string>): number[] {
  const mask: number[] = new Array(maskLength).fill(0);
  for (const country of new Set(countries)) {
    const index = places.get(country);
    if (index !== undefined)
      mask[Math.floor(index / bits)] = (mask[Math.floor(index / bits)] ?? 0) + 2 ** (index % bits);
  }
  return mask;
}
