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
 * Migrates the tables to this program's version, in one transaction. The tables of another version are dropped and created again,
 * because loading the records restores their content. Tables with content that no record restores are kept.
 * @throws {StoreError} if a newer version of the program created the store, or the tables belong to another program
 */
export async function migrate(store: Kysely<Tables>): Promise<void> {
  // Most starts find a store of this program: they take no write lock, so that they do not wait for a load.
  if (await isCurrent(store)) return;
  await store.transaction().execute(async (db) => {
    const known = await versionOf(db);
    if (known.format > format) {
      throw new StoreError(
        `the store has format ${known.format}, but this program supports formats up to ${format}. Use a newer version of the program, or point DATABASE_URL at another file.`,
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

async function isCurrent(store: Kysely<Tables>): Promise<boolean> {
  const tables = await store.introspection.getTables();
  if (
    !tables.some(
      ({ name, columns }) => name === "schema_version" && columns.some((each) => each.name === "fingerprint"),
    )
  )
    return false;
  const { rows } = await sql<Omit<Version, "revision">>`select format, fingerprint from schema_version`.execute(store);
  return Number(rows[0]?.format) === format && rows[0]?.fingerprint === fingerprint;
}

/** Tables that every store of this program has had, of whatever format. */
const signature = ["schema_version", "dataset", "origin"];

interface Version {
  /** 0 if the store has no tables. */
  format: number;
  fingerprint: string;
  /** The revision before the migration. It is kept, so that revisions never decrease. */
  revision: number;
}

async function versionOf(db: Transaction<Tables>): Promise<Version> {
  const tables = await db.introspection.getTables();
  const found = tables.find(({ name }) => name === "schema_version");
  const isOwn = signature.every((table) => tables.some(({ name }) => name === table));
  if (tables.length > 0 && !isOwn) {
    throw new StoreError("the file contains tables of another program. Point DATABASE_URL at another file.");
  }
  const create = sql`create table schema_version (format integer not null, fingerprint text not null)`;
  if (!found) {
    await create.execute(db);
    return { format: 0, fingerprint: "", revision: 0 };
  }
  const { rows: revisions } = await sql<{ revision: number }>`select revision from dataset`.execute(db);
  const revision = Number(revisions[0]?.revision ?? 0);
  if (!found.columns.some(({ name }) => name === "fingerprint")) {
    // Up to format 6, schema_version had no fingerprint, and registered_document was called trusted_document.
    await sql`drop table schema_version`.execute(db);
    await create.execute(db);
    if (tables.some(({ name }) => name === "trusted_document"))
      await sql`alter table trusted_document rename to registered_document`.execute(db);
    await sql`drop index if exists trusted_document_sha256`.execute(db);
    return { format: 6, fingerprint: "", revision };
  }
  const { rows } = await sql<Omit<Version, "revision">>`select format, fingerprint from schema_version`.execute(db);
  return { format: Number(rows[0]?.format ?? 0), fingerprint: rows[0]?.fingerprint ?? "", revision };
}
