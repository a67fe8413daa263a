import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { type NodeKey, nodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import { tableOfNode } from "../../model/derived/table.ts";
import { trackedWrite } from "../content/tracked-write.ts";
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
 * Replaces the nodes of an origin in one transaction: adds new nodes, replaces changed ones, and removes those that the origin no
 * longer contains. The revision increases by one if anything changed.
 * @param origin its name, and the hash of its content by which a later start detects that nothing has changed
 * @param onProgress called with the number of nodes written so far and the number to write
 * @throws {StoreError} if an edge leads to a node that does not exist, two nodes share an identifier, or another process is writing
 */
export async function applyNodes(
  store: Store,
  origin: { name: string; digest: string },
  nodes: readonly NodeChange[],
  onProgress: (done: number, of: number) => void = () => {},
): Promise<ChangeReport> {
  try {
    return await trackedWrite(store, (db) => apply(db, origin, nodes, onProgress));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const fault = writingFault(error);
    if (fault !== null) throw new StoreError(`nothing was written: ${fault}`);
    throw error;
  }
}

/** The digest with which an origin was last written. Null if it was never written. */
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
  const stored = new Map(loaded.map((row) => [row.node as NodeKey, row.digest]));

  const added = [...wanted.keys()].filter((key) => !stored.has(key));
  const changed = [...wanted.keys()].filter((key) => stored.has(key) && stored.get(key) !== digests.get(key));
  const removed = [...stored.keys()].filter((key) => !wanted.has(key));

  if (added.length + changed.length + removed.length > 0) {
    await refuseNodesOfOthers(db, added);
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
    // Updates the table statistics on which the query planner relies.
    await sql`analyze`.execute(db);
  }
  const now = new Date().toISOString();
  await insertRows(db, "origin", [{ ...origin, loaded_at: now }], updateOnConflict("origin"));
  const { revision } = await db.selectFrom("dataset").select("revision").executeTakeFirstOrThrow();
  return { added, changed, removed, unchanged: wanted.size - added.length - changed.length, revision };
}

/** A node belongs to the origin that loaded it: another origin that writes the same node would replace its facts unnoticed. */
async function refuseNodesOfOthers(db: Transaction<Tables>, added: readonly NodeKey[]): Promise<void> {
  const other = await db
    .selectFrom("loaded_node")
    .select(["node", "origin"])
    .where("node", "in", anyOf(added))
    .executeTakeFirst();
  if (other)
    throw new StoreError(
      `nothing was written: ${other.node} was loaded from "${other.origin}". Remove it there first, or use another slug.`,
    );
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

/** Deletes what nodes own, before it is written again or the nodes are removed. */
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

/** Sets unique columns to null before they are written, so that a value can move from one node to another. */
async function releaseUnique(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  for (const [type, slugs] of slugsByType(keys)) {
    const unique = uniqueColumnsOf(type);
    if (unique.length === 0) continue;
    const assignments = unique.map((column) => sql`${sql.ref(column)} = null`);
    await sql`update ${sql.table(tableOfNode(type))} set ${sql.join(assignments)} where id in ${anyOf(slugs)}`.execute(
      db,
    );
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
