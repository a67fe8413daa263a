import { type Path, type Text, written } from "../problem.ts";
import type { Problems } from "../problems.ts";
import type { ReadFile } from "../read.ts";

/** A mention of a node, to be checked when every file is read. */
export interface Reference {
  type: string;
  slug: string;
  report: Report;
  path: Path;
}

/** What is found in all files of a folder. */
export interface Findings {
  problems: Problems;
  references: Reference[];
  /** The day that no date of recording or retrieval may be later than. */
  today: string | undefined;
}

/** Takes down what is found in one file, with the line. */
export class Report {
  readonly #read: ReadFile;
  readonly #findings: Findings;

  constructor(read: ReadFile, findings: Findings) {
    this.#read = read;
    this.#findings = findings;
  }

  get recordedOn(): string {
    return this.#read.records.recordedOn;
  }

  get today(): string | undefined {
    return this.#findings.today;
  }

  placeOf(path: Path): { file: string; line: number } {
    return { file: this.#read.file, line: this.#read.lineOf(path) };
  }

  /** Notes that something is wrong, in sentences that say what and how to fix it. */
  problem(path: Path, message: Text): void {
    const { file, line } = this.placeOf(path);
    this.#findings.problems.add(
      file,
      line,
      () => `${written(path)}: ${typeof message === "string" ? message : message()}`,
    );
  }

  /** Tells of a date of something that has happened if it is later than the day on which it was recorded. */
  checkPast(date: string, path: Path): void {
    if (date > this.recordedOn)
      this.problem(
        path,
        `The date ${date} is later than \`recordedOn\` (${this.recordedOn}). Record only what has happened.`,
      );
  }

  /** Notes that a node is mentioned, so that it must exist. */
  refer(type: string, slug: string, path: Path): void {
    this.#findings.references.push({ type, slug, report: this, path });
  }
}
