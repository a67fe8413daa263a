import { type RawBuilder, sql } from "kysely";
import type { ComputedValue, FilterField } from "../../../model/derived/filter/field.ts";
import { memberOf } from "../../engine/sqlite/list.ts";
import type { FilterRequest } from "./request.ts";

/** The rows that a condition is about: those of a table under an alias, or the entries of a JSON list. */
export interface Compared {
  alias: string;
  /** The rows are the values of a JSON list. */
  isEntry: boolean;
  /** The row that owns the entry, or the row itself. */
  owner: string;
  /** The day of the exchange rates at which amounts are converted. Null without amounts. */
  day: RawBuilder<unknown> | null;
}

/** The functions that compute values. */
const functions: Readonly<Record<Exclude<ComputedValue, "isNotNull">, string>> = {
  paymentCertainty: "payment_certainty",
  derivedAmount: "derived_amount",
  territoryCountries: "territory_countries",
  royaltyBandPercent: "royalty_band_percent",
  emptyAsNull: "nullif",
};

function columnOf({ alias, isEntry }: Compared, column: string): RawBuilder<unknown> {
  return isEntry ? memberOf(sql.ref(`${alias}.value`), column) : sql.ref(`${alias}.${column}`);
}

/** The value of a field. */
export function columnValue(field: FilterField, compared: Compared, { today }: FilterRequest): RawBuilder<unknown> {
  const { computed, column } = field;
  if (!computed) return columnOf(compared, column);
  const values = computed.from.map((each) => columnOf(compared, each));
  if (computed.by === "isNotNull") return sql`(${sql.join(values)} is not null)`;
  if (computed.by === "emptyAsNull") values.push(sql`''`);
  if (computed.by === "territoryCountries") values.push(sql`${today}`);
  return sql`${sql.raw(functions[computed.by])}(${sql.join(values)})`;
}

/** The currency of the amounts of a field. */
export function currencyOf({ currency = "" }: FilterField, { owner }: Compared): RawBuilder<unknown> {
  return sql.ref(`${owner}.${currency}`);
}
