import { hash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { type NodeKey, nodeKey } from "../../domain/node-key.ts";
import { StoreError } from "../store-error.ts";
import type { Tables } from "../table/system-table.ts";
import type { NodeChange, NodeStream } from "./change-set.ts";
import type { NodeToWrite } from "./node-writer.ts";

/** How a set of nodes differs from what the store holds of its origin. */
export interface Difference {
  added: NodeKey[];
  changed: NodeKey[];
  removed: NodeKey[];
  unchanged: number;
}

/** The places of the nodes to write in their set, with what is known of them. */
type Places = Map<number, Omit<NodeToWrite, "node">>;

/** A hash of everything that is written for a node. */
function digestOfNode(node: NodeChange): string {
  return hash("sha256", JSON.stringify(node), "hex");
}

/** The digests of the nodes that an origin has in the store. */
export async function digestsOf(db: Transaction<Tables>, origin: string): Promise<Map<NodeKey, string>> {
  const { rows } = await sql<{ node: NodeKey; digest: string }>`
    select node, digest from loaded_node where origin = ${origin}`.execute(db);
  return new Map(rows.map(({ node, digest }) => [node, digest]));
}

/**
 * Compares a set of nodes with what is stored.
 * @param stored the digests of the stored nodes, of which those of removed nodes are left
 */
export async function compare(
  nodes: NodeStream,
  stored: Map<NodeKey, string>,
): Promise<{ difference: Difference; places: Places }> {
  const difference = { added: [] as NodeKey[], changed: [] as NodeKey[], unchanged: 0 };
  const places: Places = new Map();
  const seen = new Set<NodeKey>();
  let place = 0;
  for await (const batch of batchesOf(nodes)) {
    for (const node of batch) {
      const key = keyOf(node, seen);
      const digest = digestOfNode(node);
      const former = stored.get(key);
      if (former === digest) difference.unchanged += 1;
      else {
        (former === undefined ? difference.added : difference.changed).push(key);
        places.set(place, { key, digest, isNew: former === undefined });
      }
      stored.delete(key);
      place += 1;
    }
  }
  return { difference: { ...difference, removed: [...stored.keys()] }, places };
}

/** The key of a node. @throws {StoreError} if another node of the set has the same one */
function keyOf({ type, slug }: NodeChange, seen: Set<NodeKey>): NodeKey {
  const key = nodeKey(type, slug);
  if (seen.has(key)) throw new StoreError(`nothing was written: two nodes have the key "${key}". Remove one of them.`);
  seen.add(key);
  return key;
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
      if (digestOfNode(node) !== known.digest) throw new Error("the set of nodes changed while it was written");
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
    const found = batch.map((node) => ({ key: keyOf(node, seen), node, digest: digestOfNode(node), isNew: true }));
    added.push(...found.map(({ key }) => key));
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
