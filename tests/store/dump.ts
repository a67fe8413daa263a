import { sql } from "kysely";
import { recordsIn } from "../../src/intake/records/load.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { tables } from "../../src/store/table/ddl.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import type { ChangeReport, NodeChange, StoredRow } from "../../src/store/write/change-set.ts";

/** Columns that say when something was written, or number entries that were written. */
const ofHistory: Readonly<Record<string, readonly string[]>> = {
  dataset: ["revision", "updated_at"],
  origin: ["loaded_at"],
  search_entry: ["id"],
  search_document: ["entry"],
};

/** Every row of every table, as text in a total order. */
export async function dumpOf(store: Store): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const { name, columns } of tables) {
    // Digests also cover the columns that are left out, and the history depends on what the store held before.
    if (["content_digest", "entity_change", "change_history"].includes(name)) continue;
    const shown = columns.filter((column) => !ofHistory[name]?.includes(column.name));
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(store);
    dump[name] = rows.map((row) => JSON.stringify(shown.map((column) => row[column.name]))).sort();
  }
  return dump;
}

/** @throws if the text index does not match the entries that it was made from, or a row refers to none */
export async function checkIntegrity(store: Store): Promise<void> {
  await sql`insert into search_index (search_index, rank) values ('integrity-check', 1)`.execute(store);
  const { rows } = await sql`pragma foreign_key_check`.execute(store);
  if (rows.length > 0) throw new Error(`rows refer to rows that do not exist: ${JSON.stringify(rows)}`);
}

/** The rows of one table, as the store holds them. */
export async function rowsOf(store: Store, table: string): Promise<Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`select * from ${sql.table(table)} order by 1`.execute(store)).rows;
}

export async function revisionOf(store: Store): Promise<number> {
  const { revision } = await store.selectFrom("dataset").select("revision").executeTakeFirstOrThrow();
  return revision;
}

/** What the records of a text, or of an object with the same fields, are compiled to. */
export function nodesOf(records: string | object): NodeChange[] {
  const text = typeof records === "string" ? records : JSON.stringify(records);
  return recordsIn("", [{ file: "a.yaml", bytes: Buffer.from(text) }]).nodes;
}

/** A company without claims. */
export const company = (slug: string, row: StoredRow = {}, owned: NodeChange["owned"] = {}): NodeChange => ({
  type: "Company",
  slug,
  row: { name: slug, sort_name: slug, kind: "OTHER", ...row },
  owned,
  claims: [],
});

/** Makes a store hold exactly some nodes. */
export function apply(store: Store, nodes: readonly NodeChange[]): Promise<ChangeReport> {
  return applyNodes(store, { name: "records", digest: "x" }, nodes);
}

/** A store in memory that holds some nodes. */
export async function storeOf(nodes: readonly NodeChange[]): Promise<Store> {
  const store = await openStore(":memory:");
  if (nodes.length > 0) await apply(store, nodes);
  return store;
}
