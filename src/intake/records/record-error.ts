import path from "node:path";
import { printable } from "../../files/printable.ts";
import type { Problem } from "./problem.ts";
import type { Problems } from "./problems.ts";

/** Records with faults: the first of them, in the order of files and lines, and how many more there are. */
export class RecordError extends Error {
  readonly problems: readonly Problem[];
  /** How many problems are not among `problems`. */
  readonly more: number;

  constructor(folder: string, problems: Problems) {
    const { count } = problems;
    super(
      `Found ${count.toLocaleString("en-US")} ${count === 1 ? "problem" : "problems"} in ${folder}. Nothing was loaded.`,
    );
    this.problems = problems
      .first()
      .map((problem) => ({ ...problem, file: printable(path.join(folder, problem.file)) }));
    this.more = count - this.problems.length;
  }
}
