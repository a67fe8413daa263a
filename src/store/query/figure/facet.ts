import { type CountedType, dimensionOf } from "../../../model/derived/dimension.ts";
import type { Bands, Value } from "../../../model/derived/dimension-filter.ts";
import type { Store } from "../../open.ts";
import { conjunctsOf, hasConditions, withoutConditions } from "../filter/own-condition.ts";
import type { Where } from "../filter/request.ts";
import { type Column, columnOf } from "./column.ts";
import { type Members, membersOf, populationOf } from "./population.ts";
import { orderOfValues } from "./value-order.ts";

export interface FacetRequest {
  type: CountedType;
  /** Only nodes that match this filter; null for all. */
  where: Where | null;
  /** The day before which durations in the filter lie, and on which ownership is evaluated, YYYY-MM-DD. */
  today: string;
  dimensions: readonly string[];
  bands: Bands;
  /** The number of values that each facet returns at most. */
  maxValues: number;
}

/** The values of one dimension, with the numbers of nodes that have them. */
export interface Facet {
  dimension: string;
  /** The number of nodes that match the filter without the conditions on this dimension. */
  count: number;
  /** The number of nodes without a value. */
  missing: number;
  /** The number of values that any node has. */
  totalValues: number;
  /** The most frequent values. Values with the same count are in their natural order. */
  values: { value: string; count: number }[];
}

/** The values of several dimensions, each counted without the conditions of the filter on that dimension. */
export async function facets(store: Store, request: FacetRequest): Promise<Facet[]> {
  const { type, where, today, dimensions, bands, maxValues } = request;
  const conjuncts = where === null ? [] : conjunctsOf(where);
  const shapes = dimensions.map((name) => dimensionOf(type, name));
  const isShared = (conjunct: Where) => !shapes.some(({ condition }) => hasConditions(conjunct, condition));
  const shared = conjuncts.filter(isShared);
  const others = conjuncts.filter((conjunct) => !isShared(conjunct));
  // What no dimension leaves out is one condition, so that a filter with many costs one statement.
  const base: Where[] = shared.length === 0 ? [] : [shared.length === 1 && shared[0] ? shared[0] : { and: shared }];

  const counted = new Map<string, Members>();
  const found: Facet[] = [];
  for (const shape of shapes) {
    const own = others.flatMap((conjunct): Where[] => {
      const left = withoutConditions(conjunct, shape.condition);
      return left === null ? [] : [left];
    });
    const key = JSON.stringify(own);
    const members = counted.has(key)
      ? (counted.get(key) ?? null)
      : await membersOf(store, { type, today }, [...base, ...own]);
    counted.set(key, members);
    const column = await columnOf(store, { type, today, bands }, [shape.name]);
    const { size } = await populationOf(store, type);
    const { counts, missing } = countsIn(column, members, size);
    const compare = orderOfValues(shape, bands);
    const values = largest(counts, maxValues)
      .map((code) => ({ value: column.values[code]?.[0] ?? null, count: counts[code] ?? 0 }))
      .filter((each): each is { value: string; count: number } => each.value !== null)
      .sort((a, b) => b.count - a.count || compare(a.value, b.value))
      .slice(0, maxValues);
    found.push({
      dimension: shape.name,
      count: members?.length ?? size,
      missing,
      totalValues: counts.reduce((total, count) => (count > 0 ? total + 1 : total), 0),
      values,
    });
  }
  return found;
}

/** How many of some nodes have each value of a column, by the code of the value, and how many have none. */
function countsIn(
  { values, starts, codes }: Column,
  members: Members,
  size: number,
): { counts: Int32Array; missing: number } {
  const counts = new Int32Array(values.length);
  let missing = 0;
  const count = members?.length ?? size;
  for (let index = 0; index < count; index++) {
    const node = members === null ? index : (members[index] ?? 0);
    const [start, end] = [starts[node] ?? 0, starts[node + 1] ?? 0];
    if (start === end) missing++;
    for (let place = start; place < end; place++) {
      const code = codes[place] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return { counts, missing };
}

/** The codes with the largest counts, and all that have the same count as the last of them. Sorting all values would take longer. */
function largest(counts: Int32Array, max: number): number[] {
  const sorted = counts.toSorted();
  const least = Math.max(1, sorted[sorted.length - max] ?? 1);
  const found: number[] = [];
  for (let code = 0; code < counts.length; code++) if ((counts[code] ?? 0) >= least) found.push(code);
  return found;
}

export type { Value };
