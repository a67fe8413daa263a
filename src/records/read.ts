import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { type Document, isMap, LineCounter, parseDocument } from "yaml";
import { type NodeKey, nodeKey } from "../domain/node-key.ts";
import { problemsOf } from "./problem-text.ts";
import { type RecordFile, recordFile, sectionTypes } from "./shape.ts";

/** Something wrong in a record file: where, and what to write instead. */
export interface Problem {
  file: string;
  line: number;
  message: string;
}

/** A record file that has the right shape, and the way back from a path in it to the line that was written. */
export interface ReadFile {
  file: string;
  records: RecordFile;
  lineOf: (path: readonly PropertyKey[]) => number;
}

const largestFile = 4 * 1024 * 1024;

/** What came of one file: its records, or what is wrong with it and which nodes it would have defined (null: unknown). */
export type ReadResult =
  | { read: ReadFile; problems: [] }
  | { read: null; problems: Problem[]; defines: NodeKey[] | null };

/** Reads one record file and checks its shape; all that is wrong with it comes back at once. */
export async function readRecordFile(folder: string, file: string): Promise<ReadResult> {
  const full = path.join(folder, file);
  if ((await stat(full)).size > largestFile) {
    const message = "is larger than 4 MiB; split it into several files";
    return { read: null, problems: [{ file, line: 1, message }], defines: null };
  }
  const lines = new LineCounter();
  // The failsafe schema leaves every scalar as the text that was written: 2024 stays a year, 62.50 keeps its zero.
  const document = parseDocument(await readFile(full, "utf8"), {
    schema: "failsafe",
    lineCounter: lines,
    prettyErrors: false,
  });
  if (document.errors.length > 0) {
    return {
      read: null,
      problems: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        message: `is not YAML here: ${error.message}; mend the line, or quote its text`,
      })),
      defines: null,
    };
  }

  const lineOf = (at: readonly PropertyKey[]) => lineIn(document, lines, at);
  const value = plainValueOf(document);
  const parsed = recordFile.safeParse(value, { reportInput: true });
  if (parsed.success) return { read: { file, records: parsed.data, lineOf }, problems: [] };
  return {
    read: null,
    problems: problemsOf(parsed.error.issues).map(({ path: at, message }) => ({ file, line: lineOf(at), message })),
    defines: keysIn(value),
  };
}

/** The nodes that a faulty file would define, so that references to them are not told as faults too. */
function keysIn(value: unknown): NodeKey[] {
  return Object.entries(sectionTypes).flatMap(([section, type]) => {
    const entries = (value as Record<string, unknown> | null)?.[section];
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry) => (typeof entry?.slug === "string" ? [nodeKey(type, entry.slug)] : []));
  });
}

/** YAML aliases are followed at most 100 times, so that a small file cannot grow without bound. */
function plainValueOf(document: Document): unknown {
  return document.toJS({ maxAliasCount: 100 }) ?? {};
}

/** The line of the deepest part of the path that exists; keys are found by their own place, so an unknown field has its line. */
function lineIn(document: Document, lines: LineCounter, at: readonly PropertyKey[]): number {
  for (let depth = at.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(at.slice(0, depth - 1), true);
    const key = at[depth - 1];
    const pair = isMap(parent)
      ? parent.items.find((entry) => String((entry.key as { value?: unknown })?.value ?? entry.key) === String(key))
      : undefined;
    const node = pair?.key ?? document.getIn(at.slice(0, depth), true);
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}
