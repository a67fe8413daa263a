import { memo, type ReactNode } from "react";
import { changed, href, useAddress } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import { ScrollRegion } from "../component/scroll-region.tsx";
import { capitalized, listWords } from "../entity/entity-type.ts";
import type { Column, ListDefinition, Order } from "./list-definition.ts";
import { sortedBy } from "./list-view.ts";

interface Props<Row> {
  list: Pick<ListDefinition<Row, never, never, never>, "type">;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  order: Order | null;
}

/** The rows of a list. Headings of columns sort it. On narrow screens, each row is a block of its own. */
export function Table<Row extends { id: string }>({ list, columns, rows, order }: Props<Row>) {
  return (
    <ScrollRegion className="table-scroll" label={capitalized(listWords[list.type].plural)}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} order={order} />
            ))}
          </tr>
        </thead>
        <Rows columns={columns} rows={rows} />
      </table>
    </ScrollRegion>
  );
}

/** Rendered again only for other rows or columns, so that a click on what changes them is shown at once. */
const Rows = memo(function Rows<Row extends { id: string }>({ columns, rows }: Pick<Props<Row>, "columns" | "rows">) {
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          {columns.map(({ name, label, isNumber, cell }, index) =>
            index === 0 ? (
              <th key={name} scope="row">
                {cell(row)}
              </th>
            ) : (
              <td key={name} data-label={label} className={isNumber ? "number" : undefined}>
                {cell(row)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
}) as <Row extends { id: string }>(props: Pick<Props<Row>, "columns" | "rows">) => ReactNode;

function Heading<Row>({ column, order }: { column: Column<Row>; order: Order | null }) {
  const { path, params } = useAddress();
  const { label, isNumber } = column;
  const className = isNumber ? "number" : undefined;
  if (column.order === undefined)
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  const isCurrent = order?.field === column.order;
  const sort = isCurrent ? (order.direction === "ASC" ? "ascending" : "descending") : "none";
  return (
    <th scope="col" aria-sort={sort} className={className}>
      <Link to={href(path, changed(params, sortedBy(column, order)))} keepsPosition>
        {label}
        <span aria-hidden="true" className="sort-mark">
          {isCurrent ? (order.direction === "ASC" ? "▲" : "▼") : "↕"}
        </span>
      </Link>
    </th>
  );
}
