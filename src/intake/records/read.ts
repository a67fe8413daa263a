import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { type NodeKey, nodeKey } from "../../domain/node-key.ts";
import type { FileBytes } from "./folder.ts";
import type { Path, Problem } from "./problem.ts";
import { problemsOf } from "./problem-text.ts";
import { sections } from "./section.ts";
import { type RecordFile, recordFile } from "./shape.ts";

/** A record file that has the right shape, and the way back from a path in it to the line that was written. */
export interface ReadFile {
  file: string;
  records: RecordFile;
  /** The place in the file of an entry of a list: others before it may have been left out. */
  placeOf: (section: string, index: number) => number;
  lineOf: (path: Path) => number;
}

/** What came of one file: the records that are sound, and what is wrong with the others. */
export interface ReadResult {
  /** Null if nothing in the file is sound. */
  read: ReadFile | null;
  problems: Problem[];
  /** Nodes that the file would define if it had no faults. */
  defines: NodeKey[];
}

/** Parses one record file and checks its shape; all that is wrong with it comes back at once. */
export function readRecordFile({ file, bytes }: FileBytes): ReadResult {
  const failed = (messages: readonly { line: number; message: string }[], text = ""): ReadResult => ({
    read: null,
    problems: messages.map((message) => ({ file, ...message })),
    defines: slugsIn(text),
  });
  if (bytes === null)
    return failed([{ line: 1, message: "The file is larger than 4 MiB. Split it into several files." }]);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return failed([{ line: 1, message: "The file is not valid UTF-8. Save it in that encoding." }]);
  }

  const lines = new LineCounter();
  // The failsafe schema leaves every scalar as the text that was written: 2024 stays a year, 62.50 keeps its zero.
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const faults = [
    ...document.errors.map(({ pos, message }) => ({
      line: lines.linePos(pos[0]).line,
      message: `Invalid YAML: ${message}. Correct the line, or quote its text.`,
    })),
    ...(document.errors.length > 0 ? [] : undefinedAliases(document)).map(({ name, at }) => ({
      line: lines.linePos(at).line,
      message: `The alias *${name} has no anchor &${name}. Quote the text, or add the anchor.`,
    })),
  ];
  if (faults.length > 0) return failed(faults, text);
  let value: unknown;
  try {
    // Aliases are followed at most 100 times, so that a small file cannot grow without bound.
    value = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    const message = "The file uses YAML aliases more than 100 times. Write the repeated parts out.";
    return failed([{ line: 1, message }], text);
  }

  const lineOf = (at: Path) => lineIn(document, lines, at);
  const parsed = recordFile.safeParse(value, { reportInput: true });
  if (parsed.success)
    return {
      read: { file, records: parsed.data, placeOf: (_section, index) => index, lineOf },
      problems: [],
      defines: [],
    };
  const sound = soundPartOf(value);
  return {
    read: sound && { file, ...sound, lineOf },
    problems: problemsOf(parsed.error.issues).map(({ path: at, message }) => ({ file, line: lineOf(at), message })),
    defines: keysIn(value),
  };
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
function slugsIn(text: string): NodeKey[] {
  const slugs = [...text.matchAll(/\bslug:\s*["']?([a-z0-9-]+)/g)].map(([, slug]) => slug ?? "");
  return slugs.flatMap((slug) => [...sections.values()].map((type) => nodeKey(type, slug)));
}

function undefinedAliases(document: Document): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = [];
  visit(document, {
    Alias(_key, node) {
      if (!node.resolve(document)) found.push({ name: node.source, at: node.range?.[0] ?? 0 });
    },
  });
  return found;
}

/** The line of the deepest part of the path that exists; keys are found by their own place, so an unknown field has its line. */
function lineIn(document: Document, lines: LineCounter, at: Path): number {
  for (let depth = at.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(at.slice(0, depth - 1), true);
    const key = at[depth - 1];
    const pair = isMap(parent)
      ? parent.items.find((entry) => String(isScalar(entry.key) ? entry.key.value : entry.key) === String(key))
      : undefined;
    const node = pair?.key ?? document.getIn(at.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
