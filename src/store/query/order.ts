import type { Relation } from "../../model/derived/relation.ts";
import { snakeOf } from "../../model/derived/spelling.ts";
import { conceptOf, type NodeType } from "../../model/model.ts";
import type { Order } from "./page.ts";

/** The order of lists of a concept: latest first where it is dated, else by name; the slug decides between equals. */
export function defaultOrderOf(type: NodeType): Order {
  const { latestBy } = conceptOf(type);
  return latestBy
    ? {
        name: `${type}:${latestBy}:DESC`,
        by: [{ column: snakeOf(latestBy), descending: true, nullable: true }, { column: "id" }],
      }
    : { name: `${type}:NAME:ASC`, by: [{ column: "sort_name" }, { column: "id" }] };
}

/** The order of a relation's edges: its own where it has one, else that of the far end. */
export function relationOrderOf({ predicate, field, to, edge, isInverse, isSymmetric }: RelationOrder): Order {
  const { by } = defaultOrderOf(to);
  const own = isInverse ? undefined : edge.order;
  const first: Order["by"] =
    own === "record"
      ? [{ column: "edge_position" }]
      : own
        ? [{ column: `edge_${snakeOf(own.latest)}`, descending: true, nullable: true }]
        : [];
  return { name: `${predicate}:${field}`, by: totalOf([...first, ...by], { edge, isSymmetric }) };
}

type RelationOrder = Pick<Relation, "predicate" | "field" | "to" | "edge" | "isSymmetric"> & { isInverse: boolean };

/** The order with what tells edges to one node apart, so that it is total. */
export function totalOf(by: Order["by"], { edge, isSymmetric }: Pick<Relation, "edge" | "isSymmetric">): Order["by"] {
  if (edge.groupedBy || edge.single || !edge.facts) return by;
  return [...by, ...(isSymmetric ? [{ column: "edge_direction" }] : []), { column: "edge_fact" }];
}
