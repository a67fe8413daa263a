import { type Kysely, sql, type Transaction } from "kysely";
import { type Connection, connectionOf } from "../engine/connection.ts";
import type { Tables } from "../table/system-table.ts";
import { type Chunk, ChunkSums } from "./chunk.ts";
import { derivedTables, hashedTables } from "./hashed-table.ts";
import { digestOfSum, sumOfDigest } from "./row-hash.ts";
import { sumOfRows } from "./row-sum.ts";

type DigestRow = Tables["content_digest"];

const derivedTableNames = derivedTables.map(({ name }) => name);

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
    const result = await write(db);
    await updateDigests(db, connection);
    return result;
  });
}

async function updateDigests(db: Transaction<Tables>, connection: Connection): Promise<void> {
  const { changes } = connection.tracker;
  if (changes.tables.length === 0) return;
  const known = Map.groupBy(await db.selectFrom("content_digest").selectAll().execute(), (row) => row.table_name);
  const updated = changes.tables.flatMap((table) => {
    const before = new Map((known.get(table) ?? []).map((row) => [row.chunk, row]));
    return [...changes.table(table).chunks].map(([chunk, change]) =>
      digestRow(table, chunk, change, before.get(chunk)),
    );
  });
  const isIndexed = derivedTables.some(({ name }) => known.has(name));
  if (changes.tables.includes("loaded_node") || !isIndexed) {
    await db.deleteFrom("content_digest").where("table_name", "in", derivedTableNames).execute();
    const sums = new ChunkSums();
    for (const table of derivedTables) sumOfRows(connection, table, sums);
    for (const table of sums.tables)
      for (const [chunk, sum] of sums.table(table).chunks) updated.push(digestRow(table, chunk, sum));
  }
  await sql`insert into content_digest (table_name, chunk, row_count, digest)
    select value ->> 'table_name', value ->> 'chunk', value ->> 'row_count', value ->> 'digest'
    from json_each(${JSON.stringify(updated)}) where true
    on conflict (table_name, chunk) do update set row_count = excluded.row_count, digest = excluded.digest`.execute(db);
}

function digestRow(table: string, chunk: number, change: Chunk, former?: DigestRow): DigestRow {
  const sum = former ? sumOfDigest(former.digest) : { first: 0, second: 0 };
  const digest = digestOfSum({ first: sum.first + change.first, second: sum.second + change.second });
  return { table_name: table, chunk, row_count: (former?.row_count ?? 0) + change.rows, digest };
}
