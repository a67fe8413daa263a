import { sql } from "kysely";
import type { EdgeKind } from "../domain/graph-vocabulary.ts";
import type { NodeKey } from "../domain/node-key.ts";
import { edgesBetween, type NeighborRow, neighborsOf } from "./edge.ts";
import { anyOf } from "./list.ts";
import type { Store } from "./open.ts";

/** An edge as its kind reads it: subject, object. */
export interface WalkEdge {
  kind: EdgeKind;
  from: NodeKey;
  to: NodeKey;
  label: string | null;
  fact: string;
}

export interface Subgraph {
  nodes: NodeKey[];
  edges: WalkEdge[];
  truncated: boolean;
}

export interface Path {
  nodes: NodeKey[];
  edges: WalkEdge[];
}

/** How many edges one step may read, and from how many nodes a search for paths may go on. */
const mostEdges = 20_000;
const mostVisited = 5_000;

/**
 * What lies around nodes: themselves, and what edges join to them over so many steps, nearest first; with every edge between
 * what was taken. One statement for each step, and one for the edges.
 * @returns truncated where the limit left something out
 */
export async function neighborhood(
  store: Store,
  of: readonly NodeKey[],
  { depth, kinds, limit }: { depth: number; kinds: readonly EdgeKind[] | null; limit: number },
): Promise<Subgraph> {
  const taken = new Set(of.slice(0, limit));
  let truncated = taken.size < new Set(of).size;
  let frontier: readonly NodeKey[] = [...taken];
  for (let step = 1; step <= depth && frontier.length > 0 && !truncated; step++) {
    const room = limit - taken.size;
    const found = await nodesAround(store, frontier, [...taken], kinds, room + 1);
    truncated = found.length > room;
    frontier = found.slice(0, room);
    for (const node of frontier) taken.add(node);
  }
  const edges = await edgesAmong(store, [...taken], kinds);
  return { nodes: [...taken], edges, truncated: truncated || edges.length >= mostEdges };
}

/**
 * The shortest paths between two nodes that pass no node twice, shortest first, equals by the names of what they pass.
 * Both ends are searched in steps, each one statement, so that a path of length six is found in three steps from each.
 * Of several edges between the same two nodes a path shows the first by kind.
 * @returns no paths where they are not joined within the length; truncated where too much lies between them to see it all
 */
export async function shortestPaths(
  store: Store,
  from: NodeKey,
  to: NodeKey,
  { maxLength, kinds, first }: { maxLength: number; kinds: readonly EdgeKind[] | null; first: number },
): Promise<{ paths: Path[]; truncated: boolean }> {
  if (from === to) return { paths: [{ nodes: [from], edges: [] }], truncated: false };
  const joined = new Map<NodeKey, Map<NodeKey, WalkEdge>>();
  const side = (start: NodeKey) => ({ seen: new Set([start]), frontier: [start], steps: 0 });
  const [left, right] = [side(from), side(to)];
  let truncated = false;
  let visited = 0;
  let paths: Path[] = [];
  for (let length = 1; length <= maxLength; length++) {
    // The side with less to look at goes on, but neither over more than half of the way: there hubs are met.
    const open = [left, right].filter(({ steps }) => steps < Math.ceil(maxLength / 2));
    const smaller = open.reduce((a, b) => (b.frontier.length < a.frontier.length ? b : a));
    if (left.frontier.length === 0 || right.frontier.length === 0) {
      // All that one end is joined to is known.
      paths = pathsIn(joined, from, to, maxLength, first);
      break;
    }
    visited += smaller.frontier.length;
    if (visited > mostVisited) {
      truncated = true;
      break;
    }
    const around = await edgesAround(store, smaller.frontier, kinds);
    truncated ||= around.length >= mostEdges;
    const next = new Set<NodeKey>();
    for (const { near, far, edge } of around) {
      join(joined, near, far, edge);
      if (!smaller.seen.has(far)) next.add(far);
    }
    for (const node of next) smaller.seen.add(node);
    smaller.frontier = [...next];
    smaller.steps++;
    // Every path of this length is known by now, so that where there are enough nothing longer has to be looked for.
    if (joined.has(from) && joined.has(to)) paths = pathsIn(joined, from, to, length, first);
    if (paths.length >= first) break;
  }
  return { paths, truncated };
}

/** What edges join to nodes, without some that are known, in the order of the edges' kinds. */
async function nodesAround(
  store: Store,
  nodes: readonly NodeKey[],
  known: readonly NodeKey[],
  kinds: readonly EdgeKind[] | null,
  limit: number,
): Promise<NodeKey[]> {
  const { rows } = await sql<{ neighbor: NodeKey }>`
    select neighbor from ${neighborsOf(nodes, kinds)} as around where neighbor not in ${anyOf(known)}
    group by neighbor order by min(kind), neighbor limit ${limit}`.execute(store);
  return rows.map(({ neighbor }) => neighbor);
}

async function edgesAmong(
  store: Store,
  nodes: readonly NodeKey[],
  kinds: readonly EdgeKind[] | null,
): Promise<WalkEdge[]> {
  const { rows } = await sql<NeighborRow & { parent_key: NodeKey }>`
    select * from ${edgesBetween(nodes, kinds)} as among
    order by kind, neighbor, parent_key, fact limit ${mostEdges}`.execute(store);
  return rows.map(({ parent_key: from, neighbor: to, kind, label, fact }) => ({ kind, label, fact, from, to }));
}

async function edgesAround(store: Store, nodes: readonly NodeKey[], kinds: readonly EdgeKind[] | null) {
  const { rows } = await sql<NeighborRow & { parent_key: NodeKey }>`
    select * from ${neighborsOf(nodes, kinds)} as around
    order by kind, neighbor, parent_key, fact limit ${mostEdges}`.execute(store);
  return rows.map(({ parent_key: near, neighbor: far, is_subject, kind, label, fact }) => ({
    near,
    far,
    edge: { kind, label, fact, ...(is_subject ? { from: near, to: far } : { from: far, to: near }) } as WalkEdge,
  }));
}

function keyOf({ kind, from, to, fact }: WalkEdge): string {
  return `${kind} ${from} ${to} ${fact}`;
}

function join(joined: Map<NodeKey, Map<NodeKey, WalkEdge>>, a: NodeKey, b: NodeKey, edge: WalkEdge): void {
  for (const [near, far] of [
    [a, b],
    [b, a],
  ] as const) {
    const others = joined.get(near) ?? new Map<NodeKey, WalkEdge>();
    joined.set(near, others);
    const known = others.get(far);
    if (!known || keyOf(edge) < keyOf(known)) others.set(far, edge);
  }
}

/** All paths of each length in turn, until there are enough; a branch that cannot reach the end in time is left at once. */
function pathsIn(
  joined: ReadonlyMap<NodeKey, ReadonlyMap<NodeKey, WalkEdge>>,
  from: NodeKey,
  to: NodeKey,
  maxLength: number,
  first: number,
): Path[] {
  const distance = distancesTo(joined, to);
  const found: Path[] = [];
  const extend = (nodes: NodeKey[], edges: WalkEdge[], length: number): void => {
    const last = nodes.at(-1) as NodeKey;
    if (last === to) {
      if (edges.length === length) found.push({ nodes: [...nodes], edges: [...edges] });
      return;
    }
    const others = [...(joined.get(last) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [next, edge] of others) {
      if (found.length >= first) return;
      const left = length - edges.length - 1;
      if (nodes.includes(next) || (distance.get(next) ?? Number.POSITIVE_INFINITY) > left) continue;
      extend([...nodes, next], [...edges, edge], length);
    }
  };
  for (let length = distance.get(from) ?? maxLength + 1; length <= maxLength && found.length < first; length++) {
    extend([from], [], length);
  }
  return found;
}

function distancesTo(joined: ReadonlyMap<NodeKey, ReadonlyMap<NodeKey, WalkEdge>>, to: NodeKey): Map<NodeKey, number> {
  const distance = new Map([[to, 0]]);
  let frontier = [to];
  for (let step = 1; frontier.length > 0; step++) {
    const next = frontier
      .flatMap((node) => [...(joined.get(node)?.keys() ?? [])])
      .filter((node) => !distance.has(node));
    frontier = [...new Set(next)];
    for (const node of frontier) distance.set(node, step);
  }
  return distance;
}
