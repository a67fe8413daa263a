import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { GraphQLError, Kind, parse, validate } from "graphql";
import { schema } from "../../schema/schema.ts";
import type { Store } from "../../store/open.ts";
import { type RegisteredDocument, registerDocuments } from "../../store/query/registered-document.ts";
import { DocumentError } from "./document-error.ts";
import { sha256Of } from "./sha256.ts";

interface FoundDocument extends RegisteredDocument {
  /** Where the document was found, for messages. */
  at: string;
}

const maxIdLength = 256;

/**
 * Registers all documents of a folder, or none of them: `.graphql` and `.gql` files under the SHA-256 of their text, and
 * the documents in `.json` manifests of client tools under the ids that the manifest gives.
 * @returns the documents found, and how many of them are new
 * @throws {DocumentError} if a document cannot be read, is not valid, or has an id that belongs to a different text
 */
export async function registerFolder(store: Store, folder: string): Promise<{ found: FoundDocument[]; added: number }> {
  const found = await findDocuments(folder);
  const { added, taken } = await registerDocuments(store, found);
  if (taken.length > 0) {
    const places = new Map(found.map(({ id, at }) => [id, at]));
    throw new DocumentError(
      taken
        .map((id) => `${places.get(id)}: the id "${id}" is already registered for a different text. Use a new id.`)
        .join("\n"),
    );
  }
  return { found, added };
}

/** The valid documents of a folder, each id once. @throws {DocumentError} */
async function findDocuments(folder: string): Promise<FoundDocument[]> {
  if (!(await isFolder(folder))) {
    throw new DocumentError(`${folder} is not a folder. Pass a folder that contains .graphql, .gql or .json files.`);
  }
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(graphql|gql|json)$/.test(file));
  const problems = files.length === 0 ? [`${folder}: contains no .graphql, .gql or .json file.`] : [];
  const documents = new Map<string, FoundDocument>();
  for (const file of files.sort()) {
    const at = path.join(folder, file);
    const text = await readFile(at, "utf8");
    const read = file.endsWith(".json") ? documentsOfManifest(text, at) : [documentOf(sha256Of(text), text, at)];
    if (!read)
      problems.push(
        `${at}: not a manifest. Use a JSON object of ids and texts, or an Apollo persisted query manifest.`,
      );
    for (const document of read ?? []) {
      problems.push(...problemsOf(document.body).map((problem) => `${document.at}: ${problem}`));
      const other = documents.get(document.id);
      if (other && other.sha256 !== document.sha256)
        problems.push(
          `${document.at}: the id "${document.id}" belongs to a different text in ${other.at}. Use a new id.`,
        );
      documents.set(document.id, document);
    }
  }
  if (problems.length > 0) throw new DocumentError(problems.join("\n"));
  return [...documents.values()];
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The documents of a manifest by Relay, gql.tada, graphql-codegen or Apollo. Null if the text is neither format. */
function documentsOfManifest(text: string, at: string): FoundDocument[] | null {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof manifest !== "object" || manifest === null || Array.isArray(manifest)) return null;
  const { operations } = manifest as { operations?: unknown };
  const entries: [unknown, unknown][] = Array.isArray(operations)
    ? operations.map((operation: { id?: unknown; body?: unknown }) => [operation?.id, operation?.body])
    : Object.entries(manifest);
  const documents = entries.map(([id, body]) =>
    typeof id === "string" && id !== "" && id.length <= maxIdLength && typeof body === "string"
      ? documentOf(id.replace(/^sha256:/, ""), body, `${at} (${id.slice(0, 16)})`)
      : null,
  );
  return documents.every((document) => document !== null) ? documents : null;
}

function documentOf(id: string, body: string, at: string): FoundDocument {
  return { id, sha256: sha256Of(body), body, at };
}

function problemsOf(body: string): string[] {
  try {
    const document = parse(body);
    if (!document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) return ["contains no operation."];
    return validate(schema, document).map(describe);
  } catch (error) {
    return [error instanceof GraphQLError ? describe(error) : String(error)];
  }
}

function describe({ message, locations }: GraphQLError): string {
  const [location] = locations ?? [];
  return location ? `${location.line}:${location.column}: ${message}` : message;
}
