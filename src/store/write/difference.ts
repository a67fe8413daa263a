import { hash } from "node:crypto";
import { type Kysely, sql } from "kysely";
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

/** 132 bits, so that two nodes never have the same digest by chance. All digests are read for each load. */
const digestLength = 22;

/** What the texts of a node are like, and a hash of everything that is written for it. */
function contentOf(node: NodeChange): Pick<NodeToWrite, "digest" | "isPlain"> {
  const text = JSON.stringify(node);
  // JSON escapes NUL and lone surrogates.
  return { digest: hash("sha256", text, "base64url").slice(0, digestLength), isPlain: !text.includes("\\u") };
}

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

/** The digests of the nodes that an origin has in the store. */
export async function digestsOf(db: Kysely<Tables>, origin: string): Promise<Map<NodeKey, string>> {
  const found = new Map<NodeKey, string>();
  let last: number | null = 0;
  while (last !== null) {
    // One row for many nodes, because an object for each node takes several times as long.
    const part: Part | undefined = await partOf(db, origin, last);
    const [nodes, digests] = [JSON.parse(part?.nodes ?? "[]"), JSON.parse(part?.digests ?? "[]")] as [
      NodeKey[],
      string[],
    ];
    for (const [index, node] of nodes.entries()) found.set(node, digests[index] ?? "");
    last = part?.last ?? null;
  }
  return found;
}

/** Stands for the digest of a node that was compared. */
const compared = "";

/**
 * Compares a set of nodes with what is stored.
 * @param digests the digests of the stored nodes, which are replaced by marks
 */
export async function compare(
  nodes: NodeStream,
  digests: Map<NodeKey, string>,
): Promise<{ difference: Difference; places: Places }> {
  const difference = { added: [] as NodeKey[], changed: [] as NodeKey[], unchanged: 0 };
  const places: Places = new Map();
  let place = 0;
  for await (const batch of batchesOf(nodes)) {
    for (const node of batch) {
      const key = nodeKey(node.type, node.slug);
      const { digest, isPlain } = contentOf(node);
      const former = digests.get(key);
      if (former === compared) throw repetition(key);
      if (former === digest) difference.unchanged += 1;
      else {
        (former === undefined ? difference.added : difference.changed).push(key);
        places.set(place, { key, digest, isPlain, isNew: former === undefined });
      }
      digests.set(key, compared);
      place += 1;
    }
  }
  const removed = [...digests].flatMap(([key, digest]) => (digest === compared ? [] : [key]));
  return { difference: { ...difference, removed }, places };
}

function repetition(key: NodeKey): StoreError {
  return new StoreError(`nothing was written: two nodes have the key "${key}". Remove one of them.`);
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
      if (contentOf(node).digest !== known.digest) throw new Error("the set of nodes changed while it was written");
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
      return { key, node, ...contentOf(node), isNew: true };
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
