/** A column of a table that can be saved as a file. */
export interface TableColumn<Row> {
  label: string;
  isNumber?: boolean;
  /** The value as it is written to files: numbers and dates without formatting. */
  text: (row: Row) => string;
}

/** Spreadsheets read these texts as formulas. */
const formula = /^[=+\-@\t\r\n\0]/;

function csvCell(text: string, isNumber: boolean): string {
  const safe = !isNumber && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows as CSV (RFC 4180), with a byte order mark, by which Excel recognizes UTF-8. */
export function csvOf<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): Blob {
  const lines = [
    columns.map(({ label }) => csvCell(label, false)),
    ...rows.map((row) => columns.map(({ text, isNumber = false }) => csvCell(text(row), isNumber))),
  ];
  return new Blob(["\ufeff", ...lines.map((cells) => `${cells.join(",")}\r\n`)], { type: "text/csv" });
}
