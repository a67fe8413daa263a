import { CsvError, parse } from "csv-parse/sync";
import { RegulatorError } from "./table.ts";

/** A row of a table by the names of its columns, and its number in the file. */
export interface Line<Column extends string> {
  cells: Readonly<Record<Column, string>>;
  place: string;
}

/**
 * The lines of a table that follow the line with the names of its columns. Lines without a value in the first of the columns, such as
 * footnotes, are left out.
 * @param file the name of the file in messages
 * @throws {RegulatorError} if no line has all names of the columns
 */
export function linesOf<Column extends string>(
  rows: readonly (readonly string[])[],
  columns: readonly [Column, ...Column[]],
  file: string,
): Line<Column>[] {
  const head = rows.findIndex((row) => columns.every((column) => row.some((name) => headOf(name) === headOf(column))));
  if (head === -1) {
    const names = rows.slice(0, 20).flat().map(headOf);
    const missing = columns.filter((column) => !names.includes(headOf(column)));
    throw new RegulatorError(
      `${file}: The table has no column "${missing[0] ?? columns[0]}". Download the file again.`,
    );
  }
  const names = (rows[head] ?? []).map(headOf);
  const places = columns.map((column) => [column, names.indexOf(headOf(column))] as const);
  return rows.slice(head + 1).flatMap((row, index) => {
    const cells = Object.fromEntries(places.map(([column, at]) => [column, (row[at] ?? "").trim()]));
    if (!hasAll(cells, columns) || cells[columns[0]] === "") return [];
    return [{ cells, place: `${file}, row ${head + index + 2}` }];
  });
}

function hasAll<Column extends string>(
  cells: Readonly<Record<string, string>>,
  columns: readonly Column[],
): cells is Readonly<Record<Column, string>> {
  return columns.every((column) => column in cells);
}

/** Names of columns contain line breaks in some files, and differ in case between editions. */
function headOf(name: string): string {
  return name.replace("\uFEFF", "").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

/** The rows of a file with tab-separated values, which has no quotes. */
export function tabRows(text: string): string[][] {
  return text.split(/\r?\n/).map((line) => line.split("\t"));
}

/**
 * The rows of a file with comma-separated values (RFC 4180).
 * @throws {RegulatorError} if a quote is not closed or is misplaced
 */
export function commaRows(text: string, file: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RegulatorError(
      `${file}, line ${error["lines"]}: A quote is not closed, or is misplaced. Download the file again.`,
    );
  }
}
