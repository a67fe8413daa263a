import { isEntityType, type NodeType, type Row } from "../../../model/model.ts";
import type { Order, Page, PageRequest } from "../../../store/query/page.ts";
import type { Ranked, RankedFilter } from "../../../store/query/ranking/ranked-page.ts";
import { valueColumn } from "../../../store/query/ranking/value-order.ts";
import type { Context } from "../context.ts";
import { loadNode } from "../ref.ts";
import { checkedFilter } from "./filter.ts";
import { checkOrder } from "./order.ts";

/**
 * Returns a function that reads pages of all nodes of a type in an order by computed values or by relevance. A reader process finds the nodes, and the
 * loader of the request reads them.
 * @throws BAD_USER_INPUT, naming the path in the argument
 */
export function rankedPages<N extends NodeType>(context: Context, type: N, order: Order, where: unknown) {
  const { value, isByRelevance = false } = order;
  if (value === undefined && !isByRelevance) return undefined;
  return async (request: PageRequest): Promise<Page<Row<N>>> => {
    await checkOrder(context, order);
    const { where: conditions, today } = checkedFilter(type, where);
    const page = await rankedPage(context, type, order, conditions && { where: conditions, today }, request);
    const nodes = await Promise.all(page.rows.map(({ id }) => loadNode(context, type, id)));
    const rows = nodes.flatMap((node, index): Row<N>[] =>
      // The row may be kept in memory, where other lists find it.
      node ? [Object.create(node, { [valueColumn]: { value: page.rows[index]?.order_value } })] : [],
    );
    return { ...page, rows };
  };
}

function rankedPage(
  { heavy }: Context,
  type: NodeType,
  { value, by }: Order,
  filter: RankedFilter | null,
  request: PageRequest,
): Promise<Page<Ranked>> {
  const isDescending = by[0]?.descending === true;
  if (value !== undefined) return heavy.ask("rankedPage", { order: value, isDescending, filter, request });
  const { search, ...others } = filter?.where ?? {};
  if (typeof search !== "string" || !isEntityType(type)) throw new Error("an order by relevance needs a search");
  const isFiltered = filter !== null && Object.values(others).some((each) => each != null);
  return heavy.ask("relevancePage", {
    type,
    text: search,
    filter: isFiltered ? { ...filter, where: others } : null,
    isDescending,
    request,
  });
}
