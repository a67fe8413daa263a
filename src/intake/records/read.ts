import { type NodeKey, nodeKey } from "../../domain/node-key.ts";
import type { FileBytes } from "./folder.ts";
import type { Path } from "./problem.ts";
import { problemsOf } from "./problem-text.ts";
import type { Problems } from "./problems.ts";
import { sections } from "./section.ts";
import { type RecordFile, recordFile } from "./shape.ts";
import { linesOf } from "./yaml/line.ts";
import { type Fault, parseText } from "./yaml/parse.ts";

/** A record file that has the right shape, and the way back from a path in it to the line that was written. */
export interface ReadFile {
  file: string;
  records: RecordFile;
  /** The place in the file of an entry of a list: others before it may have been left out. */
  placeOf: (section: string, index: number) => number;
  lineOf: (path: Path) => number;
}

/** What came of one file: the records that are sound, and what else the file would define if it had no faults. */
export interface ReadResult {
  /** Null if nothing in the file is sound. */
  read: ReadFile | null;
  /** Nodes that records with faults would define. */
  defines: NodeKey[];
  /** Slugs of nodes of any type that the file may define, if it cannot be parsed. */
  mayDefine: string[];
}

/** Parses one record file and checks its shape; all that is wrong with it comes back at once. */
export function readRecordFile({ file, bytes, refusal }: FileBytes, problems: Problems): ReadResult {
  const failed = (faults: readonly Fault[], text = ""): ReadResult => {
    for (const { line, message } of faults) problems.add(file, line, message);
    return { read: null, defines: [], mayDefine: slugsIn(text) };
  };
  if (bytes === null) return failed([{ line: 1, message: refusal ?? "The file cannot be read." }]);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return failed([{ line: 1, message: "The file is not valid UTF-8. Save it in that encoding." }]);
  }

  const { document, lines, faults } = parseText(text);
  if (faults.length > 0) return failed(faults, text);
  // What aliases repeat was counted.
  const value: unknown = document.toJS({ maxAliasCount: -1 }) ?? {};
  const lineOf = linesOf(document, lines);
  const parsed = recordFile.safeParse(value, { reportInput: true });
  if (parsed.success)
    return {
      read: { file, records: parsed.data, placeOf: (_section, index) => index, lineOf },
      defines: [],
      mayDefine: [],
    };
  for (const { path, message } of problemsOf(parsed.error.issues)) problems.add(file, lineOf(path), message);
  const sound = soundPartOf(value);
  return { read: sound && { file, ...sound, lineOf }, defines: keysIn(value), mayDefine: [] };
}

/**
 * The records of a faulty file that are sound by themselves, so that what is wrong across records is told with the rest.
 * Null if the head of the file is at fault: then nothing can be said of what rests on it.
 */
function soundPartOf(value: unknown): Pick<ReadFile, "records" | "placeOf"> | null {
  if (typeof value !== "object" || value === null) return null;
  const kept: Record<string, unknown> = {};
  const places = new Map<string, number[]>();
  const shapes = new Map(Object.entries(recordFile.shape));
  for (const [section, entries] of Object.entries(value)) {
    const shape = shapes.get(section);
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
  return { records: parsed.data, placeOf: (section, index) => places.get(section)?.[index] ?? index };
}

/** The nodes that a faulty file would define, so that references to them are not told as faults too. */
function keysIn(value: unknown): NodeKey[] {
  const lists = new Map(Object.entries(value ?? {}));
  return [...sections].flatMap(([section, type]) => {
    const entries: unknown = lists.get(section);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry) => (typeof entry?.slug === "string" ? [nodeKey(type, entry.slug)] : []));
  });
}

/** Whatever a file that cannot be parsed may define: any node by a slug that occurs in it. */
function slugsIn(text: string): string[] {
  return [...text.matchAll(/\bslug:\s*["']?([a-z0-9-]+)/g)].map(([, slug]) => slug ?? "");
}
