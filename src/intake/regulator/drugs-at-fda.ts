import { unpacked } from "./archive.ts";
import { linesOf, tabRows } from "./delimited.ts";
import type { RegulatorFile } from "./folder.ts";
import { addDay, addName, dayOf, RegulatorError, type RegulatorTable, rowOf } from "./table.ts";

const wanted = /(^|\/)(product|products|regactiondate|submissions)\.txt$/i;

/**
 * Drugs@FDA: names of products and days of original approvals by application number. Reads the data files of both formats, packed or
 * not: Product.txt with RegActionDate.txt (until 2016), and Products.txt with Submissions.txt.
 * @throws {RegulatorError}
 */
export function drugsAtFda(files: readonly RegulatorFile[]): RegulatorTable {
  const table: RegulatorTable = { source: "drugs-at-fda", agencies: ["FDA"], isFirstOnly: true, rows: new Map() };
  let hasDays = false;
  for (const { name, bytes } of files.flatMap(textsOf)) {
    const rows = () => tabRows(new TextDecoder("latin1").decode(bytes));
    const kind = /([a-z]+)\.txt$/i.exec(name)?.[1]?.toLowerCase();
    if (kind === "product" || kind === "products") {
      for (const { cells } of linesOf(rows(), ["ApplNo", "DrugName"], name))
        addName(rowOf(table, cells.ApplNo).names, cells.DrugName);
    } else if (kind === "regactiondate") {
      hasDays = true;
      for (const { cells, place } of linesOf(rows(), ["ApplNo", "ActionType", "DocType", "ActionDate"], name)) {
        if (cells.ActionType === "AP" && cells.DocType === "N")
          addDay(rowOf(table, cells.ApplNo), "APPROVED", dayOf(cells.ActionDate, place, "month first"));
      }
    } else if (kind === "submissions") {
      hasDays = true;
      const columns = ["ApplNo", "SubmissionType", "SubmissionStatus", "SubmissionStatusDate"] as const;
      for (const { cells, place } of linesOf(rows(), columns, name)) {
        if (cells.SubmissionType === "ORIG" && cells.SubmissionStatus === "AP")
          addDay(rowOf(table, cells.ApplNo), "APPROVED", dayOf(cells.SubmissionStatusDate, place, "month first"));
      }
    }
  }
  if (!hasDays)
    throw new RegulatorError(
      "drugsatfda: No file contains days of approval. Add Submissions.txt, or an archive with RegActionDate.txt.",
    );
  return table;
}

function textsOf({ name, bytes }: RegulatorFile): RegulatorFile[] {
  if (!/\.zip$/i.test(name)) return [{ name, bytes }];
  return [...unpacked(bytes, wanted, name)].map(([file, content]) => ({ name: `${name}/${file}`, bytes: content }));
}
