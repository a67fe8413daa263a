import { filtered, filteredChildren, isBoundedByRows } from "../../../store/query/filter/filter.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import type { ChildRows, Rows } from "../../../store/query/page.ts";
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

/** The rows that match the argument `where`, or all rows if it is absent. @throws BAD_USER_INPUT, naming the path in the argument */
export function matchingRows<Row>(rows: Rows<Row>, shape: string, given: unknown): Rows<Row> {
  const { where, today } = checkedFilter(shape, given);
  return filtered(rows, shape, where, { today, scope: "all", isCounted: !isHeavyFilter(shape, given) });
}

/** Like `matchingRows`, for rows that belong to parents. */
export function matchingChildren<Row>(rows: ChildRows<Row>, shape: string, given: unknown): ChildRows<Row> {
  const { where, today } = checkedFilter(shape, given);
  return filteredChildren(rows, shape, where, { today, scope: "few" });
}

/** The argument `where` of a list. */
export function whereArgument(shape: string) {
  return { type: filterOf(shape), description: "Returns only entries that match this filter." } as const;
}
