import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { type Document, isMap, LineCounter, parseDocument, visit } from "yaml";
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

/** What came of one file: the records that are sound, and what is wrong with the others. */
export interface ReadResult {
  /** Null where nothing in the file is sound. */
  read: ReadFile | null;
  problems: Problem[];
  /** Nodes that the file would define if it had no faults. */
  defines: NodeKey[];
}

/** Reads one record file and checks its shape; all that is wrong with it comes back at once. */
export async function readRecordFile(folder: string, file: string): Promise<ReadResult> {
  const full = path.join(folder, file);
  if ((await stat(full)).size > largestFile) {
    const message = "is larger than 4 MiB; split it into several files";
    return { read: null, problems: [{ file, line: 1, message }], defines: [] };
  }
  const lines = new LineCounter();
  // The failsafe schema leaves every scalar as the text that was written: 2024 stays a year, 62.50 keeps its zero.
  const text = await readFile(full, "utf8");
  const document = parseDocument(text, {
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
      defines: slugsIn(text),
    };
  }

  const lineOf = (at: readonly PropertyKey[]) => lineIn(document, lines, at);
  const loose = aliasesWithoutAnchor(document);
  if (loose.length > 0) {
    return {
      read: null,
      problems: loose.map(({ name, at }) => ({
        file,
        line: lines.linePos(at).line,
        message: `refers to "${name}" with a *, which no & names; quote the text, or name what is meant`,
      })),
      defines: slugsIn(text),
    };
  }
  let value: unknown;
  try {
    value = plainValueOf(document);
  } catch {
    const message = "repeats its parts with * more than a hundred times; write them out";
    return { read: null, problems: [{ file, line: 1, message }], defines: slugsIn(text) };
  }
  const parsed = recordFile.safeParse(value, { reportInput: true });
  if (parsed.success) return { read: { file, records: parsed.data, lineOf }, problems: [], defines: [] };
  const sound = soundPartOf(value);
  return {
    read: sound && { file, records: sound.records, lineOf: (at) => lineOf(sound.placeOf(at)) },
    problems: problemsOf(parsed.error.issues).map(({ path: at, message }) => ({ file, line: lineOf(at), message })),
    defines: keysIn(value),
  };
}

/**
 * The records of a faulty file that are sound by themselves, so that what is wrong across records is told with the rest.
 * Null where the head of the file is at fault: then nothing can be said of what stands on it.
 */
function soundPartOf(
  value: unknown,
): { records: RecordFile; placeOf: (at: readonly PropertyKey[]) => PropertyKey[] } | null {
  if (typeof value !== "object" || value === null) return null;
  const kept: Record<string, unknown> = {};
  const places = new Map<string, number[]>();
  for (const [section, entries] of Object.entries(value)) {
    const shape = Object.hasOwn(recordFile.shape, section) ? recordFile.shape[section as keyof RecordFile] : null;
    if (!shape) continue;
    if (!Array.isArray(entries)) {
      kept[section] = entries;
      continue;
    }
    const own = entries.flatMap((entry, index) => (shape.safeParse([entry]).success ? [index] : []));
    places.set(section, own);
    if (own.length > 0) kept[section] = own.map((index) => entries[index]);
  }
  const parsed = recordFile.safeParse(kept);
  if (!parsed.success) return null;
  const placeOf = ([section, index, ...rest]: readonly PropertyKey[]) =>
    section === undefined || typeof index !== "number"
      ? [...(section === undefined ? [] : [section]), ...(index === undefined ? [] : [index]), ...rest]
      : [section, places.get(String(section))?.[index] ?? index, ...rest];
  return { records: parsed.data, placeOf };
}

/** The nodes that a faulty file would define, so that references to them are not told as faults too. */
function keysIn(value: unknown): NodeKey[] {
  return Object.entries(sectionTypes).flatMap(([section, type]) => {
    const entries = (value as Record<string, unknown> | null)?.[section];
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry) => (typeof entry?.slug === "string" ? [nodeKey(type, entry.slug)] : []));
  });
}

function aliasesWithoutAnchor(document: Document): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = [];
  visit(document, {
    Alias(_key, node) {
      if (!node.resolve(document)) found.push({ name: node.source, at: node.range?.[0] ?? 0 });
    },
  });
  return found;
}

/** Whatever a file that cannot be read may define: any node by a slug that stands in it. */
function slugsIn(text: string): NodeKey[] {
  const slugs = [...text.matchAll(/\bslug:\s*["']?([a-z0-9-]+)/g)].map(([, slug]) => slug ?? "");
  return slugs.flatMap((slug) => Object.values(sectionTypes).map((type) => nodeKey(type, slug)));
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
