import { type CountedType, dimensionOf, isSeries } from "../../../model/derived/dimension.ts";
import type { Bands, Value } from "../../../model/derived/dimension-filter.ts";
import { keptInput } from "../../kept/kept-input.ts";
import type { Store } from "../../open.ts";
import type { Where } from "../filter/request.ts";
import { type Column, columnOf } from "./column.ts";
import { periodsBetween } from "./period.ts";
import { type Members, matching, populationOf } from "./population.ts";
import { orderOfValues } from "./value-order.ts";

/** The members of a statistic. */
export interface Selection {
  type: CountedType;
  /** Only nodes that match this filter; null for all. */
  where: Where | null;
  /** The day before which durations in the filter lie, and on which ownership is evaluated, YYYY-MM-DD. */
  today: string;
}

/** A request to group nodes by one or two dimensions. */
export interface Grouping extends Selection {
  by: readonly string[];
  bands: Bands;
  order: { field: "COUNT" | "KEY"; direction: "ASC" | "DESC" };
  /** Whether periods without members are groups too. */
  isFilled: boolean;
}

/** A page of groups: the first ones after a position, or the last ones before one. */
export interface GroupPage {
  limit: number;
  backward: boolean;
  after: GroupPosition | null;
  before: GroupPosition | null;
}

export interface GroupPosition {
  values: readonly Value[];
  count: number;
}

/** A group: the values that its members share, in the order of the dimensions, and their number. */
export interface Group {
  values: readonly Value[];
  count: number;
}

/** A group with the code that its members have, or -1 if it has none. */
interface CodedGroup extends Group {
  code: number;
}

export interface Groups {
  groups: Group[];
  totalCount: number;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** More groups are not filled. */
export const maxFilledGroups = 10_000;

/** The number of nodes that match a filter. */
export async function memberCount(store: Store, selection: Selection): Promise<number> {
  const members = await matching(store, selection, selection.where);
  return members?.length ?? (await populationOf(store, selection.type)).size;
}

/** A page of groups. Null if periods without members would make more than `maxFilledGroups` groups. */
export async function groups(store: Store, grouping: Grouping, page: GroupPage): Promise<Groups | null> {
  const all = await sortedGroups(store, grouping);
  if (all === null) return null;
  const { start, end } = bounds(all, grouping, page);
  return {
    groups: all.slice(start, end).map(({ values, count }) => ({ values, count })),
    totalCount: all.length,
    hasNextPage: end < all.length,
    hasPreviousPage: start > 0,
  };
}

/** The members of the groups of a page, each group in ascending order of their numbers. */
export async function membersOfGroups(store: Store, grouping: Grouping, page: GroupPage): Promise<number[][]> {
  const all = (await sortedGroups(store, grouping)) ?? [];
  const { start, end } = bounds(all, grouping, page);
  const found = new Map<number, number[]>();
  const lists = all.slice(start, end).map(({ code }) => {
    const list: number[] = [];
    if (code >= 0) found.set(code, list);
    return list;
  });
  await visit(store, grouping, (code, node) => found.get(code)?.push(node));
  return lists;
}

function bounds(all: readonly Group[], grouping: Grouping, page: GroupPage): { start: number; end: number } {
  const compare = comparison(grouping);
  const { limit, backward, after, before } = page;
  const first = after === null ? 0 : all.filter((group) => compare(group, after) <= 0).length;
  const last = before === null ? all.length : all.filter((group) => compare(group, before) < 0).length;
  const length = Math.max(0, Math.min(limit, last - first));
  return backward ? { start: last - length, end: last } : { start: first, end: first + length };
}

/** The total order of groups: groups with equal counts are in the natural order of their values. */
function comparison({ type, by, bands, order }: Grouping): (a: Group, b: Group) => number {
  const compares = by.map((name) => orderOfValues(dimensionOf(type, name), bands));
  const sign = order.direction === "ASC" ? 1 : -1;
  const compareValues = (a: Group, b: Group, direction: number) => {
    for (const [index, compare] of compares.entries()) {
      const [own = null, other = null] = [a.values[index], b.values[index]];
      const result = compare(own, other);
      // Null is last in both directions.
      if (result !== 0) return own === null || other === null ? result : result * direction;
    }
    return 0;
  };
  if (order.field === "KEY") return (a, b) => compareValues(a, b, sign);
  return (a, b) => (a.count - b.count) * sign || compareValues(a, b, 1);
}

/** Groups take about this many bytes each. */
const bytesPerGroup = 200;

/** The sorted groups of the last groupings, because their pages and amounts are asked for one after the other. */
const groupings = keptInput({
  name: "groupings",
  maxKeys: 8,
  warm: null,
  read: async (store, key) => ({ groups: await newGroups(store, JSON.parse(key) as Grouping) }),
  bytes: ({ groups }) => (groups?.length ?? 0) * bytesPerGroup,
});

async function sortedGroups(store: Store, grouping: Grouping): Promise<readonly CodedGroup[] | null> {
  return (await groupings(store, JSON.stringify(grouping))).groups;
}

async function newGroups(store: Store, grouping: Grouping): Promise<readonly CodedGroup[] | null> {
  const counts = new Map<number, number>();
  const valuesOf = await visit(store, grouping, (code) => counts.set(code, (counts.get(code) ?? 0) + 1));
  const found = [...counts].map(([code, count]) => ({ code, count, values: valuesOf(code) }));
  const filled = grouping.isFilled ? withEmptyPeriods(found, grouping) : found;
  return filled?.sort(comparison(grouping)) ?? null;
}

/** The codes of the groups of nodes, and what they stand for. */
interface Coding {
  columns: readonly Column[];
  valuesOf: (code: number) => Value[];
}

async function codingOf(store: Store, { type, by, today, bands }: Grouping): Promise<Coding> {
  const request = { type, today, bands };
  const [first, second] = by.map((name) => dimensionOf(type, name));
  if (!first) throw new Error("nodes are grouped by at least one dimension");
  if (!second) {
    const column = await columnOf(store, request, [first.name]);
    return { columns: [column], valuesOf: (code) => [column.values[code]?.[0] ?? null] };
  }
  if (first.list !== null && first.list === second.list) {
    const column = await columnOf(store, request, [first.name, second.name]);
    return { columns: [column], valuesOf: (code) => [...(column.values[code] ?? [null, null])] };
  }
  const [own, other] = [await columnOf(store, request, [first.name]), await columnOf(store, request, [second.name])];
  const width = other.values.length + 1;
  return {
    columns: [own, other],
    valuesOf: (code) => [own.values[Math.floor(code / width)]?.[0] ?? null, other.values[code % width]?.[0] ?? null],
  };
}

/** Calls a function with each group of each node. The code of a missing value is the number of values. */
async function visit(
  store: Store,
  grouping: Grouping,
  found: (code: number, node: number) => void,
): Promise<Coding["valuesOf"]> {
  const members: Members = await matching(store, grouping, grouping.where);
  const { size } = await populationOf(store, grouping.type);
  const { columns, valuesOf } = await codingOf(store, grouping);
  const [first, second] = columns;
  if (!first) throw new Error("nodes are grouped by at least one dimension");
  const length = members?.length ?? size;
  // Nodes without entries are in the same group as those with an entry that has no values.
  const missing = columns.map(({ values }) => {
    const code = values.findIndex((each) => each.every((value) => value === null));
    return [code < 0 ? values.length : code];
  });
  const codesOf = ({ starts, codes }: Column, node: number, index: number): Int32Array | readonly number[] => {
    const [start, end] = [starts[node] ?? 0, starts[node + 1] ?? 0];
    return start === end ? (missing[index] ?? []) : codes.subarray(start, end);
  };
  const width = (second?.values.length ?? 0) + 1;
  for (let index = 0; index < length; index++) {
    const node = members === null ? index : (members[index] ?? 0);
    for (const code of codesOf(first, node, 0)) {
      if (!second) found(code, node);
      else for (const other of codesOf(second, node, 1)) found(code * width + other, node);
    }
  }
  return valuesOf;
}

/** The same groups with a group for each period between the first and the last, for each value of the other dimension. */
function withEmptyPeriods(found: readonly CodedGroup[], { type, by }: Grouping): CodedGroup[] | null {
  const shapes = by.map((name) => dimensionOf(type, name));
  let total = 1;
  const axes: (readonly Value[])[] = [];
  for (const [index, shape] of shapes.entries()) {
    const own = [...new Set(found.map(({ values }) => values[index] ?? null))];
    const axis = isSeries(shape) ? periodsBetween(own, maxFilledGroups) : own;
    if (axis === null) return null;
    total *= axis.length;
    axes.push(axis);
  }
  if (total > maxFilledGroups) return null;
  const known = new Set(found.map(({ values }) => JSON.stringify(values)));
  const tuples = axes.reduce<Value[][]>(
    (all, axis) => all.flatMap((tuple) => axis.map((value) => [...tuple, value])),
    [[]],
  );
  const empty = tuples.filter((values) => !known.has(JSON.stringify(values)));
  return [...found, ...empty.map((values) => ({ values, count: 0, code: -1 }))];
}
