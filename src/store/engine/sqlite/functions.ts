import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { LRUCache } from "lru-cache";
import { compareDecimals } from "../../../domain/decimal.ts";
import { wordsOf } from "../../../domain/name/name.ts";
import { certaintyOf, derivedAmountOf } from "../../../domain/payment-certainty.ts";
import { countriesOf, type Territory } from "../../../domain/rights/territory.ts";
import { PaymentCertainty, PaymentComponent } from "../../../domain/vocabulary/payment.ts";
import { boundsOfBand, RoyaltyBand } from "../../../domain/vocabulary/royalty-band.ts";
import { isWordOf } from "../../../domain/vocabulary/vocabulary.ts";

type Value = SQLOutputValue;

const textOrNull = (value: Value): string | null => (typeof value === "string" ? value : null);

/** The size of the normal forms that are kept, in characters. Most texts are compared again and again. */
const maxNormalTexts = 8_000_000;

const normalTexts = new LRUCache<string, string>({
  maxSize: maxNormalTexts,
  sizeCalculation: (normal, text) => normal.length + text.length + 1,
});

/** The normal form by which filters compare texts: the words of a text without what is between them. */
export function normalText(text: string): string {
  const known = normalTexts.get(text);
  if (known !== undefined) return known;
  const normal = wordsOf(text).join("");
  normalTexts.set(text, normal);
  return normal;
}

function listIn(json: Value): string[] {
  const list: unknown = typeof json === "string" ? JSON.parse(json) : [];
  return Array.isArray(list) ? list.map(String) : [];
}

function territoryOf(values: readonly Value[]): Territory {
  const [worldwide, includedRegions, excludedRegions, includedCountries, excludedCountries] = values;
  return {
    worldwide: worldwide === null || worldwide === undefined ? null : Number(worldwide) === 1 ? 1 : 0,
    included_regions: listIn(includedRegions ?? null),
    excluded_regions: listIn(excludedRegions ?? null),
    included_countries: listIn(includedCountries ?? null),
    excluded_countries: listIn(excludedCountries ?? null),
  };
}

const territories = new LRUCache<string, { countries: ReadonlySet<string>; json: string } | "none">({ max: 2000 });

/** The countries of a territory on a day. Null if no source states the territory. */
function countriesIn(values: readonly Value[], day: string) {
  const key = [day, ...values].join("\n");
  const known = territories.get(key);
  if (known) return known === "none" ? null : known;
  const countries = countriesOf(territoryOf(values), day);
  const found = countries && { countries: new Set(countries), json: JSON.stringify(countries) };
  territories.set(key, found ?? "none");
  return found;
}

/** The number of columns that make up a territory. */
const territoryLength = 5;

/** Adds the SQL functions whose results depend on their arguments only. They compute what fields of the API show. */
export function addFunctions(database: DatabaseSync): void {
  const add = (name: string, compute: (...values: Value[]) => string | number | null) =>
    database.function(name, { deterministic: true, varargs: true }, compute);
  add("unicode_lower", (text) => textOrNull(text ?? null)?.toLowerCase() ?? null);
  add("normal_text", (text) => (typeof text === "string" ? normalText(text) : null));
  add("compare_decimals", (a, b) => (typeof a === "string" && typeof b === "string" ? compareDecimals(a, b) : null));
  add("payment_certainty", (certainty, components) =>
    certaintyOf({
      certainty: isWordOf(PaymentCertainty, certainty) ? certainty : null,
      components: listIn(components ?? null).filter((each) => isWordOf(PaymentComponent, each)),
    }),
  );
  add("derived_amount", (amount, unit, units) =>
    derivedAmountOf({
      amount: textOrNull(amount ?? null),
      per_unit: textOrNull(unit ?? null),
      units: textOrNull(units ?? null),
    }),
  );
  add("royalty_band_percent", (band) => (isWordOf(RoyaltyBand, band) ? JSON.stringify(boundsOfBand(band)) : null));
  add("territory_countries", (...values) => {
    const day = String(values[territoryLength]);
    return countriesIn(values.slice(0, territoryLength), day)?.json ?? null;
  });
  add("territory_covers", (...values) => {
    const [day, asked, extent] = values.slice(territoryLength);
    const found = countriesIn(values.slice(0, territoryLength), String(day));
    if (!found) return 0;
    const isCovered = (country: string) => found.countries.has(country);
    const countries = listIn(asked ?? null);
    return (extent === "SOME" ? countries.some(isCovered) : countries.every(isCovered)) ? 1 : 0;
  });
}
