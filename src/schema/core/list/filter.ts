import type { NodeType, Row } from "../../../model/model.ts";
import { filtered, filteredChildren, isBoundedByRows } from "../../../store/query/filter/filter.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import { searchesIn } from "../../../store/query/filter/searched.ts";
import { allNodes } from "../../../store/query/node.ts";
import type { ChildRows, Rows } from "../../../store/query/page.ts";
import { type Now, then } from "../../execution/promise.ts";
import type { Context } from "../context.ts";
import { badArgument } from "../error.ts";
import { today } from "../today.ts";
import { checked } from "./filter-check.ts";
import { filterOf } from "./filter-input.ts";

/**
 * The argument `where` as the store takes it.
 * @param shape the name of the filter without `Filter`
 * @throws BAD_USER_INPUT, naming the path in the argument
 */
export function checkedFilter(shape: string, where: unknown): { where: Where | null; today: string } {
  return { where: where ? checked(shape, where as Where) : null, today: today() };
}

/** Whether a filter of a list of all nodes may take long, whatever the number of rows that it visits. */
export function isHeavyFilter(shape: string, given: unknown): boolean {
  return given != null && !isBoundedByRows(shape, given as Where);
}

/**
 * The nodes of a type that match the argument `where`, or all of them if it is absent. Searches are planned by a reader process.
 * @throws BAD_USER_INPUT, naming the path in the argument
 */
export function matchingNodes<N extends NodeType>(type: N, given: unknown, { heavy }: Context): Now<Rows<Row<N>>> {
  const { where, today } = checkedFilter(type, given);
  const isCounted = !isHeavyFilter(type, given);
  const isSearch = where !== null && searchesIn(where).length > 0;
  return then(isSearch ? heavy.ask("withSearches", where) : where, (planned) =>
    filtered(allNodes(type), type, planned, { today, scope: "all", isCounted }),
  );
}

/** Like `checkedFilter`, for lists below nodes. @throws BAD_USER_INPUT, naming the path in the argument */
function checkedNestedFilter(shape: string, given: unknown): ReturnType<typeof checkedFilter> {
  const checked = checkedFilter(shape, given);
  const [search] = checked.where === null ? [] : searchesIn(checked.where, "where");
  if (search)
    throw badArgument(
      search.path,
      "`search` is available in lists of `Query` and in their facets and statistics, but not in this list. Use it there, or filter by `name`.",
    );
  return checked;
}

/** The rows that match the argument `where`, or all rows if it is absent. @throws BAD_USER_INPUT, naming the path in the argument */
export function matchingRows<Row>(rows: Rows<Row>, shape: string, given: unknown): Rows<Row> {
  const { where, today } = checkedNestedFilter(shape, given);
  return filtered(rows, shape, where, { today, scope: "all", isCounted: !isHeavyFilter(shape, given) });
}

/** Like `matchingRows`, for rows that belong to parents. */
export function matchingChildren<Row>(rows: ChildRows<Row>, shape: string, given: unknown): ChildRows<Row> {
  const { where, today } = checkedNestedFilter(shape, given);
  return filteredChildren(rows, shape, where, { today, scope: "few" });
}

/** The argument `where` of a list. */
export function whereArgument(shape: string) {
  return { type: filterOf(shape), description: "Returns only entries that match this filter." } as const;
}
