import path from "node:path";
import type { Problem } from "./problem.ts";

/** Records with faults: every one of them, in the order of files and lines. */
export class RecordError extends Error {
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    super(
      `Found ${problems.length} ${problems.length === 1 ? "problem" : "problems"} in ${folder}. Nothing was loaded.`,
    );
    this.problems = problems.map((problem) => ({ ...problem, file: path.join(folder, problem.file) }));
  }
}
