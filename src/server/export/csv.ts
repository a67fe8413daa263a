import type { Column } from "./column.ts";

/** Spreadsheets read a text that begins with one of these characters as a formula, or may ignore it before one. */
const formulaStart = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** The line with the names of the columns: their paths. */
export function csvHeader(columns: readonly Column[]): string {
  return lineOf(columns.map(({ path }) => path.join(".")));
}

/**
 * The line of a row [RFC 4180]. Texts that a spreadsheet would read as formulas begin with an apostrophe. Values of lists are joined, with
 * empty values for null, so that those of several columns correspond.
 */
export function csvLine(columns: readonly Column[], row: unknown): string {
  return lineOf(
    columns.map(({ path, isNumber }) => {
      const text = textAt(row, path, 0, 0);
      return !isNumber && formulaStart.test(text) ? `'${text}` : text;
    }),
  );
}

/** Between the values of a list, and between those of lists within its entries. */
const separators = ["; ", ", "] as const;

function textAt(value: unknown, path: readonly string[], step: number, lists: number): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value))
    return value.map((entry) => textAt(entry, path, step, lists + 1)).join(separators[lists === 0 ? 0 : 1]);
  const name = path[step];
  if (name !== undefined) return textAt((value as Record<string, unknown>)[name], path, step + 1, lists);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function lineOf(cells: readonly string[]): string {
  // Readers skip an empty line.
  if (cells.length === 1 && cells[0] === "") return '""\r\n';
  return `${cells.map(quoted).join(",")}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
