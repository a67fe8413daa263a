import { type Changes, changed, currentParams, href, navigate, useAddress } from "../address/address.ts";
import { AddressSelect } from "../address/address-select.tsx";
import type { Column, Order } from "./list-definition.ts";
import { sortedBy } from "./list-view.ts";

interface Props {
  list: { columns: readonly Pick<Column<never>, "name" | "label" | "order" | "isDescendingFirst">[] };
  order: Order;
}

/** Sorts a list where the headings of its columns are not shown: on narrow screens. */
export function SortChoice({ list, order }: Props) {
  const { path } = useAddress();
  const columns = list.columns.filter((column) => column.order !== undefined);
  const changesOf = (field: string): Changes => {
    const column = columns.find((each) => each.order === field);
    return column ? sortedBy(column, order) : {};
  };
  const turn = () =>
    navigate(href(path, changed(currentParams(), changesOf(order.field))), { keepsPosition: true, afterPaint: true });
  return (
    <div className="sort-choice">
      <label>
        Sort by{" "}
        <AddressSelect value={order.field} changes={changesOf}>
          {columns.every((column) => column.order !== order.field) && <option value={order.field}>Relevance</option>}
          {columns.map(({ name, label, order: field }) => (
            <option key={name} value={field}>
              {label}
            </option>
          ))}
        </AddressSelect>
      </label>{" "}
      <button type="button" onClick={turn}>
        {order.direction === "ASC" ? "Ascending" : "Descending"}
      </button>
    </div>
  );
}
