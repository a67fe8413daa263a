import type { Changes } from "../address/address.ts";
import { allOf, anyOf, type Filter, filterAt } from "./filter.ts";
import type { Column, ListDefinition, ListVariables, Order } from "./list-definition.ts";
import type { RangeDefinition } from "./narrowing/narrowing.ts";

/** What an address says of a list does not depend on the rows that it shows. */
type AnyList = Pick<ListDefinition<never, never, never>, "facets" | "ranges" | "order" | "hasAmounts"> & {
  columns: readonly Column<never>[];
};

export const pageSizes = [25, 50, 100] as const;
export const currencies = ["USD", "EUR", "GBP", "JPY", "CHF", "CNY"] as const;

/** The parameters that every list has. */
const common = ["q", "sort", "after", "before", "size", "columns", "currency"];

/** The first page: a cursor belongs to one filter and one order. */
export const firstPage: Changes = { after: null, before: null };

/** What an address says about a list. */
export interface ListView {
  where: Filter;
  order: Order;
  variables: ListVariables;
  size: number;
  currency: string;
  columns: readonly Column<never>[];
  /** Parameters that the list does not know. */
  unknown: string[];
  isNarrowed: boolean;
}

function conditionOf(text: string, isBoolean: boolean | undefined): unknown {
  return isBoolean ? text === "true" : text;
}

/** The parameters of a range: its lower and its upper bound. */
export const boundNames = ({ name }: RangeDefinition) => ({ min: `${name}-min`, max: `${name}-max` });

function rangeFilter(range: RangeDefinition, params: URLSearchParams, currency: string): Filter[] {
  const { min, max } = boundNames(range);
  const bounds = {
    ...(params.get(min) && { gte: params.get(min) }),
    ...(params.get(max) && { lte: params.get(max) }),
  };
  if (Object.keys(bounds).length === 0) return [];
  return [filterAt(range.path, range.kind === "money" ? { ...bounds, currency } : bounds)];
}

function orderIn(list: AnyList, params: URLSearchParams, currency: string): Order {
  const text = params.get("sort");
  const isSearched = params.get("q") !== null;
  const order: Order =
    text === null
      ? isSearched
        ? { field: "RELEVANCE", direction: "DESC" }
        : list.order
      : { field: text.replace(/^-/, ""), direction: text.startsWith("-") ? "DESC" : "ASC" };
  return ["UPFRONT", "TOTAL"].includes(order.field) ? { ...order, currency } : order;
}

/** Reads the address of a list. */
export function listView(list: AnyList, params: URLSearchParams): ListView {
  const currency = params.get("currency") ?? "USD";
  const search = params.get("q");
  const filters: Filter[] = [
    ...(search === null ? [] : [{ search }]),
    ...list.facets.flatMap(({ name, path, isBoolean }) => {
      const values = params.getAll(name);
      return values.length === 0 ? [] : [anyOf(values.map((value) => filterAt(path, conditionOf(value, isBoolean))))];
    }),
    ...list.ranges.flatMap((range) => rangeFilter(range, params, currency)),
  ];
  const where = allOf(filters);
  const order = orderIn(list, params, currency);
  const asked = Number(params.get("size"));
  const size = pageSizes.find((each) => each === asked) ?? pageSizes[0];
  const before = params.get("before");
  const variables = {
    where,
    orderBy: order,
    first: before === null ? size : null,
    after: before === null ? params.get("after") : null,
    last: before === null ? null : size,
    before,
    ...(list.hasAmounts && { currency }),
  };
  const chosen = params.get("columns")?.split(",");
  const columns = list.columns.filter(({ name, isHidden }) => (chosen ? chosen.includes(name) : !isHidden));
  const bounds = list.ranges.flatMap((range) => Object.values(boundNames(range)));
  const known = new Set([...common, ...bounds, ...list.facets.map(({ name }) => name)]);
  return {
    where,
    order,
    variables,
    size,
    currency,
    columns,
    unknown: [...new Set(params.keys())].filter((name) => !known.has(name)),
    isNarrowed: filters.length > 0,
  };
}

/** What sorts a list by a column: by its other direction if it is sorted by the column already. */
export function sortedBy(column: Pick<Column<never>, "order" | "isDescendingFirst">, current: Order): Changes {
  const { order: field = "", isDescendingFirst = false } = column;
  const isCurrent = current.field === field;
  const isDescending = isCurrent ? current.direction === "ASC" : isDescendingFirst;
  return { ...firstPage, sort: `${isDescending ? "-" : ""}${field}` };
}
