import type { InputRef } from "@pothos/core";
import { type OrderField, orderFieldsOf } from "../../../model/derived/order.ts";
import type { Relation } from "../../../model/derived/relation.ts";
import { proseOf } from "../../../model/derived/spelling.ts";
import { conceptOf, type NodeType } from "../../../model/model.ts";
import { totalOf } from "../../../store/query/order.ts";
import type { Order } from "../../../store/query/page.ts";
import { builder } from "../builder.ts";
import { enumOf } from "../vocabulary.ts";

export const DealOrderDirection = enumOf<"ASC" | "DESC">(
  "DealOrderDirection",
  "The direction of an order. Null values come last either way.",
  [
    { name: "ASC", value: "ASC", description: "Ascending: lowest, earliest or alphabetically first value first." },
    { name: "DESC", value: "DESC", description: "Descending: highest, latest or alphabetically last value first." },
  ],
);

export interface OrderBy {
  field: string;
  direction: "ASC" | "DESC";
}

const inputs = new Map<NodeType, InputRef<OrderBy>>();

function orderInput(type: NodeType): InputRef<OrderBy> {
  const known = inputs.get(type);
  if (known) return known;
  const prose = proseOf(conceptOf(type).plural);
  const field = enumOf(
    `${type}OrderField`,
    `A field by which ${prose} can be ordered.`,
    orderFieldsOf(type).map(({ value, description }) => ({ name: value, value, description })),
  );
  const ref = builder.inputRef<OrderBy>(`${type}Order`);
  inputs.set(type, ref);
  ref.implement({
    description: `An order of ${prose}. Nodes with equal values are ordered by slug.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: "The field to order by." }),
      direction: t.field({
        type: DealOrderDirection,
        required: true,
        description: "The direction of the order.",
      }),
    }),
  });
  return ref;
}

/** The argument `orderBy` of a list of nodes. */
export function orderArgument(type: NodeType) {
  return {
    type: orderInput(type),
    description: "The order of the list. Defaults to the order given in the field's description.",
  } as const;
}

/** The requested order, or the default order if none is requested. */
export function orderOf(type: NodeType, orderBy: OrderBy | null | undefined, defaultOrder: Order): Order {
  if (!orderBy) return defaultOrder;
  const { value, column, nullable } = orderFieldsOf(type).find((field) => field.value === orderBy.field) as OrderField;
  const descending = orderBy.direction === "DESC";
  return {
    name: `${type}:${value}:${orderBy.direction}`,
    by: [{ column, descending, nullable }, { column: "id" }],
  };
}

/** Like `orderOf`, for the edges of a relation. Several edges may lead to the same node. */
export function orderOfRelation(relation: Relation, orderBy: OrderBy | null | undefined, defaultOrder: Order): Order {
  if (!orderBy) return defaultOrder;
  const { name, by } = orderOf(relation.to, orderBy, defaultOrder);
  return { name: `${relation.predicate}:${relation.field}:${name}`, by: totalOf(by, relation) };
}
