import type { Kysely } from "kysely";
import { firstTables } from "./migration-1.ts";
import { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/** Each entry brings a store from the version before it to its own; entries are only ever added. */
const migrations: ((db: Kysely<unknown>) => Promise<void>)[] = [firstTables];

interface VersionTable {
  schema_version: { version: number };
}

/**
 * Brings the tables to this program's version, one transaction per step.
 * @throws {StoreError} where a newer program has already moved them further
 */
export async function migrate(store: Kysely<Tables>): Promise<void> {
  const db = store as unknown as Kysely<VersionTable>;
  await db.schema
    .createTable("schema_version")
    .ifNotExists()
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  const found = await db.selectFrom("schema_version").select("version").executeTakeFirst();
  const version = found?.version ?? 0;

  if (version > migrations.length) {
    throw new StoreError(
      `the store is of version ${version}, this program knows up to ${migrations.length}: start the newer program, or point DATABASE_URL at another file`,
    );
  }
  for (let next = version; next < migrations.length; next++) {
    await db.transaction().execute(async (transaction) => {
      await migrations[next]?.(transaction as unknown as Kysely<unknown>);
      await transaction.deleteFrom("schema_version").execute();
      await transaction
        .insertInto("schema_version")
        .values({ version: next + 1 })
        .execute();
    });
  }
}
