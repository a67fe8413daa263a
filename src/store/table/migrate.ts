import { type Kysely, sql, type Transaction } from "kysely";
import { trackedWrite } from "../content/tracked-write.ts";
import { insertChanges, setCompleteAfter } from "./change-history.ts";
import { statements } from "./ddl.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Tables } from "./system-table.ts";
import version from "./version.json" with { type: "json" };

/** What no record restores, and a store therefore takes over from the files of other versions. */
export interface CarriedRows {
  documents: Tables["registered_document"][];
  /** Revisions never decrease. */
  revision: number;
  /** Reads the history of changes. Null if there is none. A store takes it over once, before it has one of its own. */
  history: () => CarriedHistory | null;
}

/** What loads have changed. */
export interface CarriedHistory {
  /** In the order of their ids. */
  changes: Tables["entity_change"][];
  /** The time after which every change is recorded. */
  completeAfter: string;
}

/** Creates the tables if the store is new, and takes over rows that it lacks, in one transaction. */
export async function migrate(store: Kysely<Tables>, carried: CarriedRows): Promise<void> {
  // Most starts find a complete store: they take no write lock, so that they do not wait for a load.
  if ((await hasTables(store)) && (await hasAll(store, carried))) return;
  await trackedWrite(store, (db) => takeOver(db, carried), createTables);
}

async function hasTables(store: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from sqlite_schema where name = 'schema_version'`.execute(store);
  return rows.length > 0;
}

async function hasAll(store: Kysely<Tables>, { documents, revision, history }: CarriedRows): Promise<boolean> {
  const own = await store.selectFrom("dataset").select("revision").executeTakeFirst();
  if (own === undefined || own.revision < revision) return false;
  const ids = new Set((await store.selectFrom("registered_document").select("id").execute()).map(({ id }) => id));
  return documents.every(({ id }) => ids.has(id)) && ((await hasHistory(store)) || history() === null);
}

async function hasHistory(store: Kysely<Tables>): Promise<boolean> {
  return (await store.selectFrom("change_history").select("id").executeTakeFirst()) !== undefined;
}

async function createTables(db: Transaction<Tables>): Promise<void> {
  // Another process may have created them while this one waited for the write lock.
  if (await hasTables(db)) return;
  await sql`create table schema_version (format integer not null, fingerprint text not null)`.execute(db);
  await sql`insert into schema_version (format, fingerprint) values (${version.format}, ${fingerprint})`.execute(db);
  for (const statement of statements) await sql.raw(statement).execute(db);
}

async function takeOver(db: Transaction<Tables>, { documents, revision, history }: CarriedRows): Promise<void> {
  await sql`insert into dataset (id, name, revision, updated_at) values (1, 'Drug deal graph', 0, '1970-01-01T00:00:00Z')
    on conflict do nothing`.execute(db);
  await sql`update dataset set revision = ${revision} where revision < ${revision}`.execute(db);
  for (const { id, sha256, body, registered_at } of documents) {
    await sql`insert into registered_document (id, sha256, body, registered_at)
      values (${id}, ${sha256}, ${body}, ${registered_at}) on conflict do nothing`.execute(db);
  }
  const carried = (await hasHistory(db)) ? null : history();
  if (carried === null) return;
  await insertChanges(db, carried.changes);
  await setCompleteAfter(db, carried.completeAfter);
}
