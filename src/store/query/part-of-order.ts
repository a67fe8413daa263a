import { type Expression, type RawBuilder, sql } from "kysely";
import type { Position } from "../../domain/cursor.ts";
import { isNullTerm } from "../engine/sqlite/list.ts";
import type { ValueOrder } from "./ranking/value-order.ts";

/**
 * A total order of the rows of a query: the last column is unique among the rows of one parent. Nulls come last in ascending and in
 * descending order. The name identifies the order in cursors.
 */
export interface Order {
  name: string;
  by: readonly { column: string; descending?: boolean; nullable?: boolean }[];
  /** Whether an index has this order, so that the rows beyond a position can be found without visiting those before it. */
  isIndexed?: boolean;
  /** What the column `order_value` contains, if the order is by it. */
  value?: ValueOrder;
  /** The column `order_value` contains how well a node matches the search of the filter. */
  isByRelevance?: true;
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
  const { backward, limit } = request;
  // Written out, because SQLite prepares a statement again whenever it is executed with a parameter as its limit.
  const sorted = (by: RawBuilder<unknown>) => sql`order by ${by} limit ${sql.lit(limit + 1)}`;
  const inWhole = inOrder(order.by, backward);
  const conditionOf = (condition: RawBuilder<unknown>) => (where ? sql`${where} and ${condition}` : condition);
  const selected = columns === "all" ? sql`*` : namesOf(columns);
  const ranges = isIndexed ? rangesOf(order, request) : [];
  if (ranges.length === 0)
    return sql`select ${selected} from ${rows} as row where ${conditionOf(within(order, request))} ${sorted(inWhole)}`;
  const needed = columns === "all" ? selected : namesOf(new Set([...columns, ...order.by.map(({ column }) => column)]));
  const parts = ranges.map(
    (range) => sql`select * from (
      select ${needed} from ${rows} as row where ${conditionOf(range.condition)} ${sorted(range.order)}) as part`,
  );
  return sql`select ${selected} from (${sql.join(parts, sql` union all `)}) as row ${sorted(inWhole)}`;
}

function namesOf(columns: Iterable<string>): RawBuilder<unknown> {
  return sql.join([...columns].map((column) => sql.ref(column)));
}

/** The terms of `order by`. */
export function inOrder(by: Order["by"], reversed: boolean): RawBuilder<unknown> {
  return sql.join(
    by.flatMap(({ column, descending = false, nullable = false }) => {
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
export function within({ by }: Order, { after, before }: PageRequest): RawBuilder<unknown> {
  return allOf([
    ...(after ? [beyond(by, after.values, false)] : []),
    ...(before ? [beyond(by, before.values, true)] : []),
  ]);
}

/**
 * The condition for rows after a position, or before it if `backward` is true: beyond it in the first column, or equal in the first
 * column and beyond it in the next.
 */
function beyond(by: Order["by"], values: Position["values"], backward: boolean): RawBuilder<unknown> {
  const [first, ...rest] = by;
  const [value = null, ...others] = values;
  if (first === undefined) return sql`1 = 0`;
  const name = sql.ref(first.column);
  const further = (first.descending ?? false) !== backward ? sql`${name} < ${value}` : sql`${name} > ${value}`;
  const beyondInRest = beyond(rest, others, backward);

  if (value === null) {
    const same = sql`(${name} is null and ${beyondInRest})`;
    return backward ? sql`(${name} is not null or ${same})` : same;
  }
  const same = sql`(${name} = ${value} and ${beyondInRest})`;
  const nulls = first.nullable && !backward ? sql` or ${name} is null` : sql``;
  return sql`(${further} or ${same}${nulls})`;
}

/** Rows that an index has next to each other, and the order in which it has them. */
interface Range {
  condition: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
}

/**
 * The ranges of an index of which the requested part consists, so that no row before the position is visited. A single condition with
 * `or` would begin at the start of the index. The order of a range leaves out what is the same for all its rows, because SQLite would
 * sort them otherwise. Empty if the part is not bounded by a position at its start.
 */
function rangesOf({ by }: Order, { backward, after, before }: PageRequest): Range[] {
  const [start, end] = backward ? [before, after] : [after, before];
  if (!start) return [];
  const toEnd = end ? [beyond(by, end.values, !backward)] : [];
  const valueAt = (index: number) => start.values[index] ?? null;
  return by.flatMap(({ column, descending = false, nullable = false }, index) => {
    const value = valueAt(index);
    const name = sql.ref(column);
    const same = by.slice(0, index).map((each, place) => isAt(each, valueAt(place)));
    const range = (conditions: readonly RawBuilder<unknown>[], rest: Order["by"]): Range => ({
      condition: allOf([...same, ...conditions, ...toEnd]),
      order: inOrder(rest, backward),
    });
    const valued = nullable ? [isNullTerm(name, false)] : [];
    const fromHere = [{ column, descending }, ...by.slice(index + 1)];
    // Nulls are last.
    if (value === null) return backward ? [range(valued, fromHere)] : [];
    const further = descending !== backward ? sql`${name} < ${value}` : sql`${name} > ${value}`;
    return [
      range([...valued, further], fromHere),
      ...(nullable && !backward ? [range([isAt({ column, nullable }, null)], by.slice(index + 1))] : []),
    ];
  });
}

/** Whether a column has a value, written such that an index of the order helps. */
function isAt({ column, nullable = false }: Order["by"][number], value: string | number | null): RawBuilder<unknown> {
  const name = sql.ref(column);
  if (value === null) return allOf([isNullTerm(name, true), sql`${name} is null`]);
  return allOf([...(nullable ? [isNullTerm(name, false)] : []), sql`${name} = ${value}`]);
}

function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`1 = 1`;
}
