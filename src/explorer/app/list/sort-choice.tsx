import { changed, href, navigate, useAddress } from "../address/address.ts";
import type { Column, Order } from "./list-definition.ts";
import { sortedBy } from "./list-view.ts";

interface Props {
  list: { columns: readonly Pick<Column<never>, "name" | "label" | "order" | "isDescendingFirst">[] };
  order: Order;
}

/** Sorts a list where the headings of its columns are not shown: on narrow screens. */
export function SortChoice({ list, order }: Props) {
  const { path, params } = useAddress();
  const columns = list.columns.filter((column) => column.order !== undefined);
  const change = (field: string) => {
    const column = columns.find((each) => each.order === field);
    if (column) navigate(href(path, changed(params, sortedBy(column, order))), { keepsPosition: true });
  };
  return (
    <div className="sort-choice">
      <label>
        Sort by{" "}
        <select value={order.field} onChange={({ target }) => change(target.value)}>
          {columns.every((column) => column.order !== order.field) && <option value={order.field}>Relevance</option>}
          {columns.map(({ name, label, order: field }) => (
            <option key={name} value={field}>
              {label}
            </option>
          ))}
        </select>
      </label>{" "}
      <button type="button" onClick={() => change(order.field)}>
        {order.direction === "ASC" ? "Ascending" : "Descending"}
      </button>
    </div>
  );
}
