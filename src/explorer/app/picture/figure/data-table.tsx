import { type ReactNode, useState } from "react";
import { ScrollRegion } from "../../component/scroll-region.tsx";
import type { TableColumn } from "../../file/csv.ts";
import { numberText } from "../../text/number-text.ts";

export interface Column<Row> extends TableColumn<Row> {
  /** The value as it is shown, if that differs from its text in files. */
  cell?: (row: Row) => ReactNode;
}

interface Props<Row> {
  title: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

const rowsAtOnce = 100;

/** The data behind a picture. */
export function DataTable<Row>({ title, columns, rows }: Props<Row>) {
  const [shown, setShown] = useState(rowsAtOnce);
  return (
    <>
      <ScrollRegion className="table-scroll" label={`${title}, as a table`}>
        <table>
          <thead>
            <tr>
              {columns.map(({ label, isNumber }) => (
                <th key={label} scope="col" className={isNumber ? "number" : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity and do not change
              <tr key={index}>
                {columns.map(({ label, isNumber, text, cell = text }, column) =>
                  column === 0 ? (
                    <th key={label} scope="row">
                      {cell(row)}
                    </th>
                  ) : (
                    <td key={label} data-label={label} className={isNumber ? "number" : undefined}>
                      {cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length > shown && (
        <p className="actions">
          <button type="button" onClick={() => setShown(shown + rowsAtOnce)}>
            Show more
          </button>
          <span className="muted">
            {numberText(shown)} of {numberText(rows.length)} rows
          </span>
        </p>
      )}
    </>
  );
}
