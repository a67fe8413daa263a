import { type Kysely, sql } from "kysely";
import { tableOfPart } from "../../model/derived/table.ts";
import { type Connection, connectionOf, setConnection } from "../engine/connection.ts";
import { cacheSize } from "../engine/sqlite/connection.ts";
import { missingReference } from "../engine/sqlite/error.ts";
import { StoreError } from "../store-error.ts";
import { indexes, keyIndexNameOf } from "../table/ddl.ts";
import type { Tables } from "../table/system-table.ts";
import { tableNamed } from "./change-set.ts";

// The first load of a store writes most rows that it will ever have. Indexes are then built faster from all rows at once, and
// references are checked faster by comparing all of them at once. Both are part of the transaction.

/** Whether a store has no nodes of any origin. */
export async function isWithoutNodes(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom("loaded_node").select("node").limit(1).executeTakeFirst()) === undefined;
}

/** In KiB. Tables are read again for each index, and pages that leave the cache are written to the log and read from it. */
const cacheSizeOfLoad = 256 * 1024;

/**
 * Executes a transaction during which references between rows are not checked, with a larger page cache. The transaction has to check them at its end.
 * @param write gets the store for this purpose, because no other transaction may be executed in the meantime
 */
export async function withoutKeyChecks<Result>(
  store: Kysely<Tables>,
  write: (store: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return store.connection().execute(async (alone) => {
    setConnection(alone, connectionOf(store));
    // SQLite ignores this setting within transactions.
    await sql`pragma foreign_keys = off`.execute(alone);
    await sql`pragma cache_size = ${sql.lit(-cacheSizeOfLoad)}`.execute(alone);
    try {
      return await write(alone);
    } finally {
      await sql`pragma cache_size = ${sql.lit(-cacheSize)}`.execute(alone);
      await sql`pragma foreign_keys = on`.execute(alone);
    }
  });
}

/** Several claims cite the same evidence, so that a load has to find out which of it is stored. */
const kept: ReadonlySet<string> = new Set([keyIndexNameOf(tableNamed(tableOfPart("Evidence")))]);

const builtLater = indexes.filter(({ name }) => !kept.has(name));

/** Drops the indexes, so that the constraints of primary keys are checked when they are created again. */
export function dropIndexes(connection: Connection): void {
  connection.execute(builtLater.map(({ name }) => `drop index "${name}";`).join("\n"));
}

export function createIndexes(connection: Connection): void {
  connection.execute(builtLater.map(({ statement }) => `${statement};`).join("\n"));
}

/** @throws {StoreError} if a row refers to a row that does not exist */
export function checkReferences(connection: Connection): void {
  for (const _violation of connection.rows("pragma foreign_key_check"))
    throw new StoreError(`nothing was written: ${missingReference}`);
}
