import { certaintyOf, derivedAmountOf } from "../../../src/domain/payment-certainty.ts";
import { countriesOf, type Territory } from "../../../src/domain/rights/territory.ts";
import { territoryAsked } from "../../../src/domain/rights/territory-asked.ts";
import type { PaymentComponent } from "../../../src/domain/vocabulary/payment.ts";
import { boundsOfBand, type RoyaltyBand } from "../../../src/domain/vocabulary/royalty-band.ts";
import type { FilterField } from "../../../src/model/derived/filter/field.ts";
import type { PlainRow } from "./graph.ts";

export type Value = string | number | null;

const textOrNull = (value: Value | undefined) => (value == null ? null : String(value));

/** The value of a field as the API shows it. */
export function plainValue({ computed, column }: FilterField, row: PlainRow, today: string): Value {
  if (!computed) return row[column] ?? null;
  if (computed.by === "isNotNull") return row[computed.from[0] ?? ""] == null ? 0 : 1;
  if (computed.by === "emptyAsNull") return row[column] === "" ? null : (row[column] ?? null);
  if (computed.by === "derivedAmount") {
    const [amount, unit, units] = [row.amount, row.per_unit, row.units].map(textOrNull);
    return derivedAmountOf({ amount: amount ?? null, per_unit: unit ?? null, units: units ?? null });
  }
  if (computed.by === "paymentCertainty")
    return certaintyOf({
      certainty: textOrNull(row.certainty) as ReturnType<typeof certaintyOf> | null,
      components: JSON.parse(String(row.components_json)) as PaymentComponent[],
    });
  if (computed.by === "royaltyBandPercent")
    return row.band == null ? null : JSON.stringify(boundsOfBand(String(row.band) as RoyaltyBand));
  const countries = countriesOf(territoryOf(row), today);
  return countries && JSON.stringify(countries);
}

function territoryOf(row: PlainRow): Territory {
  const list = (column: string): string[] => JSON.parse(String(row[column] ?? "[]"));
  return {
    worldwide: row.worldwide == null ? null : row.worldwide === 1 ? 1 : 0,
    included_countries: list("included_countries_json"),
    included_regions: list("included_regions_json"),
    excluded_countries: list("excluded_countries_json"),
    excluded_regions: list("excluded_regions_json"),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a filter has the shape that the API gives it
type Where = any;

/** Whether a territory covers every country, or some country, of another one. */
export function coversCountries(row: PlainRow, where: Where, today: string): boolean {
  const day = where.on ?? today;
  const countries = countriesOf(territoryOf(row), day) ?? [];
  const asked = territoryAsked(where, day);
  const isCovered = (country: string) => countries.includes(country);
  return where.extent === "SOME" ? asked.some(isCovered) : asked.every(isCovered);
}

/** The entries of a JSON list as rows, with the values of the row that owns them. */
export function entriesOf(row: PlainRow, column: string): PlainRow[] {
  const owner = Object.fromEntries(Object.entries(row).map(([name, value]) => [`owner.${name}`, value]));
  return (JSON.parse(String(row[column])) as Record<string, unknown>[]).map((entry) => ({
    ...owner,
    ...Object.fromEntries(
      Object.entries(entry).map(([name, value]) => [
        name,
        typeof value === "object" ? JSON.stringify(value) : (value as Value),
      ]),
    ),
  }));
}

/** Whether a filter holds for an entity that does not exist: only conditions with `isNull` can say so. */
export function heldByNothing(where: Where): boolean | null {
  const results = Object.entries<Where>(where).flatMap(([name, value]): (boolean | null)[] => {
    if (value == null) return [];
    if (name === "isNull") return [value];
    if (name === "not") {
      const inner = heldByNothing(value);
      return [inner === null ? null : !inner];
    }
    if (name !== "and" && name !== "or") return [null];
    const parts: (boolean | null)[] = value.map(heldByNothing);
    const [strong, weak] = name === "and" ? [false, true] : [true, false];
    if (parts.includes(strong)) return [strong];
    if (name === "and" && parts.length === 0) return [null];
    return [parts.includes(null) ? null : weak];
  });
  if (results.includes(false)) return false;
  return results.length === 0 || results.includes(null) ? null : true;
}
