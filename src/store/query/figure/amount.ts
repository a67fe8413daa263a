import { sql } from "kysely";
import { LRUCache } from "lru-cache";
import { rowNumberOf } from "../../engine/sqlite/list.ts";
import type { Store } from "../../open.ts";
import { cachedUntilChange } from "../cached-until-change.ts";
import { populationOf } from "./population.ts";

export const measures = ["upfront", "total"] as const;
export type Measure = (typeof measures)[number];

/** How much of an amount is disclosed. */
export const disclosure = { none: 0, open: 1, closed: 2 } as const;

/** One measure of all agreements by their numbers, in minor units of a currency. */
export interface Amounts {
  /** A value of `disclosure`. A sum that cannot be converted is not disclosed. */
  readonly disclosed: Uint8Array;
  readonly min: BigInt64Array;
  /** The upper ends of closed intervals. */
  readonly max: BigInt64Array;
}

const maxCurrencies = 4;

/** The amounts of all agreements in the last currencies for which they were requested, cached until the store changes. */
const amountsOfCurrencies = cachedUntilChange(
  async () => new LRUCache<string, Readonly<Record<Measure, Amounts>>>({ max: maxCurrencies }),
);

/** The amounts of agreements in one currency: the same numbers that filters compare and that fields show. */
export async function amountsIn(store: Store, currency: string): Promise<Readonly<Record<Measure, Amounts>>> {
  const cache = await amountsOfCurrencies(store);
  const known = cache.get(currency);
  if (known) return known;
  const { size, numberOfRow } = await populationOf(store, "Agreement");
  const empty = (): Amounts => ({
    disclosed: new Uint8Array(size),
    min: new BigInt64Array(size),
    max: new BigInt64Array(size),
  });
  const amounts = { upfront: empty(), total: empty() };
  // As text, because JavaScript reads SQL integers as floating-point numbers.
  const bound = (name: "min" | "max", measure: Measure) =>
    sql`cast(${sql.raw(`agreement_value_${name}`)}(id, ${measure.toUpperCase()}, ${currency}) as text) as ${sql.ref(`${measure}_${name}`)}`;
  const { rows } = await sql<Readonly<Record<string, string | null>> & { row: number }>`
    select ${rowNumberOf("agreement")} as row, ${sql.join(measures.flatMap((each) => [bound("min", each), bound("max", each)]))}
    from agreement`.execute(store);
  for (const row of rows) {
    const number = (numberOfRow[Number(row.row)] ?? 0) - 1;
    for (const measure of measures) {
      const [min = null, max = null] = [row[`${measure}_min`], row[`${measure}_max`]];
      if (number < 0 || min === null) continue;
      amounts[measure].disclosed[number] = max === null ? disclosure.open : disclosure.closed;
      amounts[measure].min[number] = BigInt(min);
      amounts[measure].max[number] = BigInt(max ?? 0);
    }
  }
  cache.set(currency, amounts);
  return amounts;
}

/** Whether each agreement ended before it took effect, so that nothing was paid, by number. Cached until the store changes. */
const unpaid = cachedUntilChange(async (store) => {
  const { size, numberOfRow } = await populationOf(store, "Agreement");
  const { rows } = await sql<{ row: number }>`
    select ${rowNumberOf("agreement")} as row from agreement where took_effect = 0`.execute(store);
  const found = new Uint8Array(size);
  for (const { row } of rows) found[(numberOfRow[Number(row)] ?? 0) - 1] = 1;
  return found;
});

export const neverEffective: (store: Store) => Promise<Uint8Array> = unpaid;
