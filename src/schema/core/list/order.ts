import type { InputRef } from "@pothos/core";
import { type OrderField, orderFieldsOf } from "../../../model/derived/order.ts";
import type { Relation } from "../../../model/derived/relation.ts";
import { proseOf } from "../../../model/derived/spelling.ts";
import { conceptOf, isEntityType, type NodeType } from "../../../model/model.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import { totalOf } from "../../../store/query/order.ts";
import type { Order } from "../../../store/query/page.ts";
import { valueColumn } from "../../../store/query/ranking/value-order.ts";
import type { Now } from "../../execution/promise.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { checkedCurrency, defaultCurrency } from "../currency.ts";
import { badArgument } from "../error.ts";
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
  currency?: string | null | undefined;
}

/** Whether an order compares amounts, which are in a currency. */
const isOfAmounts = ({ source }: OrderField) => "amount" in source;

/** The order of `Query.search`, of lists that a search filters. */
const relevance = "RELEVANCE";

const inputs = new Map<NodeType, InputRef<OrderBy>>();

function orderInput(type: NodeType): InputRef<OrderBy> {
  const known = inputs.get(type);
  if (known) return known;
  const prose = proseOf(conceptOf(type).plural);
  const fields = orderFieldsOf(type);
  const amounts = fields.filter(isOfAmounts).map(({ value }) => value);
  const field = enumOf(`${type}OrderField`, `A field by which ${prose} can be ordered.`, [
    ...fields.map(({ value, description }) => ({ name: value, value, description })),
    ...(isEntityType(type)
      ? [
          {
            name: relevance,
            value: relevance,
            description:
              "Orders by how well nodes match `where.search`, as `Query.search` does: the best match first with DESC, and last with ASC. An error without `where.search` at the top level of the filter, and in lists below nodes.",
          },
        ]
      : []),
  ]);
  const ref = builder.inputRef<OrderBy>(`${type}Order`);
  inputs.set(type, ref);
  ref.implement({
    description: `An order of ${prose}. Nodes with equal values are ordered by slug, and nodes without a value come last.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: "The field to order by." }),
      direction: t.field({
        type: DealOrderDirection,
        required: true,
        description: "The direction of the order.",
      }),
      ...(amounts.length > 0 && {
        currency: t.field({
          type: "CurrencyCode",
          description: `The currency in which amounts are compared, converted at the rates of the announcement date [iso:4217]. Defaults to ${defaultCurrency}. Only for ${amounts.join(" and ")}; an error with other fields.`,
        }),
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

/**
 * The requested order, or the default order if none is requested.
 * @param where the filter of a list of all nodes
 * @throws BAD_USER_INPUT if a currency is given for an order that compares no amounts, or nothing is searched for by which to order
 */
export function orderOf(
  type: NodeType,
  orderBy: OrderBy | null | undefined,
  defaultOrder: Order,
  where: Where | null = null,
): Order {
  if (!orderBy) return defaultOrder;
  if (orderBy.field === relevance) return relevanceOrder(type, orderBy, where);
  const fields = orderFieldsOf(type);
  const found = fields.find(({ value }) => value === orderBy.field) as OrderField;
  const { value: field, source } = found;
  const descending = orderBy.direction === "DESC";
  if (orderBy.currency != null && !isOfAmounts(found)) {
    const amounts = fields.filter(isOfAmounts).map(({ value }) => value);
    throw badArgument(
      "orderBy.currency",
      `${field} compares no amounts. Remove the currency, or order by ${amounts.join(" or ")}.`,
    );
  }
  const name = `${type}:${field}:${orderBy.direction}`;
  if ("column" in source) {
    const { column, nullable } = source;
    return { name, by: [{ column, descending, nullable }, { column: "id" }] };
  }
  const currency = isOfAmounts(found) ? (orderBy.currency ?? defaultCurrency) : null;
  return {
    name: currency === null ? name : `${name}:${currency}`,
    by: [{ column: valueColumn, descending, nullable: true }, { column: "id" }],
    value: { type, field, source, currency },
  };
}

function relevanceOrder(type: NodeType, { direction, currency }: OrderBy, where: Where | null): Order {
  if (typeof where?.search !== "string")
    throw badArgument(
      "orderBy.field",
      `${relevance} orders lists of \`Query\` by \`where.search\`, which is not given. Add \`search\` at the top level of \`where\`, or order by another field.`,
    );
  if (where.orSubsidiaries === true)
    throw badArgument(
      "orderBy.field",
      `${relevance} cannot order companies that the search does not find, which \`where.orSubsidiaries\` adds. Move the conditions with \`orSubsidiaries\` into \`and\`, beside \`search\`.`,
    );
  if (currency != null) throw badArgument("orderBy.currency", `${relevance} compares no amounts. Remove the currency.`);
  const descending = direction === "DESC";
  return {
    name: `${type}:${relevance}:${direction}`,
    by: [{ column: valueColumn, descending }, { column: "id" }],
    isByRelevance: true,
  };
}

/** Checks that amounts can be compared in the currency of an order. @throws BAD_USER_INPUT if they cannot */
export function checkOrder(context: Context, { value }: Order): Now<unknown> {
  const currency = value?.currency ?? null;
  return currency === null ? null : checkedCurrency(context, "orderBy.currency", currency);
}

/** Like `orderOf`, for the edges of a relation. Several edges may lead to the same node. */
export function orderOfRelation(relation: Relation, orderBy: OrderBy | null | undefined, defaultOrder: Order): Order {
  if (!orderBy) return defaultOrder;
  const order = orderOf(relation.to, orderBy, defaultOrder);
  return { ...order, name: `${relation.predicate}:${relation.field}:${order.name}`, by: totalOf(order.by, relation) };
}
