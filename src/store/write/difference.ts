import { type Kysely, sql } from "kysely";
import { type NodeKey, nodeKey } from "../../domain/node-key.ts";
import { digestOf } from "../content/node-digest.ts";
import type { Tables } from "../table/system-table.ts";
import type { NodeChange, NodeStream } from "./change-set.ts";
import type { NodeToWrite } from "./node-writer.ts";
import { repetition, StoredNodes } from "./stored-nodes.ts";

/** How a set of nodes differs from what the store holds of its origin. */
export interface Difference {
  added: NodeKey[];
  changed: NodeKey[];
  removed: NodeKey[];
  unchanged: number;
}

/** The places of the nodes to write in their set, with what is known of them. */
type Places = Map<number, Omit<NodeToWrite, "node">>;

type Found = Omit<NodeToWrite, "node"> & { place: number };

/** How many rows are read at a time. */
const maxRows = 50_000;

interface Part {
  nodes: string;
  digests: string;
  last: number | null;
}

async function partOf(db: Kysely<Tables>, origin: string, after: number): Promise<Part | undefined> {
  const { rows } = await sql<Part>`
    select json_group_array(node) as nodes, json_group_array(digest) as digests, max(number) as last
    from (select rowid as number, node, digest from loaded_node
      where origin = ${origin} and rowid > ${after} order by rowid limit ${maxRows})`.execute(db);
  return rows[0];
}

/** The nodes that an origin has in the store, with their digests, in the order in which they were added. */
export async function storedNodesOf(db: Kysely<Tables>, origin: string): Promise<StoredNodes> {
  const found = new StoredNodes();
  let last: number | null = 0;
  while (last !== null) {
    // One row for many nodes, because an object for each node takes several times as long.
    const part: Part | undefined = await partOf(db, origin, last);
    const [nodes, digests] = [JSON.parse(part?.nodes ?? "[]"), JSON.parse(part?.digests ?? "[]")] as [
      NodeKey[],
      string[],
    ];
    found.append(nodes, digests);
    last = part?.last ?? null;
  }
  return found;
}

/** The digests of the nodes that an origin has in the store. */
export async function digestsOf(db: Kysely<Tables>, origin: string): Promise<Map<NodeKey, string>> {
  return (await storedNodesOf(db, origin)).digests();
}

/**
 * Compares a set of nodes with what is stored.
 * @param stored the stored nodes, of which those in the set are taken
 */
export async function compare(
  nodes: NodeStream,
  stored: StoredNodes,
): Promise<{ difference: Difference; places: Places }> {
  const differing: Found[] = [];
  const unknown: Found[] = [];
  let place = 0;
  for await (const batch of batchesOf(nodes)) {
    for (const node of batch) {
      const key = nodeKey(node.type, node.slug);
      const { digest, isPlain } = digestOf(node);
      const former = stored.takeNext(key);
      if (former === undefined) unknown.push({ key, digest, isPlain, place, isNew: true });
      else if (former !== digest) differing.push({ key, digest, isPlain, place, isNew: false });
      place += 1;
    }
  }
  const former = stored.takeAll(unknown.map(({ key }) => key));
  for (const each of unknown) {
    const before = former.get(each.key);
    if (before !== each.digest) differing.push({ ...each, isNew: before === undefined });
  }
  const inOrder = differing.sort((one, other) => one.place - other.place);
  const keysOf = (isWanted: (found: Found) => boolean) => inOrder.filter(isWanted).map(({ key }) => key);
  const difference = {
    added: keysOf(({ isNew }) => isNew),
    changed: keysOf(({ isNew }) => !isNew),
    removed: stored.left(),
    unchanged: place - differing.length,
  };
  return { difference, places: new Map(inOrder.map(({ place, ...found }) => [place, found])) };
}

/** The nodes at places of their set. @throws {Error} if the set contains other nodes than when it was compared */
export async function* nodesAt(nodes: NodeStream, places: Places): AsyncGenerator<NodeToWrite[]> {
  let place = 0;
  let written = 0;
  for await (const batch of batchesOf(nodes)) {
    const found: NodeToWrite[] = [];
    for (const node of batch) {
      const known = places.get(place++);
      if (!known) continue;
      if (digestOf(node).digest !== known.digest) throw new Error("the set of nodes changed while it was written");
      found.push({ ...known, node });
    }
    if (found.length > 0) yield found;
    written += found.length;
    if (written === places.size) return;
  }
}

/**
 * The nodes of an origin that has none in the store.
 * @param added receives their keys
 */
export async function* newNodes(nodes: NodeStream, added: NodeKey[]): AsyncGenerator<NodeToWrite[]> {
  const seen = new Set<NodeKey>();
  for await (const batch of batchesOf(nodes)) {
    const found = batch.map((node) => {
      const key = nodeKey(node.type, node.slug);
      if (seen.has(key)) throw repetition(key);
      seen.add(key);
      added.push(key);
      return { key, node, ...digestOf(node), isNew: true };
    });
    yield found;
  }
}

const batchSize = 500;

/** The nodes of a set in lists of up to 500. */
async function* batchesOf(nodes: NodeStream): AsyncGenerator<readonly NodeChange[]> {
  let batch: NodeChange[] = [];
  if (Symbol.asyncIterator in nodes) {
    for await (const node of nodes) {
      batch.push(node);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  } else {
    for (const node of nodes) {
      batch.push(node);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
