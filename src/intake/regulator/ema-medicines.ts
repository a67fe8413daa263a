import { linesOf } from "./delimited.ts";
import type { RegulatorFile } from "./folder.ts";
import { sheetRows } from "./sheet.ts";
import { addDay, addName, dayOf, type RegulatorTable, rowOf } from "./table.ts";

const columns = [
  "EMA product number",
  "Name of medicine",
  "Opinion adopted date",
  "Marketing authorisation date",
  "Refusal of marketing authorisation date",
  "Withdrawal / expiry / revocation / lapse of marketing authorisation date",
] as const;

/**
 * Medicines of the European Medicines Agency by product number, with the days of the opinion and of the decisions. Of several editions,
 * the last by name is read, because it contains those before it.
 * @throws {RegulatorError}
 */
export function emaMedicines(files: readonly RegulatorFile[]): RegulatorTable {
  const table: RegulatorTable = {
    source: "ema-medicines",
    agencies: ["EMA", "EC"],
    isFirstOnly: true,
    rows: new Map(),
  };
  for (const { name, bytes } of files.slice(-1)) {
    for (const { cells, place } of linesOf(sheetRows(bytes, name), columns, name)) {
      const row = rowOf(table, cells["EMA product number"]);
      addName(row.names, cells["Name of medicine"]);
      addDay(row, "OPINION", dayOf(cells["Opinion adopted date"], place, "day first"));
      addDay(row, "APPROVED", dayOf(cells["Marketing authorisation date"], place, "day first"));
      addDay(row, "REFUSED", dayOf(cells["Refusal of marketing authorisation date"], place, "day first"));
      addDay(row, "AUTHORIZATION_WITHDRAWN", dayOf(cells[columns[5]], place, "day first"));
    }
  }
  return table;
}
