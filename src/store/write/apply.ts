import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { type NodeKey, nodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import { tableOfNode } from "../../model/derived/table.ts";
import { writingFault } from "../engine/sqlite/error.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";
import { StoreError } from "../store-error.ts";
import type { Tables } from "../table/system-table.ts";
import { rebuildAncestors } from "./ancestor.ts";
import {
  type ChangeReport,
  listedColumnsOf,
  type NodeChange,
  ownedTablesOf,
  uniqueColumnsOf,
  type WrittenType,
} from "./change-set.ts";
import { insertRows, updateOnConflict } from "./insert.ts";
import { rowsOf } from "./rows.ts";
import { refreshSearch } from "./search-entry.ts";
import { rebuildTally } from "./tally.ts";

/**
 * Makes the store hold exactly these nodes of an origin, in one transaction: new nodes are added, changed ones replaced, and
 * nodes that the origin no longer has are removed. The revision rises by one if anything changed.
 * @param digest the hash of the origin's content; kept, so that a start can tell whether it has to load
 * @param onProgress called with the number of nodes written and to be written
 * @throws {StoreError} if an edge would lead to a node that does not exist, two nodes would share an identifier, or another process writes
 */
export async function applyNodes(
  store: Store,
  origin: { name: string; digest: string },
  nodes: readonly NodeChange[],
  onProgress: (done: number, of: number) => void = () => {},
): Promise<ChangeReport> {
  try {
    const report = await store.transaction().execute((db) => apply(db, origin, nodes, onProgress));
    // Query planners choose by statistics of the tables; both engines collect them with this statement.
    if (report.added.length + report.changed.length + report.removed.length > 0) await sql`analyze`.execute(store);
    return report;
  } catch (error) {
    const fault = writingFault(error);
    if (fault !== null) throw new StoreError(`nothing was written: ${fault}`);
    throw error;
  }
}

/** The digest with which an origin was last written; null if it never was. */
export async function digestOfOrigin(store: Store, name: string): Promise<string | null> {
  const found = await store.selectFrom("origin").select("digest").where("name", "=", name).executeTakeFirst();
  return found?.digest ?? null;
}

async function apply(
  db: Transaction<Tables>,
  origin: { name: string; digest: string },
  nodes: readonly NodeChange[],
  onProgress: (done: number, of: number) => void,
): Promise<ChangeReport> {
  const wanted = new Map(nodes.map((node) => [nodeKey(node.type, node.slug), node]));
  const digests = new Map([...wanted].map(([key, node]) => [key, digestOfNode(node)]));
  const loaded = await db
    .selectFrom("loaded_node")
    .select(["node", "digest"])
    .where("origin", "=", origin.name)
    .execute();
  const kept = new Map(loaded.map((row) => [row.node as NodeKey, row.digest]));

  const added = [...wanted.keys()].filter((key) => !kept.has(key));
  const changed = [...wanted.keys()].filter((key) => kept.has(key) && kept.get(key) !== digests.get(key));
  const removed = [...kept.keys()].filter((key) => !wanted.has(key));

  if (added.length + changed.length + removed.length > 0) {
    await clear(db, [...changed, ...removed]);
    await remove(db, removed);
    await releaseUnique(db, changed);
    await write(
      db,
      [...added, ...changed].map((key) => wanted.get(key) as NodeChange),
      onProgress,
    );
    await insertRows(
      db,
      "loaded_node",
      [...added, ...changed].map((key) => ({ node: key, origin: origin.name, digest: digests.get(key) ?? "" })),
      updateOnConflict("loaded_node"),
    );
    await sql`delete from evidence where not exists (select 1 from claim_evidence where evidence_id = evidence.id)`.execute(
      db,
    );
    await rebuildAncestors(db);
    await refreshSearch(db, [...added, ...changed, ...removed]);
    await rebuildTally(db);
    await db
      .updateTable("dataset")
      .set((eb) => ({ revision: eb("revision", "+", 1), updated_at: new Date().toISOString() }))
      .execute();
  }
  const now = new Date().toISOString();
  await insertRows(db, "origin", [{ ...origin, loaded_at: now }], updateOnConflict("origin"));
  const { revision } = await db.selectFrom("dataset").select("revision").executeTakeFirstOrThrow();
  return { added, changed, removed, unchanged: wanted.size - added.length - changed.length, revision };
}

function digestOfNode(node: NodeChange): string {
  return createHash("sha256").update(JSON.stringify(node)).digest("hex");
}

function slugsByType(keys: readonly NodeKey[]): Map<WrittenType, string[]> {
  const slugs = new Map<WrittenType, string[]>();
  for (const { type, slug } of keys.map(partsOfNodeKey)) {
    const list = slugs.get(type as WrittenType) ?? [];
    list.push(slug);
    slugs.set(type as WrittenType, list);
  }
  return slugs;
}

/** Deletes what nodes own, so that it can be written again. */
async function clear(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  const ofSubjects = sql`select id from claim where subject in ${anyOf(keys)}`;
  await sql`delete from claim_evidence where claim_id in (${ofSubjects})`.execute(db);
  await sql`delete from claim where subject in ${anyOf(keys)}`.execute(db);
  for (const [type, slugs] of slugsByType(keys)) {
    const owned = [...ownedTablesOf(type), ...listedColumnsOf(type).map((listed) => ({ ...listed, byKey: false }))];
    for (const { table, own, byKey } of owned) {
      const owners = byKey ? slugs.map((slug) => nodeKey(type, slug)) : slugs;
      await sql`delete from ${sql.table(table)} where ${sql.ref(own)} in ${anyOf(owners)}`.execute(db);
    }
  }
}

async function remove(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  for (const [type, slugs] of slugsByType(keys)) {
    if (type === "Indication") {
      await sql`delete from indication_ancestor
        where indication_id in ${anyOf(slugs)} or ancestor_id in ${anyOf(slugs)}`.execute(db);
    }
    await sql`delete from ${sql.table(tableOfNode(type))} where id in ${anyOf(slugs)}`.execute(db);
  }
  await sql`delete from loaded_node where node in ${anyOf(keys)}`.execute(db);
}

/** Empties the columns that no two nodes may share, so that a value can pass from one node to another. */
async function releaseUnique(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  for (const [type, slugs] of slugsByType(keys)) {
    const unique = uniqueColumnsOf(type);
    if (unique.length === 0) continue;
    const emptied = unique.map((column) => sql`${sql.ref(column)} = null`);
    await sql`update ${sql.table(tableOfNode(type))} set ${sql.join(emptied)} where id in ${anyOf(slugs)}`.execute(db);
  }
}

const batchSize = 500;

async function write(
  db: Transaction<Tables>,
  nodes: readonly NodeChange[],
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  onProgress(0, nodes.length);
  for (let start = 0; start < nodes.length; start += batchSize) {
    const batch = nodes.slice(start, start + batchSize);
    for (const [table, { rows, onConflict }] of rowsOf(batch)) await insertRows(db, table, rows, onConflict);
    onProgress(Math.min(start + batchSize, nodes.length), nodes.length);
  }
}
