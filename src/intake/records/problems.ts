import type { Problem, Text } from "./problem.ts";

/** How many problems are reported. The others are counted. */
const maxReported = 100;

/** How many problems are kept between two sorts: sorting a few at a time keeps the time linear. */
const maxKept = 20 * maxReported;

interface Noted {
  file: string;
  line: number;
  message: Text;
}

/** The problems of a folder: the first ones in the order of files and lines, and the number of all. Needs bounded memory. */
export class Problems {
  #kept: Noted[] = [];
  #count = 0;
  /** Once there are more problems than are reported, the last one that may be reported. */
  #last: Noted | null = null;

  get count(): number {
    return this.#count;
  }

  add(file: string, line: number, message: Text): void {
    const problem = { file, line, message };
    this.#count++;
    if (this.#last !== null && byPlace(problem, this.#last) >= 0) return;
    this.#kept.push(problem);
    if (this.#kept.length > maxKept) this.#shorten();
  }

  /** The problems to report, in order. */
  first(): Problem[] {
    this.#shorten();
    return this.#kept.map(({ file, line, message }) => ({
      file,
      line,
      message: typeof message === "string" ? message : message(),
    }));
  }

  #shorten(): void {
    this.#kept = this.#kept.sort(byPlace).slice(0, maxReported);
    if (this.#kept.length === maxReported) this.#last = this.#kept.at(-1) ?? null;
  }
}

function byPlace(a: Noted, b: Noted): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
