import { sql } from "kysely";
import { maxRateAgeDays } from "../../domain/value/rate.ts";
import { daysBefore, valuesOf } from "../engine/sqlite/list.ts";
import { keptInput } from "../kept/kept-input.ts";
import type { Store } from "../open.ts";

/** A euro reference rate: the price of one euro in a currency on a date. */
export interface RateRow {
  parent_key: string;
  currency: string;
  date: string;
  per_euro: string;
  source_id: string;
}

/**
 * Euro reference rates by currency and date: the rate of the date, or the latest one of the week before it.
 * @param pairs such as "USD 2024-09-12"; those without a rate are absent from the map
 */
export async function ratesByCurrencyAndDay(store: Store, pairs: readonly string[]): Promise<Map<string, RateRow>> {
  const { rows } = await sql<RateRow>`
    select pair.value as parent_key, rate.*
    from ${valuesOf(pairs)} as pair
    join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = (
      select max(date) from reference_rate
      where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5)
        and date >= ${daysBefore(sql`substr(pair.value, 5)`, maxRateAgeDays)}
    )`.execute(store);
  return new Map(rows.map((row) => [row.parent_key, row]));
}

/** The currencies in which amounts can be compared: those of the rates and those of the amounts, in alphabetical order. */
export const comparedCurrencies = keptInput({
  name: "compared_currencies",
  read: async (store) => {
    const { rows } = await sql<{ currency: string }>`
      select 'EUR' as currency union select currency from reference_rate union select currency from agreement_value
      order by currency`.execute(store);
    return rows.map(({ currency }) => currency);
  },
});
