import { commaRows, linesOf } from "./delimited.ts";
import type { RegulatorFile } from "./folder.ts";
import { addDay, addName, dayOfShortYear, type RegulatorTable, rowOf } from "./table.ts";

const columns = ["BLA Number", "Proprietary Name", "Proper Name", "Submission Type", "Approval Date"] as const;

/**
 * The Purple Book of the FDA: names of biological products and days of their first licenses by the number of the application.
 * @throws {RegulatorError}
 */
export function purpleBook(files: readonly RegulatorFile[]): RegulatorTable {
  const table: RegulatorTable = { source: "fda-purple-book", agencies: ["FDA"], isFirstOnly: true, rows: new Map() };
  for (const { name, bytes } of files) {
    for (const { cells, place } of linesOf(commaRows(new TextDecoder().decode(bytes), name), columns, name)) {
      const row = rowOf(table, cells["BLA Number"]);
      // A cell contains all names under which a product is sold.
      for (const text of [...cells["Proprietary Name"].split(","), cells["Proper Name"]])
        if (text.trim() !== "N/A") addName(row.names, text);
      if (cells["Submission Type"] === "Original")
        addDay(row, "APPROVED", dayOfShortYear(cells["Approval Date"], place));
    }
  }
  return table;
}
