import { sql } from "kysely";
import type { NodeKey } from "../../../domain/node-key.ts";
import type { EdgeKind } from "../../../model/model.ts";
import { anyOf } from "../../engine/sqlite/list.ts";
import type { Store } from "../../open.ts";
import { edgesBetween, type NeighborRow, neighborsOf } from "./edge.ts";

/** An edge, directed as its kind reads: subject, verb, object. */
export interface WalkEdge {
  kind: EdgeKind;
  subject: NodeKey;
  object: NodeKey;
  label: string | null;
  fact: string;
}

export interface NeighborhoodRows {
  nodes: NodeKey[];
  edges: WalkEdge[];
  truncated: boolean;
}

export interface EntityPathRow {
  nodes: NodeKey[];
  edges: WalkEdge[];
}

/** Limits the edges that one step reads. */
const maxEdges = 20_000;

/** Limits the nodes that a path search expands. */
const maxExpandedNodes = 5_000;

/**
 * The nodes within `depth` edges of the given nodes, nearest first, and all edges between the returned nodes.
 * Executes one statement for each step and one for the edges.
 * @returns `truncated` is true if a limit left out nodes or edges
 */
export async function neighborhood(
  store: Store,
  of: readonly NodeKey[],
  { depth, kinds, limit }: { depth: number; kinds: readonly EdgeKind[] | null; limit: number },
): Promise<NeighborhoodRows> {
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
  return { nodes: [...taken], edges, truncated: truncated || edges.length >= maxEdges };
}

/**
 * The shortest paths between two nodes that visit no node twice, shortest first. Paths of equal length are ordered by the nodes they
 * visit. If several edges connect two nodes, a path contains the first by kind.
 * The search expands from both ends, one statement for each step, so a path of length six takes three steps from each end.
 * @returns no paths if the nodes are not connected within the length; `truncated` is true if the search exceeded its budget
 */
export async function shortestPaths(
  store: Store,
  from: NodeKey,
  to: NodeKey,
  { maxLength, kinds, first }: { maxLength: number; kinds: readonly EdgeKind[] | null; first: number },
): Promise<{ paths: EntityPathRow[]; truncated: boolean }> {
  if (from === to) return { paths: [{ nodes: [from], edges: [] }], truncated: false };
  const adjacency = new Map<NodeKey, Map<NodeKey, WalkEdge>>();
  const side = (start: NodeKey) => ({ seen: new Set([start]), frontier: [start], steps: 0 });
  const [left, right] = [side(from), side(to)];
  let truncated = false;
  let expandedCount = 0;
  let paths: EntityPathRow[] = [];
  for (let length = 1; length <= maxLength; length++) {
    // Expands the smaller side. Neither side is expanded beyond half of the length, where it would reach the hubs of the graph.
    const open = [left, right].filter(({ steps }) => steps < Math.ceil(maxLength / 2));
    const smaller = open.reduce((a, b) => (b.frontier.length < a.frontier.length ? b : a));
    if (left.frontier.length === 0 || right.frontier.length === 0) {
      // Everything that is connected to one of the ends has been expanded, so all paths are known.
      paths = pathsIn(adjacency, from, to, maxLength, first);
      break;
    }
    expandedCount += smaller.frontier.length;
    if (expandedCount > maxExpandedNodes) {
      truncated = true;
      break;
    }
    const around = await edgesAround(store, smaller.frontier, kinds);
    truncated ||= around.length >= maxEdges;
    const next = new Set<NodeKey>();
    for (const { near, far, edge } of around) {
      addEdge(adjacency, near, far, edge);
      if (!smaller.seen.has(far)) next.add(far);
    }
    for (const node of next) smaller.seen.add(node);
    smaller.frontier = [...next];
    smaller.steps++;
    // All paths of this length are known. If there are enough, longer ones are not needed.
    if (adjacency.has(from) && adjacency.has(to)) paths = pathsIn(adjacency, from, to, length, first);
    if (paths.length >= first) break;
  }
  return { paths, truncated };
}

/** The neighbors of nodes except the known ones, ordered by the kind of edge. */
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
    order by kind, neighbor, parent_key, fact limit ${maxEdges}`.execute(store);
  return rows.map(({ parent_key: subject, neighbor: object, kind, label, fact }) => ({
    kind,
    label,
    fact,
    subject,
    object,
  }));
}

async function edgesAround(store: Store, nodes: readonly NodeKey[], kinds: readonly EdgeKind[] | null) {
  const { rows } = await sql<NeighborRow & { parent_key: NodeKey }>`
    select * from ${neighborsOf(nodes, kinds)} as around
    order by kind, neighbor, parent_key, fact limit ${maxEdges}`.execute(store);
  return rows.map(({ parent_key: near, neighbor: far, direction, kind, label, fact }) => ({
    near,
    far,
    edge: {
      kind,
      label,
      fact,
      ...(direction === "OUTGOING" ? { subject: near, object: far } : { subject: far, object: near }),
    },
  }));
}

function keyOf({ kind, subject, object, fact }: WalkEdge): string {
  return `${kind} ${subject} ${object} ${fact}`;
}

function addEdge(adjacency: Map<NodeKey, Map<NodeKey, WalkEdge>>, a: NodeKey, b: NodeKey, edge: WalkEdge): void {
  for (const [near, far] of [
    [a, b],
    [b, a],
  ] as const) {
    const others = adjacency.get(near) ?? new Map<NodeKey, WalkEdge>();
    adjacency.set(near, others);
    const known = others.get(far);
    if (!known || keyOf(edge) < keyOf(known)) others.set(far, edge);
  }
}

/** Enumerates paths by increasing length until there are enough. Skips branches that cannot reach the end within the length. */
function pathsIn(
  adjacency: ReadonlyMap<NodeKey, ReadonlyMap<NodeKey, WalkEdge>>,
  from: NodeKey,
  to: NodeKey,
  maxLength: number,
  first: number,
): EntityPathRow[] {
  const distance = distancesTo(adjacency, to);
  const found: EntityPathRow[] = [];
  const extend = (nodes: NodeKey[], edges: WalkEdge[], length: number): void => {
    const last = nodes.at(-1) as NodeKey;
    if (last === to) {
      if (edges.length === length) found.push({ nodes: [...nodes], edges: [...edges] });
      return;
    }
    const others = [...(adjacency.get(last) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [next, edge] of others) {
      if (found.length >= first) return;
      const remaining = length - edges.length - 1;
      if (nodes.includes(next) || (distance.get(next) ?? Number.POSITIVE_INFINITY) > remaining) continue;
      extend([...nodes, next], [...edges, edge], length);
    }
  };
  for (let length = distance.get(from) ?? maxLength + 1; length <= maxLength && found.length < first; length++) {
    extend([from], [], length);
  }
  return found;
}

function distancesTo(
  adjacency: ReadonlyMap<NodeKey, ReadonlyMap<NodeKey, WalkEdge>>,
  to: NodeKey,
): Map<NodeKey, number> {
  const distance = new Map([[to, 0]]);
  let frontier = [to];
  for (let step = 1; frontier.length > 0; step++) {
    const next = frontier
      .flatMap((node) => [...(adjacency.get(node)?.keys() ?? [])])
      .filter((node) => !distance.has(node));
    frontier = [...new Set(next)];
    for (const node of frontier) distance.set(node, step);
  }
  return distance;
}
