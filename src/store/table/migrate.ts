import { type Kysely, sql, type Transaction } from "kysely";
import { dropTables } from "../engine/sqlite/drop-tables.ts";
import { StoreError } from "../store-error.ts";
import { statements } from "./ddl.ts";
import { fingerprint } from "./fingerprint.ts";
import { systemTables, type Tables } from "./system-table.ts";
import version from "./version.json" with { type: "json" };

const { format } = version;

const kept = ["schema_version", ...systemTables.filter(({ isKept }) => isKept).map(({ name }) => name)];

/**
 * Brings the tables to this program's version, in one transaction. A store of another version is emptied and made anew: records
 * bring its content back. What no record brings back is kept.
 * @throws {StoreError} if a newer program made the store, or the tables are another program's
 */
export async function migrate(store: Kysely<Tables>): Promise<void> {
  await store.transaction().execute(async (db) => {
    const known = await versionOf(db);
    if (known.format > format) {
      throw new StoreError(
        `the store has format ${known.format}, this program supports up to ${format}. Start the newer program, or point DATABASE_URL at another file.`,
      );
    }
    if (known.format === format && known.fingerprint === fingerprint) return;
    if (known.format > 0) await dropTables(db, kept);
    for (const statement of statements) await sql.raw(statement).execute(db);
    await sql`insert into dataset (id, name, revision, updated_at)
      values (1, 'Drug deal graph', ${known.revision}, '1970-01-01T00:00:00Z')`.execute(db);
    await sql`delete from schema_version`.execute(db);
    await sql`insert into schema_version (format, fingerprint) values (${format}, ${fingerprint})`.execute(db);
  });
}

interface Version {
  /** 0 for a store without tables. */
  format: number;
  fingerprint: string;
  /** The revision that the store had, so that revisions never go back. */
  revision: number;
}

async function versionOf(db: Transaction<Tables>): Promise<Version> {
  const tables = await db.introspection.getTables();
  const found = tables.find(({ name }) => name === "schema_version");
  if (tables.length > 0 && !found) {
    throw new StoreError("the file holds tables of another program. Point DATABASE_URL at another file.");
  }
  const create = sql`create table schema_version (format integer not null, fingerprint text not null)`;
  if (!found) {
    await create.execute(db);
    return { format: 0, fingerprint: "", revision: 0 };
  }
  const { rows: revisions } = await sql<{ revision: number }>`select revision from dataset`.execute(db);
  const revision = Number(revisions[0]?.revision ?? 0);
  if (!found.columns.some(({ name }) => name === "fingerprint")) {
    // Up to format 6 the table held a version alone, and registered documents another name.
    await sql`drop table schema_version`.execute(db);
    await create.execute(db);
    if (tables.some(({ name }) => name === "trusted_document"))
      await sql`alter table trusted_document rename to registered_document`.execute(db);
    return { format: 6, fingerprint: "", revision };
  }
  const { rows } = await sql<Omit<Version, "revision">>`select format, fingerprint from schema_version`.execute(db);
  return { format: Number(rows[0]?.format ?? 0), fingerprint: rows[0]?.fingerprint ?? "", revision };
}
