import { type Kysely, sql, type Transaction } from "kysely";
import { firstTables } from "./migration-1.ts";
import { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/**
 * Rises with each change of the tables, or of what is worked out from records. All that a store knows of the graph is loaded from records, so that one of
 * an earlier version is emptied and made anew, and the start that finds it empty loads it.
 */
const current = 6;

/**
 * Brings the tables to this program's version, in one transaction.
 * @throws {StoreError} where a newer program has already moved them further, or the tables are another program's
 */
export async function migrate(store: Kysely<Tables>): Promise<void> {
  await store.transaction().execute(async (db) => {
    const version = await versionOf(db);
    if (version > current) {
      throw new StoreError(
        `the store is of version ${version}, this program knows up to ${current}: start the newer program, or point DATABASE_URL at another file`,
      );
    }
    if (version === current) return;
    if (version > 0) await dropTables(db);
    await firstTables(db);
    await sql`delete from schema_version`.execute(db);
    await sql`insert into schema_version (version) values (${current})`.execute(db);
  });
}

async function dropTables(db: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string; type: string; sql: string }>`
    select name, type, sql from sqlite_schema where type in ('table', 'view') and name not like 'sqlite_%' and name not in ('schema_version', 'trusted_document')`.execute(
    db,
  );
  // A full-text table brings tables of its own, which go with it.
  const virtual = rows.filter((row) => /^create virtual/i.test(row.sql)).map(({ name }) => name);
  const brought = rows.filter(({ name }) => virtual.some((each) => name.startsWith(`${each}_`)));
  const own = rows.filter((row) => !brought.includes(row));
  own.sort((a, b) => Number(b.type === "view") - Number(a.type === "view"));
  for (const { name, type } of own) await sql`drop ${sql.raw(type)} if exists ${sql.table(name)}`.execute(db);
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
