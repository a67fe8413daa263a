import type { Changes } from "../address/address.ts";
import { allOf, type Filter, filterAt } from "./filter.ts";
import type { Column, ListDefinition, ListVariables, Order } from "./list-definition.ts";
import { boundNames, facetCondition, rangeCondition } from "./narrowing/condition.ts";
import type { Narrowing } from "./narrowing/narrowing.ts";

/** What an address says of a list does not depend on the rows that it shows. */
type AnyList = Pick<
  ListDefinition<never, never, never, never>,
  "facets" | "ranges" | "searchPath" | "order" | "hasAmounts"
> & {
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
  order: Order | null;
  variables: ListVariables;
  size: number;
  currency: string;
  columns: readonly Column<never>[];
  /** Parameters that the list does not know. */
  unknown: string[];
  isNarrowed: boolean;
}

function orderIn(list: AnyList, params: URLSearchParams, currency: string): Order | null {
  if (list.order === null) return null;
  const text = params.get("sort");
  const isSearched = params.get("q") !== null && list.searchPath === undefined;
  const order: Order =
    text === null
      ? isSearched
        ? { field: "RELEVANCE", direction: "DESC" }
        : list.order
      : { field: text.replace(/^-/, ""), direction: text.startsWith("-") ? "DESC" : "ASC" };
  return ["UPFRONT", "TOTAL"].includes(order.field) ? { ...order, currency } : order;
}

const currencyIn = (params: URLSearchParams) => params.get("currency") ?? "USD";

/** The filters that an address makes, which all must match. */
export function listFilters({ facets, ranges, searchPath = "search" }: Narrowing, params: URLSearchParams): Filter[] {
  const search = params.get("q");
  const filters = [
    search === null ? null : filterAt(searchPath, search),
    ...facets.map((facet) => facetCondition(facet, params)),
    ...ranges.map((range) => rangeCondition(range, params, currencyIn(params))),
  ];
  return filters.filter((each) => each !== null);
}

/** Reads the address of a list. */
export function listView(list: AnyList, params: URLSearchParams): ListView {
  const currency = currencyIn(params);
  const filters = listFilters(list, params);
  const where = allOf(filters);
  const order = orderIn(list, params, currency);
  const asked = Number(params.get("size"));
  const size = pageSizes.find((each) => each === asked) ?? pageSizes[0];
  const before = params.get("before");
  const variables = {
    where,
    ...(order !== null && { orderBy: order }),
    first: before === null ? size : null,
    after: before === null ? params.get("after") : null,
    last: before === null ? null : size,
    before,
    ...(list.hasAmounts && { currency }),
  };
  const chosen = params.get("columns")?.split(",");
  const columns = list.columns.filter(({ name, isHidden }) => (chosen ? chosen.includes(name) : !isHidden));
  const bounds = list.ranges.flatMap((range) => [range.name, ...Object.values(boundNames(range))]);
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
export function sortedBy(column: Pick<Column<never>, "order" | "isDescendingFirst">, current: Order | null): Changes {
  const { order: field = "", isDescendingFirst = false } = column;
  const isCurrent = current?.field === field;
  const isDescending = isCurrent ? current.direction === "ASC" : isDescendingFirst;
  return { ...firstPage, sort: `${isDescending ? "-" : ""}${field}` };
}
