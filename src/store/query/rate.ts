import { sql } from "kysely";
import { daysBefore, valuesOf } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";

/** What one euro cost in a currency, and on which day. */
export interface RateRow {
  parent_key: string;
  currency: string;
  date: string;
  per_euro: string;
  source_id: string;
}

/** How far back a rate may lie: over weekends and holidays, no further. */
export const staleAfterDays = 7;

/**
 * Euro reference rates for days, by "currency day": the rate of that day, or of the last one before it within a week.
 * Pairs without a rate are absent.
 */
export async function ratesByCurrencyAndDay(store: Store, pairs: readonly string[]): Promise<Map<string, RateRow>> {
  const { rows } = await sql<RateRow>`
    select pair.value as parent_key, rate.*
    from ${valuesOf(pairs)} as pair
    join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = (
      select max(date) from reference_rate
      where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5)
        and date >= ${daysBefore(sql`substr(pair.value, 5)`, staleAfterDays)}
    )`.execute(store);
  return new Map(rows.map((row) => [row.parent_key, row]));
}
