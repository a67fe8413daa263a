import path from "node:path";
import type { NodeKey } from "../domain/node-key.ts";
import type { NodeDocument } from "../store/change-set.ts";
import { compile } from "./compile.ts";
import { digestOf, recordFilesIn } from "./digest.ts";
import { type Problem, type ReadFile, readRecordFile } from "./read.ts";

/** Records with faults: every one of them, in the order of files and lines. */
export class RecordError extends Error {
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    super(`${problems.length} ${problems.length === 1 ? "fault" : "faults"} in ${folder}; nothing was loaded`);
    this.problems = problems.map((problem) => ({ ...problem, file: path.join(folder, problem.file) }));
  }
}

/**
 * Reads and checks a folder of records, without touching a store.
 * @param onFile called with the number of files read and to be read
 * @throws {RecordError} where anything is wrong, with all that is wrong
 */
export async function readRecords(
  folder: string,
  onFile: (done: number, of: number) => void = () => {},
): Promise<{ documents: NodeDocument[]; digest: string }> {
  let files: string[];
  try {
    files = await recordFilesIn(folder);
  } catch {
    throw new RecordError(folder, [
      { file: ".", line: 1, message: "is no folder that can be read; write the path of a folder of records" },
    ]);
  }
  if (files.length === 0) {
    throw new RecordError(folder, [
      { file: ".", line: 1, message: "holds no .yaml file; write the path of a folder of records" },
    ]);
  }

  const read: ReadFile[] = [];
  const problems: Problem[] = [];
  const elsewhere: NodeKey[] = [];
  for (const [index, file] of files.entries()) {
    const result = await readRecordFile(folder, file);
    if (result.read) read.push(result.read);
    problems.push(...result.problems);
    elsewhere.push(...result.defines);
    // A line of progress now and then is enough where it goes to a log.
    if ((index + 1) % 25 === 0 || index + 1 === files.length) onFile(index + 1, files.length);
  }
  const compiled = compile(read, elsewhere);
  problems.push(...compiled.problems);
  if (problems.length > 0) {
    problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
    throw new RecordError(folder, problems);
  }
  return { documents: compiled.documents, digest: await digestOf(folder) };
}
