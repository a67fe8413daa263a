import type { Relation } from "../../model/derived/relation.ts";
import { snakeOf } from "../../model/derived/spelling.ts";
import { conceptOf, type NodeType } from "../../model/model.ts";
import type { Order } from "./page.ts";

/** The default order of nodes of a type: latest first if the type is dated, otherwise by name. Equal nodes are ordered by slug. */
export function defaultOrderOf(type: NodeType): Order {
  const { latestBy } = conceptOf(type);
  return latestBy
    ? {
        name: `${type}:${latestBy}:DESC`,
        by: [{ column: snakeOf(latestBy), descending: true, nullable: true }, { column: "id" }],
        isIndexed: true,
      }
    : { name: `${type}:NAME:ASC`, by: [{ column: "sort_name" }, { column: "id" }], isIndexed: true };
}

/** The default order of a relation's edges: the order that the relation declares, if any, then that of the far end. */
export function relationOrderOf({ predicate, field, to, edge, isInverse, isSymmetric }: RelationOrder): Order {
  const { by } = defaultOrderOf(to);
  const own = isInverse ? undefined : edge.order;
  const first: Order["by"] =
    own === "record"
      ? [{ column: "edge_position" }]
      : own
        ? [{ column: `edge_${snakeOf(own.latest)}`, descending: true, nullable: true }]
        : [];
  return {
    name: `${predicate}:${field}`,
    by: totalOf([...first, ...by], { edge, isSymmetric }),
    // An index of the edges of other relations cannot contain columns of the far end.
    isIndexed: edge.single === true,
  };
}

type RelationOrder = Pick<Relation, "predicate" | "field" | "to" | "edge" | "isSymmetric"> & { isInverse: boolean };

/** Makes an order of edges total: if several edges can lead to the same node, they are ordered by direction and fact. */
export function totalOf(by: Order["by"], { edge, isSymmetric }: Pick<Relation, "edge" | "isSymmetric">): Order["by"] {
  if (edge.groupedBy || edge.single || !edge.facts) return by;
  return [...by, ...(isSymmetric ? [{ column: "edge_direction" }] : []), { column: "edge_fact" }];
}
