import { sql, type Transaction } from "kysely";
import type { NodeKey } from "../../domain/node-key.ts";
import { indexTables } from "../content/hashed-table.ts";
import { trackedWrite } from "../content/tracked-write.ts";
import { type Connection, connectionOf } from "../engine/connection.ts";
import { writingFault } from "../engine/sqlite/error.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import { ChangeRecorder } from "../history/recorder.ts";
import type { Store } from "../open.ts";
import { StoreError } from "../store-error.ts";
import type { Tables } from "../table/system-table.ts";
import { rebuildAncestors } from "./ancestor.ts";
import type { ChangeReport, NodeStream } from "./change-set.ts";
import { clearNodes, releaseUnique, removeNodes } from "./clear.ts";
import { compare, type Difference, newNodes, nodesAt, storedNodesOf } from "./difference.ts";
import { deleteUncited, evidenceCitedFor } from "./evidence.ts";
import { checkReferences, createIndexes, dropIndexes, isWithoutNodes, withoutKeyChecks } from "./first-load.ts";
import { type NodeToWrite, NodeWriter } from "./node-writer.ts";
import { type Concerned, rebuildRights, therapiesConcerned } from "./rights.ts";
import { clearSearch, type IndexChange, indexSearch } from "./search-index.ts";
import { refreshStatistics } from "./statistics.ts";
import { StoredNodes } from "./stored-nodes.ts";
import { refreshTally } from "./tally.ts";

/** Called with the number of nodes written so far, and the number to write. Null if it is not known before all are written. */
export type OnProgress = (done: number, of: number | null) => void;

interface Origin {
  name: string;
  /**
   * The hash of its content, by which a later start detects that nothing has changed. The format in which the program reads the
   * content may precede it, before a colon: if only the format differs, what is written differently is not recorded as a change.
   */
  digest: string;
}

/**
 * Replaces the nodes of an origin in one transaction: adds new nodes, replaces changed ones, and removes those that the origin no
 * longer contains. The revision increases by one if anything changed.
 * @param nodes a list, or an object that returns a new iterator over the same nodes each time, so that they need not be in memory
 * together. They are iterated once if the origin has no nodes in the store, and up to three times otherwise.
 * @throws {StoreError} if an edge leads to a node that does not exist, two nodes share an identifier, or another process is writing
 */
export async function applyNodes(
  store: Store,
  origin: Origin,
  nodes: NodeStream,
  onProgress: OnProgress = () => {},
): Promise<ChangeReport> {
  const connection = connectionOf(store);
  const write = (db: Transaction<Tables>, isFirst: boolean) =>
    apply({ db, connection, origin, isFirst, concernedBefore: new Set(), onProgress }, nodes);
  try {
    if (await isWithoutNodes(store)) {
      return await withoutKeyChecks(store, (one) =>
        trackedWrite(one, async (db) => {
          // Another process may have loaded nodes in the meantime.
          const report = await write(db, await isWithoutNodes(db));
          checkReferences(connection);
          return report;
        }),
      );
    }
    return await trackedWrite(store, (db) => write(db, false));
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

interface Write {
  db: Transaction<Tables>;
  connection: Connection;
  origin: Origin;
  /** Whether the store has no nodes of any origin. */
  isFirst: boolean;
  /** The therapies that the replaced and removed nodes concerned. */
  concernedBefore: ReadonlySet<string>;
  onProgress: OnProgress;
}

async function apply(write: Write, nodes: NodeStream): Promise<ChangeReport> {
  const { db, origin } = write;
  refuseSingleUse(nodes);
  const stored = write.isFirst ? new StoredNodes() : await storedNodesOf(db, origin.name);
  let now: string;
  const recorder = await ChangeRecorder.start(write);
  let difference: Difference;
  try {
    difference = await (stored.size === 0 ? add(write, nodes, recorder) : replace(write, nodes, stored, recorder));
    now = new Date().toISOString();
    if (sizeOf(difference) > 0) await finish(write, difference, now);
    await recorder.write(now);
  } finally {
    await recorder.close();
  }
  if (sizeOf(difference) > 0) await refreshStatistics(db, write.connection, write.isFirst);
  await sql`insert into origin (name, digest, loaded_at) values (${origin.name}, ${origin.digest}, ${now})
    on conflict (name) do update set digest = excluded.digest, loaded_at = excluded.loaded_at`.execute(db);
  const { revision } = await db.selectFrom("dataset").select("revision").executeTakeFirstOrThrow();
  return { ...difference, revision };
}

/** An iterator or a generator that was called would be at its end when the nodes are iterated for the second time. */
function refuseSingleUse(nodes: NodeStream): void {
  const iterator: unknown = Symbol.asyncIterator in nodes ? nodes[Symbol.asyncIterator]() : nodes[Symbol.iterator]();
  if (iterator === nodes)
    throw new Error(
      "the set of nodes can be iterated only once. Pass an object that returns a new iterator each time.",
    );
}

/** The number of nodes up to which the changes of the full-text index are held in memory. */
const maxWatched = 5000;

const sizeOf = ({ added, changed, removed }: Difference) => added.length + changed.length + removed.length;

/** Writes the nodes of an origin that has none. */
async function add(write: Write, nodes: NodeStream, recorder: ChangeRecorder): Promise<Difference> {
  const added: NodeKey[] = [];
  if (!write.isFirst && Array.isArray(nodes) && nodes.length <= maxWatched) write.connection.tracker.watch(indexTables);
  const batches = newNodes(nodes, added);
  const recorded = recorder.isRecording ? recording(batches, recorder) : batches;
  await writeNodes(write, recorded, Array.isArray(nodes) ? nodes.length : null, await clearSearch(write.db, [], []));
  await recorder.recordMissing(added);
  return { added, changed: [], removed: [], unchanged: 0 };
}

async function* recording(
  batches: AsyncIterable<readonly NodeToWrite[]>,
  recorder: ChangeRecorder,
): AsyncGenerator<readonly NodeToWrite[]> {
  for await (const batch of batches) {
    await recorder.record(batch);
    yield batch;
  }
}

/** Writes the nodes that differ from those that are stored, and removes those that are not in the set. */
async function replace(
  write: Write,
  nodes: NodeStream,
  stored: StoredNodes,
  recorder: ChangeRecorder,
): Promise<Difference> {
  const { db } = write;
  const { difference, places } = await compare(nodes, stored);
  const { changed, removed } = difference;
  if (sizeOf(difference) === 0) return difference;
  if (sizeOf(difference) <= maxWatched) write.connection.tracker.watch(indexTables);
  if (recorder.isRecording && places.size > 0)
    for await (const batch of nodesAt(nodes, places)) await recorder.record(batch);
  await recorder.recordRemoved(removed);
  const evidence = await evidenceCitedFor(db, [...changed, ...removed]);
  write.concernedBefore = await therapiesConcerned(db, [...changed, ...removed]);
  const indexChange = await clearSearch(db, changed, removed);
  await clearNodes(db, [...changed, ...removed]);
  await removeNodes(db, removed);
  await releaseUnique(db, changed);
  await writeNodes(write, nodesAt(nodes, places), places.size, indexChange);
  await deleteUncited(db, evidence);
  return difference;
}

async function writeNodes(
  { db, connection, origin, isFirst, onProgress }: Write,
  batches: AsyncIterable<readonly NodeToWrite[]>,
  total: number | null,
  indexChange: IndexChange,
): Promise<void> {
  let done = 0;
  onProgress(done, total);
  connection.tracker.pauseInserts();
  if (isFirst) dropIndexes(connection);
  const writer = new NodeWriter(connection, origin.name, { isFirst, nextEntry: indexChange.firstEntry });
  for await (const batch of batches) {
    if (!isFirst) await refuseNodesOfOthers(db, batch);
    for (const node of batch) writer.write(node);
    done += batch.length;
    onProgress(done, total);
  }
  writer.finish();
  if (isFirst) createIndexes(connection);
  connection.tracker.resumeInserts();
  await indexSearch(db, indexChange);
}

/** A node belongs to the origin that loaded it: another origin that writes the same node would replace its facts unnoticed. */
async function refuseNodesOfOthers(db: Transaction<Tables>, nodes: readonly NodeToWrite[]): Promise<void> {
  const added = nodes.flatMap(({ key, isNew }) => (isNew ? [key] : []));
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

/** The therapies to which rights may have changed. */
async function concernedBy(
  { db, isFirst, concernedBefore }: Write,
  { added, changed }: Difference,
): Promise<Concerned> {
  if (isFirst) return "all";
  // Nodes that refer to an added company are added or changed themselves.
  const written = [...added.filter((key) => !key.startsWith("Company:")), ...changed];
  return concernedBefore.union(await therapiesConcerned(db, written));
}

/** Updates what is computed from all nodes. */
async function finish(write: Write, difference: Difference, now: string): Promise<void> {
  const { db, connection, isFirst } = write;
  const { added, changed, removed } = difference;
  if ([added, changed, removed].some((keys) => keys.some((key) => key.startsWith("Indication:"))))
    await rebuildAncestors(db);
  await rebuildRights(db, connection, await concernedBy(write, difference));
  const changedTables = new Set(connection.tracker.changes.tables);
  await refreshTally(db, (table) => isFirst || changedTables.has(table));
  const newestRetrieval = sql<string | null>`(select max(retrieved_on) from source)`;
  await db
    .updateTable("dataset")
    .set((eb) => ({
      revision: eb("revision", "+", 1),
      updated_at: now,
      ...((isFirst || changedTables.has("source")) && { as_of: newestRetrieval }),
    }))
    .execute();
}
