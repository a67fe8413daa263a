import { type Expression, type RawBuilder, sql } from "kysely";
import type { Position } from "../../domain/cursor.ts";
import { isNullTerm } from "../engine/sqlite/list.ts";

/**
 * A total order of the rows of a query: the last column is unique among the rows of one parent. Nulls come last in ascending and in
 * descending order. The name identifies the order in cursors.
 */
export interface Order {
  name: string;
  by: readonly { column: string; descending?: boolean; nullable?: boolean }[];
  /** Whether an index has this order, so that the rows beyond a position can be found without visiting those before it. */
  isIndexed?: boolean;
}

/** The requested part of an ordered list. `limit` counts from the start of that part, or from its end if `backward` is true. */
export interface PageRequest {
  limit: number;
  backward: boolean;
  after: Position | null;
  before: Position | null;
}

/** What to read of a list. */
export interface PartRequest {
  /** The columns to select. */
  columns: readonly string[] | "all";
  order: Order;
  request: PageRequest;
  /** Whether an index has the rows in the order. */
  isIndexed: boolean;
  /** A condition on the rows. */
  where?: RawBuilder<unknown>;
}

/**
 * The first rows of the requested part of an ordered list, or the last ones in reverse order if the request is backward: one more than
 * its limit, to tell whether there are more.
 */
export function partOfOrder<Row>(
  rows: Expression<Row>,
  { columns, order, request, isIndexed, where }: PartRequest,
): RawBuilder<Row> {
  const sorted = sql`order by ${inOrder(order, request.backward)} limit ${request.limit + 1}`;
  const selected = columns === "all" ? sql`*` : namesOf(columns);
  const ranges = isIndexed ? rangesOf(order, request) : [within(order, request)];
  const [first = sql`1 = 0`, ...others] = where ? ranges.map((range) => sql`${where} and ${range}`) : ranges;
  if (others.length === 0) return sql`select ${selected} from ${rows} as row where ${first} ${sorted}`;
  const needed = columns === "all" ? selected : namesOf(new Set([...columns, ...order.by.map(({ column }) => column)]));
  const parts = [first, ...others].map(
    (range) => sql`select * from (select ${needed} from ${rows} as row where ${range} ${sorted}) as part`,
  );
  return sql`select ${selected} from (${sql.join(parts, sql` union all `)}) as row ${sorted}`;
}

function namesOf(columns: Iterable<string>): RawBuilder<unknown> {
  return sql.join([...columns].map((column) => sql.ref(column)));
}

/** The terms of `order by`. */
export function inOrder(order: Order, reversed: boolean): RawBuilder<unknown> {
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

/** The condition for rows of the requested part. */
export function within(order: Order, { after, before }: PageRequest): RawBuilder<unknown> {
  return allOf([
    ...(after ? [beyond(order, after.values, false)] : []),
    ...(before ? [beyond(order, before.values, true)] : []),
  ]);
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

/**
 * The conditions for rows of the requested part, divided where the index of the order has gaps: each of them selects a range of the
 * index, so that no row before the position is visited. A single condition with `or` would begin at the start of the index.
 */
function rangesOf(order: Order, { backward, after, before }: PageRequest): RawBuilder<unknown>[] {
  const [start, end] = backward ? [before, after] : [after, before];
  const toEnd = end ? [beyond(order, end.values, !backward)] : [];
  if (!start) return [allOf(toEnd)];
  const isAt = ({ column, nullable = false }: Order["by"][number], value: string | number | null) => {
    const name = sql.ref(column);
    if (value === null) return allOf([isNullTerm(name, true), sql`${name} is null`]);
    return allOf([...(nullable ? [isNullTerm(name, false)] : []), sql`${name} = ${value}`]);
  };
  return order.by.flatMap((by, index) => {
    const { column, descending = false, nullable = false } = by;
    const value = start.values[index] ?? null;
    const name = sql.ref(column);
    const hasValue = nullable ? [isNullTerm(name, false)] : [];
    const further = descending !== backward ? sql`${name} < ${value}` : sql`${name} > ${value}`;
    const same = order.by.slice(0, index).map((each, place) => isAt(each, start.values[place] ?? null));
    return [
      ...(value !== null ? [[...hasValue, further]] : backward ? [hasValue] : []),
      // Nulls are last.
      ...(value !== null && nullable && !backward ? [[isAt(by, null)]] : []),
    ].map((conditions) => allOf([...same, ...conditions, ...toEnd]));
  });
}

function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`1 = 1`;
}
