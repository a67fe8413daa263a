import type { NodeType, Row } from "../../../model/model.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import { rangeOfFilter } from "../../../store/query/filter/value-range.ts";
import type { Order, Page, PageRequest } from "../../../store/query/page.ts";
import { orderedNodes } from "../../../store/query/ranking/kept-orders.ts";
import { all, type Now, then } from "../../execution/promise.ts";
import type { Context } from "../context.ts";
import { loadNode } from "../ref.ts";
import { checkedFilter } from "./filter.ts";

/** A page that needs no statement but that for its nodes, and the number of entries of the whole list. */
export interface KeptPage<Row> {
  page: Now<Page<Row>>;
  total: number;
}

/**
 * Returns a function that cuts pages of all nodes of a type from the default order, which is kept in memory: of all of them, or of those
 * within a range of the order, such as the agreements of a year. It returns null if the filter asks for anything else, or if the order
 * is not in memory.
 * @param order the default order of the type
 * @throws BAD_USER_INPUT, naming the path in the argument
 */
export function keptPages<N extends NodeType>(context: Context, type: N, order: Order, where: Where | null) {
  const { resident, store } = context;
  if (resident === null) return undefined;
  return (request: PageRequest): KeptPage<Row<N>> | null => {
    const conditions = checkedFilter(type, where);
    const range = rangeOfFilter(type, order.by[0]?.column ?? "", conditions.where, conditions.today);
    if (range === null || !isWithTexts(request)) return null;
    const nodes = orderedNodes(store, type, resident.mark);
    if (nodes === null) return null;
    const span = nodes.spanOf(range);
    const { ids, hasMore } = nodes.pageOf(span, request);
    const page = then(all(ids.map((id) => loadNode(context, type, id))), (found) => ({
      rows: found.flatMap((row) => row ?? []),
      hasNextPage: request.backward ? request.before !== null : hasMore,
      hasPreviousPage: request.backward ? hasMore : request.after !== null,
    }));
    return { page, total: span.end - span.start };
  };
}

/** Whether the positions of a request are such that the order has. SQLite compares others by rules of its own. */
function isWithTexts({ after, before }: PageRequest): boolean {
  return [after, before].every(
    (position) =>
      position === null ||
      (typeof position.values[1] === "string" &&
        (position.values[0] === null || typeof position.values[0] === "string")),
  );
}
