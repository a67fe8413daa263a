import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { GraphQLError, Kind, parse, validate } from "graphql";
import { schema } from "../schema/schema.ts";
import type { Store } from "../store/open.ts";
import { registerDocuments, type TrustedDocument } from "../store/trusted-document.ts";
import { DocumentError } from "./document-error.ts";
import { sha256Of } from "./use-persisted-documents.ts";

interface Found extends TrustedDocument {
  /** Where it was found, for messages. */
  at: string;
}

/**
 * Registers the documents of a folder, all or none: `.graphql` and `.gql` files under the SHA-256 of their text, and the
 * lists that client tools write (`.json`: ids to texts, or Apollo's manifest) under the ids that they give.
 * @returns what was found, and how many of them are new
 * @throws {DocumentError} where one cannot be read, does not fit the schema, or its id stands for another text
 */
export async function registerFolder(store: Store, folder: string): Promise<{ found: Found[]; added: number }> {
  const isFolder = await stat(folder)
    .then((found) => found.isDirectory())
    .catch(() => false);
  if (!isFolder)
    throw new DocumentError(`${folder} is no folder; write the path of one that holds .graphql or .json files`);
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => /\.(graphql|gql|json)$/.test(file))
    .sort();
  const found: Found[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const at = path.join(folder, file);
    const text = await readFile(at, "utf8");
    if (file.endsWith(".json")) {
      const listed = documentsOfList(text, at);
      if (listed) found.push(...listed);
      else problems.push(`${at}: is no list of documents; write ids to texts as an object, or Apollo's manifest`);
    } else found.push({ id: sha256Of(text), sha256: sha256Of(text), body: text, at });
  }
  if (files.length === 0) problems.push(`${folder}: holds no .graphql, .gql or .json file`);
  problems.push(...found.flatMap(({ body, at }) => problemsOf(body).map((problem) => `${at}: ${problem}`)));
  const texts = new Map<string, Found>();
  for (const document of found) {
    const other = texts.get(document.id);
    if (other && other.sha256 !== document.sha256)
      problems.push(`${document.at}: has the id "${document.id}" for another text than ${other.at}`);
    texts.set(document.id, document);
  }
  if (problems.length > 0) throw new DocumentError(problems.join("\n"));
  const { added, taken } = await registerDocuments(store, [...texts.values()]);
  if (taken.length > 0) {
    throw new DocumentError(
      taken.map((id) => `${texts.get(id)?.at}: the id "${id}" is registered for another text`).join("\n"),
    );
  }
  return { found: [...texts.values()], added };
}

/** The documents of a list by ids, as Relay, gql.tada and graphql-codegen write it, or of Apollo's manifest; null where it is neither. */
function documentsOfList(text: string, at: string): Found[] | null {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof list !== "object" || list === null || Array.isArray(list)) return null;
  const { operations } = list as { operations?: unknown };
  const entries: [unknown, unknown][] = Array.isArray(operations)
    ? operations.map((operation: { id?: unknown; body?: unknown }) => [operation?.id, operation?.body])
    : Object.entries(list);
  const documents = entries.map(([id, body]) =>
    typeof id === "string" && id !== "" && id.length <= 256 && typeof body === "string"
      ? { id: id.replace(/^sha256:/, ""), sha256: sha256Of(body), body, at: `${at} (${id.slice(0, 16)})` }
      : null,
  );
  return documents.every((document) => document !== null) ? documents : null;
}

function problemsOf(body: string): string[] {
  try {
    const document = parse(body);
    if (!document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) return ["has no operation"];
    return validate(schema, document).map(describe);
  } catch (error) {
    return [error instanceof GraphQLError ? describe(error) : String(error)];
  }
}

function describe({ message, locations }: GraphQLError): string {
  const [place] = locations ?? [];
  return place ? `${place.line}:${place.column}: ${message}` : message;
}
