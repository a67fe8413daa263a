import { type Kysely, sql, type Transaction } from "kysely";
import { firstTables } from "./migration-1.ts";
import { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/** Each entry brings a store from the version before it to its own; entries are only ever added. */
const migrations: ((db: Kysely<Tables>) => Promise<void>)[] = [firstTables];

/**
 * Brings the tables to this program's version, in one transaction.
 * @throws {StoreError} where a newer program has already moved them further, or the tables are another program's
 */
export async function migrate(store: Kysely<Tables>): Promise<void> {
  await store.transaction().execute(async (db) => {
    const version = await versionOf(db);
    if (version > migrations.length) {
      throw new StoreError(
        `the store is of version ${version}, this program knows up to ${migrations.length}: start the newer program, or point DATABASE_URL at another file`,
      );
    }
    for (const step of migrations.slice(version)) await step(db);
    if (version < migrations.length) {
      await sql`delete from schema_version`.execute(db);
      await sql`insert into schema_version (version) values (${migrations.length})`.execute(db);
    }
  });
}

/** The version that the tables are of; 0 for a store without tables. */
async function versionOf(db: Transaction<Tables>): Promise<number> {
  const names = (await db.introspection.getTables()).map(({ name }) => name);
  if (names.length > 0 && !names.includes("schema_version")) {
    throw new StoreError("the file holds tables of another program; point DATABASE_URL at another file");
  }
  if (names.length === 0) await sql`create table schema_version (version integer not null)`.execute(db);
  const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(db);
  return Number(rows[0]?.version ?? 0);
}
