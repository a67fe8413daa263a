import { type CheckedRecords, checkedRecords, readRecordFiles } from "../../intake/records/load.ts";
import { RecordError } from "../../intake/records/record-error.ts";
import { progress } from "./progress.ts";

/**
 * Reads a folder of records, and prints progress.
 * @param whenFaulty what to do if records have problems: throw, or leave out the records at fault and say so
 * @throws {RecordError}
 */
export async function readForCurators(folder: string, whenFaulty: "throw" | "leave out"): Promise<CheckedRecords> {
  progress(`Reading ${folder}`);
  const files = await readRecordFiles(folder);
  const records = checkedRecords(files, { onFile: (done, of) => progress(`Read ${done} of ${of} files`) });
  const { count } = records.problems;
  if (count > 0 && whenFaulty === "throw") throw new RecordError(folder, records.problems);
  if (count > 0)
    progress(
      `${count.toLocaleString("en-US")} ${count === 1 ? "problem" : "problems"} in ${folder}: records that are not well-formed are left out. Run "npm run load -- ${folder} --check" to list the problems.`,
    );
  return records;
}
