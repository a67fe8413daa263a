import { commaRows, linesOf } from "./delimited.ts";
import type { RegulatorFile } from "./folder.ts";
import { addDay, addName, dayOf, type RegulatorTable, rowOf } from "./table.ts";

const columns = [
  "CF Grid Key",
  "Generic Name",
  "Trade Name",
  "Date Designated",
  "Marketing Approval Date",
  "Exclusivity End Date",
] as const;

/**
 * Orphan drug designations of the FDA by their key, with the days of designation, of approval and of the end of exclusivity. The sponsor
 * is not read: the dataset names the present one.
 * @throws {RegulatorError}
 */
export function orphanDesignations(files: readonly RegulatorFile[]): RegulatorTable {
  const table: RegulatorTable = {
    source: "fda-orphan-designations",
    agencies: ["FDA"],
    isFirstOnly: false,
    rows: new Map(),
  };
  for (const { name, bytes } of files) {
    for (const { cells, place } of linesOf(commaRows(new TextDecoder().decode(bytes), name), columns, name)) {
      // The keys are numbers that some copies write with a decimal point.
      const row = rowOf(table, cells["CF Grid Key"].replace(/\.0$/, ""));
      for (const text of [cells["Trade Name"], cells["Generic Name"]]) addName(row.names, text);
      addDay(row, "DESIGNATION_GRANTED", dayOf(cells["Date Designated"], place, "month first"));
      const approved = dayOf(cells["Marketing Approval Date"], place, "month first");
      addDay(row, "APPROVED", approved);
      addDay(row, "LABEL_EXPANDED", approved);
      addDay(row, "EXCLUSIVITY_EXPIRES", dayOf(cells["Exclusivity End Date"], place, "month first"));
    }
  }
  return table;
}
