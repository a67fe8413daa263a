import { stat } from "node:fs/promises";
import path from "node:path";
import { FolderError, listFiles } from "../../files/list-files.ts";
import { printable } from "../../files/printable.ts";
import { readFileOf, sizeText } from "../../files/read-file-of.ts";
import { DocumentError } from "./document-error.ts";
import { problemsOfDocument } from "./document-problem.ts";
import { documentOf, documentsOfManifest, type FoundDocument } from "./found-document.ts";
import { sha256Of } from "./sha256.ts";

/** The largest file, in bytes. A manifest holds all documents of a client. */
const maxDocumentSize = 1024 * 1024;
const maxManifestSize = 16 * 1024 * 1024;

const limits = { maxFiles: 10_000, maxEntries: 100_000 };
const maxDocuments = 10_000;
const maxTotalSize = 64 * 1024 * 1024;

/** How many problems are reported. The others are counted. */
const maxReported = 100;

/**
 * The valid documents of a folder, each id once.
 * @throws {DocumentError} if anything is wrong, with the first hundred problems
 */
export async function findDocuments(folder: string): Promise<FoundDocument[]> {
  const found = new Documents();
  let total = 0;
  for (const file of await documentFiles(folder)) {
    const at = printable(path.join(folder, file));
    const isManifest = file.endsWith(".json");
    const content = await readFileOf(folder, file, isManifest ? maxManifestSize : maxDocumentSize);
    const text = "refusal" in content ? null : textOf(content.bytes);
    if ("refusal" in content) found.problem(`${at}: ${content.refusal}`);
    else if (text === null) found.problem(`${at}: not valid UTF-8. Save the file in that encoding.`);
    if (text === null) continue;
    total += text.length;
    if (total > maxTotalSize)
      throw new DocumentError(`${folder}: the files are larger than ${sizeText(maxTotalSize)} in total. Remove some.`);
    const read = isManifest ? documentsOfManifest(text, at) : [documentOf(sha256Of(text), text, at)];
    if (!read)
      found.problem(
        `${at}: not a manifest. Use a JSON object of ids and texts, or an Apollo persisted query manifest.`,
      );
    for (const document of read ?? []) found.add(document);
    if (found.size > maxDocuments)
      throw new DocumentError(`${folder}: contains more than 10,000 documents. Remove those that no client uses.`);
  }
  return found.sound();
}

async function documentFiles(folder: string): Promise<string[]> {
  const isFolder = await stat(folder).then(
    (each) => each.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new DocumentError(`${folder} is not a folder. Pass a folder that contains .graphql, .gql or .json files.`);
  }
  const files = await listFiles(folder, /\.(graphql|gql|json)$/, limits).catch((error: unknown) => {
    throw error instanceof FolderError ? new DocumentError(`${folder}: ${error.message}`) : error;
  });
  if (files.length === 0) throw new DocumentError(`${folder}: contains no .graphql, .gql or .json file.`);
  return files;
}

/** Documents by id, and what is wrong with them. */
class Documents {
  readonly #byId = new Map<string, FoundDocument>();
  readonly #checked = new Set<string>();
  readonly #problems: string[] = [];
  #more = 0;

  get size(): number {
    return this.#byId.size;
  }

  problem(text: string): void {
    if (this.#problems.length < maxReported) this.#problems.push(text);
    else this.#more++;
  }

  add(document: FoundDocument): void {
    // Manifests may give one text several ids.
    if (!this.#checked.has(document.sha256))
      for (const problem of problemsOfDocument(document.body)) this.problem(`${document.at}: ${problem}`);
    this.#checked.add(document.sha256);
    const other = this.#byId.get(document.id);
    if (other && other.sha256 !== document.sha256)
      this.problem(
        `${document.at}: the id "${printable(document.id)}" belongs to a different text in ${other.at}. Use a new id.`,
      );
    this.#byId.set(document.id, document);
  }

  /** @throws {DocumentError} if there are problems */
  sound(): FoundDocument[] {
    if (this.#more > 0) this.#problems.push(`and ${this.#more.toLocaleString("en-US")} more problems`);
    if (this.#problems.length > 0) throw new DocumentError(this.#problems.join("\n"));
    return [...this.#byId.values()];
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
