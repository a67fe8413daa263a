import { countryText } from "../../text/country-text.ts";
import { numberText } from "../../text/number-text.ts";

/** The largest markets for drugs, by which a reader recognizes an area of many countries. */
export const mainMarkets = ["US", "CN", "JP", "DE", "FR", "GB", "IT", "ES", "CA", "BR", "KR", "IN", "AU", "CH"];

const shown = 5;

/** The countries of an area in words. The label of the API is used where it names the world or a region. */
export function areaText(label: string, countries: readonly string[]): string {
  if (!/ and \d+ others$/.test(label)) {
    const text = label.replace(/\b[A-Z]{2}\b/g, countryText);
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
  const known = mainMarkets.filter((code) => countries.includes(code));
  const named = [...known, ...countries.filter((code) => !known.includes(code))].slice(0, shown);
  return `${named.map(countryText).join(", ")} and ${numberText(countries.length - named.length)} more`;
}
