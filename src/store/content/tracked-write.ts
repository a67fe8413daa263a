import { type Kysely, sql, type Transaction } from "kysely";
import { type Connection, connectionOf } from "../engine/connection.ts";
import type { HashedTable } from "../engine/sqlite/hashed-table.ts";
import type { Tables } from "../table/system-table.ts";
import { type Chunk, ChunkSums } from "./chunk.ts";
import { derivedTables, hashedTables, smallTables } from "./hashed-table.ts";
import { digestOfSum, sumOfDigest } from "./row-hash.ts";
import { sumOfRows } from "./row-sum.ts";

type DigestRow = Tables["content_digest"];

/**
 * Executes a transaction that writes, and updates the digests of the rows that it changed. Every write of the program goes through
 * this function, because rows that change without it are reported as damaged.
 * @param prepare creates the tables if they do not exist
 */
export async function trackedWrite<Result>(
  store: Kysely<Tables>,
  write: (db: Transaction<Tables>) => Promise<Result>,
  prepare: (db: Transaction<Tables>) => Promise<void> = async () => {},
): Promise<Result> {
  const connection = connectionOf(store);
  return store.transaction().execute(async (db) => {
    await prepare(db);
    connection.tracker.start(hashedTables);
    try {
      const result = await write(db);
      await updateDigests(db, connection);
      return result;
    } finally {
      connection.tracker.end();
    }
  });
}

async function updateDigests(db: Transaction<Tables>, connection: Connection): Promise<void> {
  const { changes, watched } = connection.tracker;
  if (changes.tables.length === 0) return;
  const known = Map.groupBy(await db.selectFrom("content_digest").selectAll().execute(), (row) => row.table_name);
  const updatedRows = (sums: ChunkSums) =>
    sums.tables.flatMap((table) => {
      const before = new Map((known.get(table) ?? []).map((row) => [row.chunk, row]));
      return [...sums.table(table).chunks].map(([chunk, change]) => digestRow(table, chunk, change, before.get(chunk)));
    });
  const updated = updatedRows(changes);
  const isIndexed = derivedTables.some(({ name }) => known.has(name));
  if (changes.tables.includes("loaded_node") || !isIndexed) {
    if (watched !== null) updated.push(...updatedRows(watched));
    updated.push(...(await newDigests(db, connection, watched === null ? derivedTables : smallTables)));
  }
  await sql`insert into content_digest (table_name, chunk, row_count, digest)
    select value ->> 'table_name', value ->> 'chunk', value ->> 'row_count', value ->> 'digest'
    from json_each(${JSON.stringify(updated)}) where true
    on conflict (table_name, chunk) do update set row_count = excluded.row_count, digest = excluded.digest`.execute(db);
}

/** Replaces the digests of tables by those of all of their rows. */
async function newDigests(
  db: Transaction<Tables>,
  connection: Connection,
  tables: readonly HashedTable[],
): Promise<DigestRow[]> {
  const names = tables.map(({ name }) => name);
  await db.deleteFrom("content_digest").where("table_name", "in", names).execute();
  const sums = new ChunkSums();
  for (const table of tables) sumOfRows(connection, table, sums);
  return sums.tables.flatMap((table) =>
    [...sums.table(table).chunks].map(([chunk, sum]) => digestRow(table, chunk, sum)),
  );
}

function digestRow(table: string, chunk: number, change: Chunk, former?: DigestRow): DigestRow {
  const sum = former ? sumOfDigest(former.digest) : { first: 0, second: 0 };
  const digest = digestOfSum({ first: sum.first + change.first, second: sum.second + change.second });
  return { table_name: table, chunk, row_count: (former?.row_count ?? 0) + change.rows, digest };
}
