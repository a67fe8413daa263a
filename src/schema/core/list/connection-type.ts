import type { OutputRef } from "@pothos/core";
import { cursorOf } from "../../../domain/cursor.ts";
import type { Relation } from "../../../model/derived/relation.ts";
import { positionOf } from "../../../store/query/page.ts";
import { builder, type Fields } from "../builder.ts";
import type { Context } from "../context.ts";
import { cost, weights } from "../cost.ts";
import { Sourced } from "../sourced.ts";
import type { Connection, Edge } from "./connection.ts";

export interface ConnectionOptions<Row> {
  /** What the list contains, in the plural, for descriptions. */
  of: string;
  node: OutputRef;
  /** Returns the value of the node. By default the row itself, which has the columns of both the node and the edge. */
  nodeOf?: (row: Row, context: Context) => unknown;
  /** The fields of the edge in addition to `cursor` and `node`. */
  edgeFields?: (t: Fields<Edge<Row>>) => Record<string, unknown>;
  /** Whether the edges implement `Sourced`. */
  isSourced?: boolean;
  relation?: Relation;
}

/** Declares the types of a connection and of its edges. */
export function connectionType<Row extends object>(name: string, options: ConnectionOptions<Row>) {
  const { of, node, nodeOf = (row: Row) => row, edgeFields, isSourced = false, relation } = options;
  const EdgeRef = builder.objectRef<Edge<Row>>(`${name}Edge`);
  EdgeRef.implement({
    description: `An entry in a list of ${of}.`,
    ...(isSourced && { interfaces: [Sourced] }),
    fields: (t) => ({
      cursor: t.string({
        description: "Cursor of the entry, for `after` and `before`.",
        resolve: ({ row, order }) => cursorOf(positionOf(order, row)),
      }),
      node: t.field({
        type: node,
        description: "The node at the end of the edge.",
        resolve: ({ row }, _args, context) => nodeOf(row, context),
      }),
      ...(edgeFields?.(t) as {} | undefined),
    }),
  });

  const ConnectionRef = builder.objectRef<Connection<Row>>(`${name}Connection`);
  ConnectionRef.implement({
    description: `A page of a list of ${of}.`,
    fields: (t) => ({
      edges: t.field({
        type: [EdgeRef],
        description: "The entries of the page, with what each edge carries.",
        resolve: ({ page, order }, _args, { work }) => work.spread(page.rows.map((row) => ({ row, order, relation }))),
      }),
      nodes: t.field({
        type: [node],
        description: "The nodes of the page, without what the edges carry.",
        resolve: ({ page }, _args, context) => context.work.spread(page.rows.map((row) => nodeOf(row, context))),
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: "The position of the page within the list.",
        resolve: ({ page, order }) => {
          const [start, end] = [page.rows[0], page.rows.at(-1)];
          return {
            hasNextPage: page.hasNextPage,
            hasPreviousPage: page.hasPreviousPage,
            startCursor: start ? cursorOf(positionOf(order, start)) : null,
            endCursor: end ? cursorOf(positionOf(order, end)) : null,
          };
        },
      }),
      totalCount: t.int({
        ...cost(weights.count),
        description: "Number of entries in the whole list. Counted only if requested.",
        resolve: ({ count }) => count(),
      }),
    }),
  });
  return ConnectionRef;
}
