import { type Expression, type RawBuilder, sql } from "kysely";
import type { Position } from "../../domain/cursor.ts";
import { visited } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";
import { inOrder, type Order, type PageRequest, partOfOrder, within } from "./part-of-order.ts";

export type { Order, PageRequest };

export interface Page<Row> {
  rows: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** A query whose rows have the given type. */
export type Rows<Row> = Expression<Row>;

/** A query whose rows name the parent to which they belong. */
export type ChildRows<Row> = Expression<Row & { parent_key: string }> & {
  readonly perParent?: ListPerParent<Row>;
  /** The number of rows that a parent has at most, if it is known. */
  readonly maxLength?: number;
};

/**
 * The same rows as lists that are read one after the other. A page then costs what it holds if an index has the order of the list.
 * Without an index it costs less too, because only the rows of the page are read as a whole.
 */
export interface ListPerParent<Row> {
  /** The rows of the parent whose key is `parent.value` in the enclosing query. */
  rows: Expression<Row>;
  /** The column that identifies a row within the list of one parent. */
  key: string;
  /** Whether the list is a range of the index that has its default order. */
  isRange: boolean;
  /** The rows with some keys. @param keys a query of the keys that belong to the parent `parent.value` */
  read: (keys: Expression<unknown>) => Expression<Row & { parent_key: string }>;
}

/** One page of a list that has no parent, in one statement. */
export async function pageOf<Row extends object>(
  store: Store,
  rows: Expression<Row>,
  order: Order,
  request: PageRequest,
): Promise<Page<Row>> {
  const found = await partOfOrder(rows, {
    columns: "all",
    order,
    request,
    isIndexed: order.isIndexed === true,
  }).execute(store);
  return pageFrom(found.rows, request);
}

/** One page for each of several parents, in one statement. A parent without rows is absent from the map. */
export async function pagesOf<Row extends object>(
  store: Store,
  rows: ChildRows<Row>,
  order: Order,
  request: PageRequest,
): Promise<Map<string, Page<Row>>> {
  const { perParent, maxLength = Number.POSITIVE_INFINITY } = rows;
  const query =
    maxLength <= maxPagesPerList * request.limit
      ? wholeLists(rows, order, request)
      : perParent
        ? pagePerParent(perParent, order, request)
        : pageByNumber(rows, order, request);
  const found = await query.execute(store);
  const lists = Map.groupBy(found.rows, (row) => row.parent_key);
  return new Map([...lists].map(([parent, rows]) => [parent, pageFrom<Row>(rows, request)]));
}

/** The length of lists, in pages, up to which reading them takes no longer than finding the rows of a page first. */
const maxPagesPerList = 10;

/** Reads what follows the position of a page. */
function wholeLists<Row>(
  rows: Expression<Row & { parent_key: string }>,
  order: Order,
  request: PageRequest,
): RawBuilder<Row & { parent_key: string }> {
  return sql`
    select * from ${rows} as row where ${visited(sql.ref("parent_key"))} and ${within(order, request)}
    order by parent_key, ${inOrder(order.by, request.backward)}`;
}

/** Finds the keys of the page of each parent, then reads the rows that have them. */
function pagePerParent<Row>(
  { rows, key, isRange, read }: ListPerParent<Row>,
  order: Order,
  request: PageRequest,
): RawBuilder<Row & { parent_key: string }> {
  const keys = partOfOrder(rows, {
    columns: [key],
    order,
    request,
    isIndexed: isRange && order.isIndexed === true,
    where: visited(sql.ref("parent_key")),
  });
  return sql`select * from ${read(sql`(${keys})`)} as row order by parent_key, ${inOrder(order.by, request.backward)}`;
}

/** Numbers the rows of each parent, which visits all of them. */
function pageByNumber<Row>(
  rows: Expression<Row & { parent_key: string }>,
  order: Order,
  request: PageRequest,
): RawBuilder<Row & { parent_key: string }> {
  return sql`
    select * from (
      select row.*, row_number() over (partition by parent_key order by ${inOrder(order.by, request.backward)}) as page_place
      from ${rows} as row where ${visited(sql.ref("parent_key"))} and ${within(order, request)}
    ) as placed where page_place <= ${request.limit + 1} order by parent_key, page_place`;
}

/** The number of rows of each parent, in one statement. A parent without rows is absent from the map. */
export async function countsOf<Row>(store: Store, rows: ChildRows<Row>): Promise<Map<string, number>> {
  const found = await sql<{ parent_key: string; total: number }>`
    select parent_key, count(*) as total from ${rows} as row
    where ${visited(sql.ref("parent_key"))} group by parent_key`.execute(store);
  return new Map(found.rows.map((row) => [row.parent_key, Number(row.total)]));
}

/** The number of rows of a query. */
export async function countOf<Row>(store: Store, rows: Expression<Row>): Promise<number> {
  const found = await sql<{ total: number }>`select count(*) as total from ${rows} as row`.execute(store);
  return Number(found.rows[0]?.total ?? 0);
}

/** The position of a row in an order, from which its cursor is made. */
export function positionOf(order: Order, row: object): Position {
  return {
    order: order.name,
    values: order.by.map(({ column }) => (row as Record<string, string | number | null>)[column] ?? null),
  };
}

/** The page of rows that were read in the direction of a request, one more than its limit if there are more. */
export function pageFrom<Row>(found: Row[], request: PageRequest): Page<Row> {
  const hasMore = found.length > request.limit;
  const rows = hasMore ? found.slice(0, request.limit) : found;
  if (request.backward) {
    return { rows: rows.reverse(), hasNextPage: request.before !== null, hasPreviousPage: hasMore };
  }
  return { rows, hasNextPage: hasMore, hasPreviousPage: request.after !== null };
}
