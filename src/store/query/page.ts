import { type Expression, type RawBuilder, sql } from "kysely";
import type { Position } from "../../domain/cursor.ts";
import { visited, withLists } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";

/**
 * A total order of the rows of a query: the last column is unique among the rows of one parent. Nulls come last in ascending and in
 * descending order. The name identifies the order in cursors.
 */
export interface Order {
  name: string;
  by: readonly { column: string; descending?: boolean; nullable?: boolean }[];
}

/** The requested part of an ordered list. `limit` counts from the start of that part, or from its end if `backward` is true. */
export interface PageRequest {
  limit: number;
  backward: boolean;
  after: Position | null;
  before: Position | null;
}

export interface Page<Row> {
  rows: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** A query whose rows have the given type once their JSON lists are parsed. */
export type Rows<Row> = Expression<Row>;

/** A query whose rows name the parent to which they belong. */
export type ChildRows<Row> = Expression<Row & { parent_key: string }>;

/** One page of a list that has no parent, in one statement. */
export async function pageOf<Row extends object>(
  store: Store,
  rows: Expression<Row>,
  order: Order,
  request: PageRequest,
): Promise<Page<Row>> {
  const found = await sql<Row>`
    select * from ${rows} as row where ${within(order, request)}
    order by ${inOrder(order, request.backward)} limit ${request.limit + 1}`.execute(store);
  return pageFrom(
    found.rows.map((row) => withLists<Row>(row)),
    request,
  );
}

/** One page for each of several parents, in one statement. A parent without rows is absent from the map. */
export async function pagesOf<Row extends object>(
  store: Store,
  rows: ChildRows<Row>,
  order: Order,
  request: PageRequest,
): Promise<Map<string, Page<Row>>> {
  const found = await sql<Row & { parent_key: string }>`
    select * from (
      select row.*, row_number() over (partition by parent_key order by ${inOrder(order, request.backward)}) as page_place
      from ${rows} as row where ${within(order, request)} and ${visited(sql.ref("parent_key"))}
    ) as placed where page_place <= ${request.limit + 1} order by parent_key, page_place`.execute(store);
  const lists = Map.groupBy(found.rows, (row) => row.parent_key);
  return new Map(
    [...lists].map(([parent, rows]) => [
      parent,
      pageFrom(
        rows.map((row) => withLists<Row>(row)),
        request,
      ),
    ]),
  );
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

function pageFrom<Row>(found: Row[], request: PageRequest): Page<Row> {
  const hasMore = found.length > request.limit;
  const rows = hasMore ? found.slice(0, request.limit) : found;
  if (request.backward) {
    return { rows: rows.reverse(), hasNextPage: request.before !== null, hasPreviousPage: hasMore };
  }
  return { rows, hasNextPage: hasMore, hasPreviousPage: request.after !== null };
}

function inOrder(order: Order, reversed: boolean): RawBuilder<unknown> {
  return sql.join(
    order.by.flatMap(({ column, descending = false, nullable = false }) => {
      const name = sql.ref(column);
      const direction = descending !== reversed ? sql`desc` : sql`asc`;
      // SQL engines disagree on where nulls sort, so a separate expression puts them last.
      return nullable
        ? [sql`${name} is null ${reversed ? sql`desc` : sql`asc`}`, sql`${name} ${direction}`]
        : [sql`${name} ${direction}`];
    }),
  );
}

function within(order: Order, { after, before }: PageRequest): RawBuilder<unknown> {
  const conditions = [
    ...(after ? [beyond(order, after.values, false)] : []),
    ...(before ? [beyond(order, before.values, true)] : []),
  ];
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`1 = 1`;
}

/**
 * The condition for rows after a position, or before it if `backward` is true: beyond it in the first column, or equal in the first
 * column and beyond it in the next.
 */
function beyond(order: Order, values: Position["values"], backward: boolean): RawBuilder<unknown> {
  const [first, ...rest] = order.by;
  const [value = null, ...others] = values;
  if (first === undefined) return sql`1 = 0`;
  const name = sql.ref(first.column);
  const further = (first.descending ?? false) !== backward ? sql`${name} < ${value}` : sql`${name} > ${value}`;
  const beyondInRest = beyond({ ...order, by: rest }, others, backward);

  if (value === null) {
    const same = sql`(${name} is null and ${beyondInRest})`;
    return backward ? sql`(${name} is not null or ${same})` : same;
  }
  const same = sql`(${name} = ${value} and ${beyondInRest})`;
  const nulls = first.nullable && !backward ? sql` or ${name} is null` : sql``;
  return sql`(${further} or ${same}${nulls})`;
}
