import { sql } from "kysely";
import { rowNumberOf } from "../../engine/sqlite/list.ts";
import { keptInput } from "../../kept/kept-input.ts";
import type { Store } from "../../open.ts";
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

/** The amounts of agreements in one currency: the same numbers that filters compare and that fields show. */
export const amountsIn = keptInput({ name: "agreement_amounts", maxKeys: maxCurrencies, read: readAmounts });

async function readAmounts(store: Store, currency: string): Promise<Readonly<Record<Measure, Amounts>>> {
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
  return amounts;
}

/** Whether each agreement ended before it took effect, so that nothing was paid, by number. */
export const neverEffective = keptInput({
  name: "agreements_never_effective",
  read: async (store) => {
    const { size, numberOfRow } = await populationOf(store, "Agreement");
    const { rows } = await sql<{ row: number }>`
      select ${rowNumberOf("agreement")} as row from agreement where took_effect = 0`.execute(store);
    const found = new Uint8Array(size);
    for (const { row } of rows) found[(numberOfRow[Number(row)] ?? 0) - 1] = 1;
    return found;
  },
});
