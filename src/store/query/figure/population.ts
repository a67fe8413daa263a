import { type RawBuilder, sql } from "kysely";
import { type CountedType, countedTypes } from "../../../model/derived/dimension.ts";
import { tableOfNode } from "../../../model/derived/table.ts";
import { rowNumberOf } from "../../engine/sqlite/list.ts";
import { keptInput } from "../../kept/kept-input.ts";
import type { Store } from "../../open.ts";
import { filtered } from "../filter/filter.ts";
import { conjunctsOf } from "../filter/own-condition.ts";
import type { Where } from "../filter/request.ts";
import { withSearches } from "../filter/searched.ts";
import { nodeColumns } from "../node.ts";

/** All nodes of a type, numbered from 0. */
export interface Population {
  readonly size: number;
  /** The number of each node by the number of its row, plus one; 0 for rows that do not exist. */
  readonly numberOfRow: Int32Array;
}

/** All nodes of each type. */
const populations = keptInput({
  name: "numbered_nodes",
  maxKeys: countedTypes.length,
  read: async (store, type): Promise<Population> => {
    const table = sql.table(tableOfNode(type as CountedType));
    const rows = await rowNumbers(store, sql`${table} as item`, rowNumberOf("item"));
    const numberOfRow = new Int32Array((rows.at(-1) ?? 0) + 1);
    for (const [index, row] of rows.entries()) numberOfRow[row] = index + 1;
    return { size: rows.length, numberOfRow };
  },
});

export const populationOf = (store: Store, type: CountedType): Promise<Population> => populations(store, type);

async function rowNumbers(store: Store, from: RawBuilder<unknown>, row: RawBuilder<number>): Promise<number[]> {
  const { rows } = await sql<{ row: number }>`select ${row} as row from ${from} order by row`.execute(store);
  return rows.map(({ row }) => Number(row));
}

/** Some nodes of a type: their numbers in ascending order. Null for all nodes. */
export type Members = Int32Array | null;

/** Filters a set of nodes by one condition. */
interface Request {
  type: CountedType;
  /** The day before which durations lie, and on which ownership is evaluated, YYYY-MM-DD. */
  today: string;
}

const maxSets = 1000;

/** The nodes that match single conditions, as one bit for each node. */
const sets = keptInput({
  name: "condition_matches",
  maxKeys: maxSets,
  warm: null,
  read: async (store, key) => {
    const { type, today, where } = JSON.parse(key) as Request & { where: Where };
    const { size, numberOfRow } = await populationOf(store, type);
    const base = sql<object>`(select ${nodeColumns(type, "node")}, ${rowNumberOf("node")} as row from ${sql.table(tableOfNode(type))} as node)`;
    const rows = filtered(base, type, await withSearches(store, where), { today, scope: "all" });
    const found = await sql<{ row: number }>`select row from ${rows} as item`.execute(store);
    const bits = new Uint32Array((size + 31) >> 5);
    for (const { row } of found.rows) {
      const number = (numberOfRow[Number(row)] ?? 0) - 1;
      if (number >= 0) bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & 31));
    }
    return bits;
  },
});

const setOf = (store: Store, { type, today }: Request, where: Where) =>
  sets(store, JSON.stringify({ type, today, where }));

/** The nodes that match all of some conditions. */
export async function membersOf(store: Store, request: Request, conditions: readonly Where[]): Promise<Members> {
  if (conditions.length === 0) return null;
  const { size } = await populationOf(store, request.type);
  let all: Uint32Array | null = null;
  for (const condition of conditions) {
    const bits = await setOf(store, request, condition);
    all = all === null ? bits : all.map((word, index) => word & (bits[index] ?? 0));
  }
  return numbersIn(all ?? new Uint32Array(0), size);
}

function numbersIn(bits: Uint32Array, size: number): Int32Array {
  const numbers = new Int32Array(size);
  let count = 0;
  for (let index = 0; index < bits.length; index++) {
    for (let word = bits[index] ?? 0; word !== 0; word &= word - 1) {
      numbers[count++] = index * 32 + (31 - Math.clz32(word & -word));
    }
  }
  return numbers.slice(0, count);
}

/** The nodes that match a filter. Null for all nodes. */
export async function matching(store: Store, request: Request, where: Where | null): Promise<Members> {
  // One statement for the whole filter reads fewer rows than one for each of its conditions.
  return membersOf(store, request, where === null || conjunctsOf(where).length === 0 ? [] : [where]);
}
