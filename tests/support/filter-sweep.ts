import type fc from "fast-check";
import { filterShapeOf } from "../../src/model/derived/filter/shape.ts";
import type { NodeType } from "../../src/model/model.ts";
import type { AnyFilters } from "./any-filter.ts";

/** A filter of a root list. */
export interface RootFilter {
  type: NodeType;
  where: object;
}

/** The way from a root list to rows of a shape: the type of the list, and how a filter on the rows becomes one of the list. */
interface Way {
  type: NodeType;
  wrap: (where: object) => object;
}

function waysFrom(types: readonly NodeType[]): Map<string, Way> {
  const ways = new Map<string, Way>(types.map((type) => [type, { type, wrap: (where) => where }]));
  for (const [shape, { type, wrap }] of ways)
    for (const [name, relation] of Object.entries(filterShapeOf(shape).relations)) {
      if (ways.has(relation.shape)) continue;
      const inner = (where: object) => ({ [name]: relation.isOne ? where : { some: where } });
      ways.set(relation.shape, { type, wrap: (where) => wrap(inner(where)) });
    }
  return ways;
}

/** Filters of root lists with each comparison of each field of every shape, by the shortest way to its rows. */
export function sweep(filters: AnyFilters, types: readonly NodeType[]): fc.Arbitrary<RootFilter>[] {
  return [...waysFrom(types)].flatMap(([shape, { type, wrap }]) =>
    filters.each(shape).map((filter) => filter.map((where) => ({ type, where: wrap(where) }))),
  );
}
