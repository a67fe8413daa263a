import { anyOf, type Filter, filterAt, filterForAny, filterWithoutValue } from "../filter.ts";
import type { FacetDefinition, RangeDefinition } from "./narrowing.ts";

/** What an address has in place of a value for entries without one: `modality=-`. */
export const notStated = "-";

/** The parameters of a range: its lower and its upper bound. Its own name is for entries without a value. */
export const boundNames = ({ name }: RangeDefinition) => ({ min: `${name}-min`, max: `${name}-max` });

/** The condition that an address makes by a facet. Null if it makes none. */
export function facetCondition({ name, path, isBoolean }: FacetDefinition, params: URLSearchParams): Filter | null {
  const chosen = params.getAll(name);
  const values = chosen.filter((value) => value !== notStated);
  const conditions = [
    ...(values.length === 0
      ? []
      : isBoolean
        ? values.map((value) => filterAt(path, value === "true"))
        : [filterForAny(path, values)]),
    ...(chosen.includes(notStated) ? [filterWithoutValue(path)] : []),
  ];
  return conditions.length === 0 ? null : anyOf(conditions);
}

/** The condition that an address makes by a range. Null if it makes none. */
export function rangeCondition(range: RangeDefinition, params: URLSearchParams, currency: string): Filter | null {
  const names = boundNames(range);
  const [min, max] = [params.get(names.min), params.get(names.max)];
  const isMoney = range.kind === "money";
  const unit = isMoney ? { currency } : {};
  const conditions = [
    ...(min || max ? [filterAt(range.path, { ...(min && { gte: min }), ...(max && { lte: max }), ...unit })] : []),
    ...(params.get(range.name) === notStated ? [withoutRange(range, currency)] : []),
  ];
  return conditions.length === 0 ? null : anyOf(conditions);
}

/** An amount is stated if it can be compared with zero. */
function withoutRange({ kind, path }: RangeDefinition, currency: string): Filter {
  return kind === "money" ? { not: filterAt(path, { gte: "0", currency }) } : filterWithoutValue(`${path}.eq`);
}
