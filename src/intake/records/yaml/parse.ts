import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type ParsedNode,
  Parser,
  type YAMLMap,
} from "yaml";
import { quoted } from "../problem.ts";

/** The most tokens that a record file may have: names, values and signs. Parsing takes about 5 microseconds for each. */
const maxTokens = 300_000;

/** How deep lists and objects may be nested. Records use about eight levels. */
const maxDepth = 64;

/** How many aliases a file may have, and how many values it may have after each alias is replaced by what it stands for. */
const maxAliases = 100;
const maxValues = 300_000;

export interface Fault {
  line: number;
  message: string;
}

export interface ParsedText {
  document: Document.Parsed<ParsedNode>;
  lines: LineCounter;
  /** What is wrong with the text as YAML. If anything is, the document is not to be used. */
  faults: Fault[];
}

/** Parses the text of a record file in time linear in its length, and refuses what takes long or grows without bound. */
export function parseText(text: string): ParsedText {
  const lines = new LineCounter();
  // The failsafe schema leaves every scalar as the text that was written: 2024 stays a year, 62.50 keeps its zero.
  // The library compares each key of an object with all others, so repeated keys are found here.
  const composer = new Composer<ParsedNode>({ schema: "failsafe", prettyErrors: false, uniqueKeys: false });
  const { tokens, fault } = tokensOf(text, lines);
  const documents = [...composer.compose(tokens, true, text.length)];
  const document = documents[0] as Document.Parsed<ParsedNode>;
  if (fault) return { document, lines, faults: [fault] };
  const faults = document.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    message: `Invalid YAML: ${message}. Correct the line, or quote its text.`,
  }));
  if (documents.length > 1) {
    const message = "The file contains several YAML documents. Use one file for each, or remove the line ---.";
    faults.push({ line: lines.linePos(documents[1]?.range[0] ?? 0).line, message });
  }
  return { document, lines, faults: faults.length > 0 ? faults : new Inspection(lines).faultsOf(document.contents) };
}

function tokensOf(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  let count = 0;
  const refused = (message: string) => ({
    tokens: [],
    fault: { line: Math.max(1, lines.lineStarts.length), message },
  });
  const control = /[^\P{Cc}\t\n\r\u0085]/u.exec(text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const line = text.slice(0, control.index).split("\n").length;
    const message = `The file contains the control character U+${code}. Remove it.`;
    return { tokens: [], fault: { line, message } };
  }
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > maxTokens)
      return refused("The file has more than 300,000 words and signs of YAML. Split it into several files.");
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > maxDepth)
      return refused(`Lists and objects are nested more than ${maxDepth} deep. Remove some levels.`);
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, fault: null };
}

/** Walks through a document once, in its order. */
class Inspection {
  readonly #lines: LineCounter;
  readonly #faults: Fault[] = [];
  /** The number of values that each anchor stands for. */
  readonly #sizes = new Map<string, number>();
  #aliases = 0;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  faultsOf(contents: unknown): Fault[] {
    const size = this.#sizeOf(contents);
    if (this.#aliases > maxAliases || (this.#aliases > 0 && size > maxValues)) {
      const message = `The aliases of the file are more than ${maxAliases}, or repeat too many values. Write the repeated parts out.`;
      this.#faults.push({ line: 1, message });
    }
    return this.#faults;
  }

  /** The number of values below a node, with each alias counted as what it stands for. */
  #sizeOf(node: unknown): number {
    if (isAlias(node)) {
      this.#aliases++;
      const size = this.#sizes.get(node.source);
      const { source } = node;
      if (size === undefined)
        this.#add(node.range?.[0], `The alias *${source} has no anchor &${source}. Quote the text, or add the anchor.`);
      return size ?? 1;
    }
    let size = 1;
    if (isMap(node)) size += this.#sizeOfMap(node);
    if (isSeq(node)) for (const item of node.items) size += this.#sizeOf(item);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) this.#sizes.set(node.anchor, size);
    return size;
  }

  #sizeOfMap(map: YAMLMap): number {
    const keys = new Set<string>();
    let size = 0;
    for (const { key, value } of map.items) {
      const name = isScalar(key) || key === null ? String(isScalar(key) ? (key.value ?? "") : "") : null;
      const at = isScalar(key) || isMap(key) || isSeq(key) || isAlias(key) ? key.range?.[0] : map.range?.[0];
      if (name === null) this.#add(at, "The name of a field is a list, an object or an alias. Use text.");
      else if (keys.has(name))
        this.#add(at, `The field ${quoted(name)} is stated twice in the same object. Remove one of the two.`);
      else keys.add(name);
      size += this.#sizeOf(value);
    }
    return size;
  }

  #add(at: number | undefined, message: string): void {
    this.#faults.push({ line: this.#lines.linePos(at ?? 0).line, message });
  }
}
