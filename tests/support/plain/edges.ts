import { declaredRelations, type Relation } from "../../../src/model/derived/relation.ts";
import { snakeOf } from "../../../src/model/derived/spelling.ts";
import { columnsOf, type EdgeKind } from "../../../src/model/model.ts";
import type { PlainGraph, PlainRow } from "./graph.ts";

/** An edge as one end of its relation sees it. */
export interface PlainEdge {
  own: string;
  far: string;
  /** Names the fact to which the claims about the edge belong. */
  fact: string;
  row: PlainRow;
  direction: "OUTGOING" | "INCOMING";
}

/** The edges of a relation, seen from the end that owns the field; a symmetric relation is seen from both. */
export function plainEdges(graph: PlainGraph, relation: Relation): PlainEdge[] {
  const { table, own, far, declaredBy, predicate, isSingle, isSubject, isSymmetric } = relation;
  const seen = (one: string, other: string, direction: PlainEdge["direction"]) =>
    graph.rows(table).flatMap((row): PlainEdge[] => {
      const fact = isSingle ? `${declaredBy}:${row.id} ${predicate}` : String(row.fact);
      const isEdge = row[one] !== null && row[other] !== null;
      return isEdge ? [{ own: String(row[one]), far: String(row[other]), fact, row, direction }] : [];
    });
  const edges = seen(own, far, isSubject ? "OUTGOING" : "INCOMING");
  return isSymmetric ? [...edges, ...seen(far, own, isSubject ? "INCOMING" : "OUTGOING")] : edges;
}

/** An edge of any kind, seen from one of its ends. */
export interface PlainNeighbor {
  node: string;
  neighbor: string;
  kind: EdgeKind;
  direction: "OUTGOING" | "INCOMING";
  /** The value that labels the edge, as the store holds it, and as people read it. */
  label: string | null;
  shownLabel: string | null;
  fact: string;
}

/** Every edge twice: from each of its ends. */
export function plainNeighbors(graph: PlainGraph): PlainNeighbor[] {
  return declaredRelations.flatMap((relation) => {
    const { owner, to, edge, facts, isSingle, declaredBy } = relation;
    const type = (isSingle ? columnsOf(declaredBy) : facts)[edge.label ?? ""]?.type;
    return plainEdges(graph, { ...relation, isSymmetric: false }).flatMap(({ own, far, fact, row, direction }) => {
      const label = edge.label === undefined ? null : ((row[snakeOf(edge.label)] as string | null) ?? null);
      const shownLabel = label !== null && typeof type === "object" ? (type.terms[label]?.label ?? null) : label;
      const shared = { kind: edge.kind as EdgeKind, label, shownLabel, fact };
      const [node, neighbor] = [`${owner}:${own}`, `${to}:${far}`];
      const opposite = direction === "OUTGOING" ? "INCOMING" : "OUTGOING";
      return [
        { node, neighbor, direction, ...shared },
        { node: neighbor, neighbor: node, direction: opposite, ...shared } as const,
      ];
    });
  });
}

/** The claims about a fact, in the order of the record. */
export function claimsOf(graph: PlainGraph, fact: string): string[] {
  return graph.where("claim", "fact", fact).map(({ id }) => String(id));
}
