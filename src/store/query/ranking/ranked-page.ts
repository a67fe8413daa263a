import { sql } from "kysely";
import { orderFieldsOf } from "../../../model/derived/order.ts";
import { tableOfNode } from "../../../model/derived/table.ts";
import { changeMarkOf } from "../../engine/change-mark.ts";
import { anyOf } from "../../engine/sqlite/list.ts";
import { keptInput } from "../../kept/kept-input.ts";
import type { Store } from "../../open.ts";
import { filtered } from "../filter/filter.ts";
import type { Where } from "../filter/request.ts";
import { withSearches } from "../filter/searched.ts";
import { allNodes, nodeColumns } from "../node.ts";
import { type Page, pageFrom } from "../page.ts";
import type { PageRequest } from "../part-of-order.ts";
import { allOrderValues } from "./order-value.ts";
import type { ValueOrder } from "./value-order.ts";

// No index has the order of computed values. All nodes are put in order once after each change of the store, and pages are cut from
// the result.

/** A node in an order: its slug, and the value by which it is ordered. */
export interface Ranked {
  id: string;
  order_value: string | number | null;
}

/** The filter of a list. */
export interface RankedFilter {
  where: Where;
  /** The day before which durations in the filter lie, and on which ownership is evaluated, YYYY-MM-DD. */
  today: string;
}

/** A page of an order by computed values. */
export interface RankedRequest {
  order: ValueOrder;
  isDescending: boolean;
  filter: RankedFilter | null;
  request: PageRequest;
}

/** All nodes of a type, ordered by slug, with their values. */
interface Values {
  ids: readonly string[];
  values: readonly Ranked["order_value"][];
  /** The indexes of the nodes in ascending and in descending order. Made when they are first needed. */
  ascending?: Int32Array;
  descending?: Int32Array;
}

/** The number of pages whose nodes are compared with a filter before all nodes are. */
const pagesTried = 10;

/** What a node needs in an order: its slug, its value, and its places. */
const bytesPerValue = 160;

/** All nodes of a type with their values, by order. */
const valuesByOrder = keptInput({
  name: "order_values",
  maxKeys: 20,
  // Orders by amounts take longest. Most requests use this currency.
  warm: orderFieldsOf("Agreement").flatMap(({ value, source }) =>
    "amount" in source ? [keyOf({ type: "Agreement", field: value, source, currency: "USD" })] : [],
  ),
  read: async (store, key): Promise<Values> => {
    const { rows } = await allOrderValues(JSON.parse(key) as ValueOrder).execute(store);
    return { ids: rows.map(({ id }) => id), values: rows.map(({ value }) => value) };
  },
  bytes: ({ ids }) => ids.length * bytesPerValue,
});

/** Whether each node of a type matches a filter: 1 or 0, in the order of slugs. */
const matchesByFilter = keptInput({
  name: "filter_matches",
  maxKeys: 100,
  warm: null,
  read: async (store, key) => {
    const { type, filter } = JSON.parse(key) as { type: ValueOrder["type"]; filter: RankedFilter };
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(tableOfNode(type))} order by id`.execute(
      store,
    );
    return maskOf(
      store,
      rows.map(({ id }) => id),
      type,
      filter,
    );
  },
});

function keyOf({ type, field, source, currency }: ValueOrder): string {
  return JSON.stringify({ type, field, source, currency });
}

/** One page of the nodes of a type, or of those that match a filter, in an order by computed values. */
export async function rankedPage(store: Store, ranked: RankedRequest): Promise<Page<Ranked>> {
  const mark = changeMarkOf(store);
  const page = await pageOf(store, ranked);
  // Values and matches refer to each other's places, so they have to be of one state of the store.
  return changeMarkOf(store) === mark ? page : rankedPage(store, ranked);
}

async function pageOf(store: Store, ranked: RankedRequest): Promise<Page<Ranked>> {
  const { order, isDescending, filter, request } = ranked;
  const found = await valuesOf(store, order);
  const { ids, values } = found;
  const places = placesOf(found, isDescending);
  const nodeAt = (index: number): Ranked => ({ id: ids[index] ?? "", order_value: values[index] ?? null });
  const positionOf = (position: PageRequest["after"], isIncluded: boolean): number => {
    const [value = null, id = null] = position?.values ?? [];
    const compare = comparison(isDescending);
    return firstIndex(places.length, (place) => {
      const node = nodeAt(places[place] ?? 0);
      const difference = compare(node.order_value, node.id, value, String(id));
      return isIncluded ? difference >= 0 : difference > 0;
    });
  };
  const start = request.after ? positionOf(request.after, false) : 0;
  const end = request.before ? positionOf(request.before, true) : places.length;
  const range = places.subarray(start, Math.max(start, end));
  const wanted = request.limit + 1;
  const taken = request.backward ? range.toReversed() : range;
  const kept =
    filter === null ? taken.subarray(0, wanted) : await matching(store, found, taken, wanted, { order, filter });
  return pageFrom([...kept].map(nodeAt), request);
}

/** The first of some nodes that match a filter. */
async function matching(
  store: Store,
  { ids }: Values,
  nodes: Int32Array,
  wanted: number,
  { order: { type }, filter }: { order: ValueOrder; filter: RankedFilter },
): Promise<Int32Array> {
  const key = JSON.stringify({ type, filter });
  const known = matchesByFilter.known(store, key);
  if (known === undefined) {
    const tried = nodes.subarray(0, pagesTried * wanted);
    const slugs = [...tried].map((index) => ids[index] ?? "");
    const rows = sql<{ id: string }>`(
      select ${nodeColumns(type, "node")} from ${sql.table(tableOfNode(type))} as node where id in ${anyOf(slugs)})`;
    const where = await withSearches(store, filter.where);
    const matching = filtered(rows, type, where, { today: filter.today, scope: "few" });
    const matched = await sql<{ id: string }>`select id from ${matching} as item`.execute(store);
    const found = new Set(matched.rows.map(({ id }) => id));
    const kept = tried.filter((index) => found.has(ids[index] ?? ""));
    if (kept.length >= wanted || tried.length === nodes.length) return kept.subarray(0, wanted);
  }
  const mask = known ?? (await matchesByFilter(store, key));
  const kept: number[] = [];
  for (let place = 0; place < nodes.length && kept.length < wanted; place++) {
    const index = nodes[place] ?? 0;
    if (mask[index] === 1) kept.push(index);
  }
  return Int32Array.from(kept);
}

/** Whether each node of a type matches a filter: 1 or 0, in the order of slugs. */
async function maskOf(
  store: Store,
  ids: readonly string[],
  type: ValueOrder["type"],
  { where, today }: RankedFilter,
): Promise<Uint8Array> {
  const rows = filtered(allNodes(type), type, await withSearches(store, where), { today, scope: "all" });
  const matched = await sql<{ id: string }>`select id from ${rows} as item`.execute(store);
  const found = new Set(matched.rows.map(({ id }) => id));
  const mask = new Uint8Array(ids.length);
  for (const [index, id] of ids.entries()) if (found.has(id)) mask[index] = 1;
  return mask;
}

const valuesOf = (store: Store, order: ValueOrder) => valuesByOrder(store, keyOf(order));

function placesOf(found: Values, isDescending: boolean): Int32Array {
  const name = isDescending ? "descending" : "ascending";
  const known = found[name];
  if (known) return known;
  const { ids, values } = found;
  const compare = comparison(isDescending);
  // The nodes are ordered by slug, so their indexes are ordered like their slugs.
  const places = Int32Array.from(ids.keys()).sort(
    (a, b) => compare(values[a] ?? null, "", values[b] ?? null, "") || a - b,
  );
  found[name] = places;
  return places;
}

/** Compares nodes by value, null last, and nodes of equal value by slug. */
function comparison(isDescending: boolean) {
  const sign = isDescending ? -1 : 1;
  return (a: Ranked["order_value"], idOfA: string, b: Ranked["order_value"], idOfB: string): number => {
    if (a === b) return idOfA < idOfB ? -1 : idOfA > idOfB ? 1 : 0;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -sign : sign;
  };
}

/** The first index from 0 at which a condition holds that holds for all later ones. The length if it holds for none. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
