import type { Context } from "../context.ts";
import { cursorOf, positionOfCursor } from "../domain/cursor.ts";
import { slugOfValues } from "../domain/node-key.ts";
import type { WithLists } from "../store/list.ts";
import {
  type ChildRows,
  countOf,
  countsOf,
  type Order,
  type Page,
  type PageRequest,
  pageOf,
  pagesOf,
  positionOf,
  type Rows,
} from "../store/page.ts";
import { builder, type Fields } from "./builder.ts";
import { badArgument } from "./error.ts";
import { loadOne } from "./load.ts";

/** A page, and the count of the whole list for those who ask. */
export interface Connection<Row> {
  page: Page<Row>;
  order: Order;
  count: () => Promise<number>;
}

export interface Edge<Row> {
  row: Row;
  order: Order;
}

interface PageArguments {
  first?: number | null | undefined;
  last?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}

const most = 100;
const usual = 20;

/** What the arguments of a connection ask for. @throws BAD_USER_INPUT, naming the argument */
export function pageRequest({ first, last, after, before }: PageArguments, order: Order): PageRequest {
  const counted = (name: string, count: number) => {
    if (count < 1 || count > most) throw badArgument(name, `is ${count}; write a number from 1 to ${most}`);
    return count;
  };
  if (first != null && last != null) throw badArgument("last", "stands beside first; write one of the two");
  const place = (name: string, cursor: string | null | undefined) => {
    if (cursor == null) return null;
    const position = positionOfCursor(cursor);
    if (!position) throw badArgument(name, "is no cursor of this graph; write one that it gave");
    if (position.order !== order.name || position.values.length !== order.by.length) {
      throw badArgument(name, "is a cursor of another list, order or filter; write one that this list gave");
    }
    return position;
  };
  return {
    limit: last != null ? counted("last", last) : counted("first", first ?? usual),
    backward: last != null,
    after: place("after", after),
    before: place("before", before),
  };
}

/** One page of a whole list. */
export async function rootPage<Row extends object>(
  context: Context,
  args: PageArguments,
  order: Order,
  rows: Rows<Row>,
): Promise<Connection<WithLists<Row>>> {
  const bound = boundTo(order, args);
  const page = await pageOf(context.store, rows, bound, pageRequest(args, bound));
  return { page, order: bound, count: () => countOf(context.store, rows) };
}

/**
 * One page of a list that belongs to a parent. All parents that ask with the same arguments are answered together:
 * one statement for their pages, and one for their counts where those are asked for.
 * @param field the schema coordinate of the connection
 * @param rows the rows of some parents, before ordering and paging
 */
export async function childPage<Row extends object, Args extends PageArguments>(
  context: Context,
  field: string,
  parent: string,
  args: Args,
  order: Order,
  rows: (parents: readonly string[]) => ChildRows<Row>,
): Promise<Connection<WithLists<Row>>> {
  const bound = boundTo(order, args);
  const request = pageRequest(args, bound);
  const { first, last, after, before, ...filter } = args;
  const page = await loadOne(context, `${field} ${JSON.stringify([request, filter])}`, parent, (store, parents) =>
    pagesOf(store, rows(parents), bound, request),
  );
  return {
    page: page ?? { rows: [], hasNextPage: false, hasPreviousPage: request.after !== null },
    order: bound,
    count: async () =>
      (await loadOne(context, `${field} count ${JSON.stringify(filter)}`, parent, (store, parents) =>
        countsOf(store, rows(parents)),
      )) ?? 0,
  };
}

/** An order within a filter: a cursor says which list it is of, and what other arguments keep is another list. */
function boundTo(order: Order, args: PageArguments & { orderBy?: unknown }): Order {
  const { first, last, after, before, orderBy, ...filter } = args;
  const kept = Object.entries(filter).filter(([, value]) => value != null);
  return kept.length === 0
    ? order
    : { ...order, name: `${order.name} ${slugOfValues([JSON.stringify(kept)]).slice(0, 8)}` };
}

/** A type that Pothos knows; what its values look like is of no concern here. */
type TypeRef = object;

/**
 * The types of a connection: edges with cursors, nodes, page info, total count.
 * @param node what an edge leads to; the row of an edge is the row of that node, with what the edge says beside it,
 *   or `nodeOf` says how to come by it
 */
export function connectionType<Row extends object>(
  name: string,
  options: {
    of: string;
    node: TypeRef;
    nodeOf?: (row: Row, context: Context) => unknown;
    edgeFields?: (t: Fields<Edge<Row>>) => Record<string, unknown>;
  },
) {
  const nodeOf = options.nodeOf ?? ((row: Row) => row);
  const EdgeRef = builder.objectRef<Edge<Row>>(`${name}Edge`);
  EdgeRef.implement({
    description: `One of ${options.of}, with its place in the list.`,
    fields: (t) => ({
      cursor: t.string({
        description: "Its place in the list, for `after` and `before`.",
        resolve: ({ row, order }) => cursorOf(positionOf(order, row)),
      }),
      node: t.field({
        type: options.node as never,
        description: "What the edge leads to.",
        resolve: ({ row }, _args, context) => nodeOf(row, context) as never,
      }),
      ...(options.edgeFields?.(t) as {} | undefined),
    }),
  });

  const ConnectionRef = builder.objectRef<Connection<Row>>(`${name}Connection`);
  ConnectionRef.implement({
    description: `A page of ${options.of}.`,
    fields: (t) => ({
      edges: t.field({
        type: [EdgeRef],
        description: "The page, with what each edge says.",
        resolve: ({ page, order }) => page.rows.map((row) => ({ row, order })),
      }),
      nodes: t.field({
        type: [options.node as never],
        description: "The page, without what the edges say.",
        resolve: ({ page }, _args, context) => page.rows.map((row) => nodeOf(row, context)) as never,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: "Where the page lies in its list.",
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
        description: "How many the whole list has; counted only where it is asked for.",
        resolve: ({ count }) => count(),
      }),
    }),
  });
  return ConnectionRef;
}
