import { type Expression, type RawBuilder, sql } from "kysely";
import type { Position } from "../../domain/cursor.ts";
import { withLists } from "../engine/sqlite/list.ts";
import type { Store } from "../open.ts";

/** A total order over the rows of a query: the last column is unique among the rows of one parent. Nulls come last, either way. */
export interface Order {
  name: string;
  by: readonly { column: string; descending?: boolean; nullable?: boolean }[];
}

/** Which part of an ordered list is wanted. `limit` counts from the start, or from the end where `backward`. */
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

/** A query whose rows, once their lists are read, are of a type. */
export type Rows<Row> = Expression<Row>;

/** A query whose rows each name the parent they belong to. */
export type ChildRows<Row> = Expression<Row & { parent_key: string }>;

/** One page of a whole list, in one statement. */
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

/** One page for each of several parents, in one statement; a parent without rows has no entry. */
export async function pagesOf<Row extends object>(
  store: Store,
  rows: ChildRows<Row>,
  order: Order,
  request: PageRequest,
): Promise<Map<string, Page<Row>>> {
  const found = await sql<Row & { parent_key: string }>`
    select * from (
      select row.*, row_number() over (partition by parent_key order by ${inOrder(order, request.backward)}) as page_place
      from ${rows} as row where ${within(order, request)}
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

/** How many rows each parent has, in one statement; a parent without rows has no entry. */
export async function countsOf<Row>(store: Store, rows: ChildRows<Row>): Promise<Map<string, number>> {
  const found = await sql<{ parent_key: string; total: number }>`
    select parent_key, count(*) as total from ${rows} as row group by parent_key`.execute(store);
  return new Map(found.rows.map((row) => [row.parent_key, Number(row.total)]));
}

/** How many rows a query has. */
export async function countOf<Row>(store: Store, rows: Expression<Row>): Promise<number> {
  const found = await sql<{ total: number }>`select count(*) as total from ${rows} as row`.execute(store);
  return Number(found.rows[0]?.total ?? 0);
}

/** The place of a row in an order, for the cursor that names it. */
export function positionOf(order: Order, row: object): Position {
  return {
    order: order.name,
    values: order.by.map(({ column }) => (row as Record<string, string | number | null>)[column] ?? null),
  };
}

function pageFrom<Row>(found: Row[], request: PageRequest): Page<Row> {
  const more = found.length > request.limit;
  const rows = more ? found.slice(0, request.limit) : found;
  if (request.backward) {
    return { rows: rows.reverse(), hasNextPage: request.before !== null, hasPreviousPage: more };
  }
  return { rows, hasNextPage: more, hasPreviousPage: request.after !== null };
}

function inOrder(order: Order, reversed: boolean): RawBuilder<unknown> {
  return sql.join(
    order.by.flatMap(({ column, descending = false, nullable = false }) => {
      const name = sql.ref(column);
      const direction = descending !== reversed ? sql`desc` : sql`asc`;
      // Engines differ on where nulls come, so the order says it as a column of its own.
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

/** The rows that come after a position, or before it: further by the first column, or equal there and further by the next. */
function beyond(order: Order, values: Position["values"], backward: boolean): RawBuilder<unknown> {
  const [first, ...rest] = order.by;
  const [value = null, ...others] = values;
  if (first === undefined) return sql`1 = 0`;
  const name = sql.ref(first.column);
  const further = (first.descending ?? false) !== backward ? sql`${name} < ${value}` : sql`${name} > ${value}`;
  const onward = beyond({ ...order, by: rest }, others, backward);

  if (value === null) {
    const same = sql`(${name} is null and ${onward})`;
    return backward ? sql`(${name} is not null or ${same})` : same;
  }
  const same = sql`(${name} = ${value} and ${onward})`;
  const nulls = first.nullable && !backward ? sql` or ${name} is null` : sql``;
  return sql`(${further} or ${same}${nulls})`;
}
