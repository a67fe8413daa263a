import { columnsOf } from "./column.ts";
import { csvHeader, csvLine } from "./csv.ts";
import type { ExportType } from "./export-type.ts";
import type { ExportedList } from "./exported-list.ts";

/** How the rows of an export are written. */
export interface Lines {
  /** What comes before the first row. */
  header: string;
  lineOf: (row: unknown) => string;
}

/** How the rows of a list are written in a format. */
export function linesOf(list: ExportedList, type: ExportType): Lines {
  if (type !== "text/csv") return { header: "", lineOf: (row) => `${JSON.stringify(row)}\n` };
  const columns = columnsOf(list);
  return { header: csvHeader(columns), lineOf: (row) => csvLine(columns, row) };
}
