import { commaRows, linesOf } from "./delimited.ts";
import type { RegulatorFile } from "./folder.ts";
import { addDay, addName, dayOf, type RegulatorTable, rowOf } from "./table.ts";

/**
 * Complete response letters of the FDA by the number of the application. Lists of them begin in a year, so that earlier letters are absent.
 * @throws {RegulatorError}
 */
export function responseLetters(files: readonly RegulatorFile[]): RegulatorTable {
  const source = "fda-complete-response-letters";
  const table: RegulatorTable = { source, agencies: ["FDA"], isFirstOnly: false, rows: new Map() };
  for (const { name, bytes } of files) {
    for (const { cells, place } of linesOf(
      commaRows(new TextDecoder().decode(bytes), name),
      ["Number", "Date", "Drug"],
      name,
    )) {
      const row = rowOf(table, cells.Number);
      addName(row.names, cells.Drug);
      addDay(row, "COMPLETE_RESPONSE", dayOf(cells.Date, place, "month first"));
    }
  }
  const days = [...table.rows.values()].flatMap((row) => [...(row.days.get("COMPLETE_RESPONSE") ?? [])]).sort();
  return { ...table, ...(days[0] !== undefined && { since: days[0] }) };
}
