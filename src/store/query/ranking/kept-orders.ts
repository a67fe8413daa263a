import { setTimeout as wait } from "node:timers/promises";
import type { NodeType } from "../../../model/model.ts";
import { changeMarkOf } from "../../engine/change-mark.ts";
import { keptSpaceOf } from "../../kept/kept-space.ts";
import type { Store } from "../../open.ts";
import { counts } from "../dataset.ts";
import { allNodes } from "../node.ts";
import { defaultOrderOf } from "../order.ts";
import { positionOf } from "../page.ts";
import { type PageRequest, partOfOrder } from "../part-of-order.ts";
import { OrderedNodes } from "./ordered-nodes.ts";

/** The name of the kept input. */
const keptAs = "ordered_nodes";
const maxKeys = 20;

/** What a node takes at most in the common case, to tell whether there is space for an order. */
const expectedBytesPerNode = 100;

/** The number of rows that are read at a time: about a millisecond. */
const rowsPerPiece = 1000;

/** The time between two pieces, in milliseconds, in which requests are answered. */
const pauseMs = 2;

/** The types whose order was asked for, by store. */
const wanted = new WeakMap<Store, Set<NodeType>>();

/**
 * The nodes of a type in its default order, if they are in memory. If not, they are read before long, if anything does so: see
 * `readWantedOrders`.
 * @param mark the state of the store
 */
export function orderedNodes(store: Store, type: NodeType, mark: string): OrderedNodes | null {
  const space = keptSpaceOf(store);
  const found = space.mark === mark ? (space.get(mark, keptAs, type) as OrderedNodes | undefined) : undefined;
  if (found !== undefined) return found;
  const types = wanted.get(store) ?? new Set<NodeType>();
  wanted.set(store, types.add(type));
  return null;
}

/** Reads the orders that were asked for, in pieces, as far as there is space for them. Stops if the store changes. */
export async function readWantedOrders(store: Store): Promise<void> {
  const types = wanted.get(store);
  if (types === undefined || types.size === 0) return;
  const mark = changeMarkOf(store);
  const space = keptSpaceOf(store);
  space.moveTo(mark);
  const { nodes } = await counts(store);
  for (const type of types) {
    types.delete(type);
    const expected = (nodes.get(type) ?? 0) * expectedBytesPerNode;
    if (space.has(keptAs, type) || space.bytes + expected > space.maxBytes) continue;
    const found = await read(store, type, mark);
    if (found === null) return;
    space.set(mark, keptAs, type, found, found.bytes, maxKeys);
  }
}

async function read(store: Store, type: NodeType, mark: string): Promise<OrderedNodes | null> {
  const order = defaultOrderOf(type);
  const column = order.by[0]?.column ?? "id";
  const ids: string[] = [];
  const values: (string | null)[] = [];
  let after: PageRequest["after"] = null;
  for (;;) {
    const request = { limit: rowsPerPiece, backward: false, after, before: null };
    const part = { columns: [column, "id"], order, request, isIndexed: true };
    const { rows } = await partOfOrder<object>(allNodes(type), part).execute(store);
    // A change since then would have been seen by the statement.
    if (changeMarkOf(store) !== mark) return null;
    for (const row of rows as Record<string, string | null>[]) {
      const value = row[column] ?? null;
      // Many nodes have the same value, which then is one text.
      values.push(value === values.at(-1) ? (values.at(-1) ?? null) : value);
      ids.push(row["id"] ?? "");
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length <= rowsPerPiece) return new OrderedNodes(ids, values, order);
    after = positionOf(order, last);
    await wait(pauseMs);
  }
}
