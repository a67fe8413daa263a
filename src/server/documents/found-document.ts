import { printable } from "../../files/printable.ts";
import type { Store } from "../../store/open.ts";
import { type RegisteredDocument, registerDocuments } from "../../store/query/registered-document.ts";
import { DocumentError } from "./document-error.ts";
import { sha256Of } from "./sha256.ts";

/** A document to register. */
export interface FoundDocument extends RegisteredDocument {
  /** Where the document was found, for messages. */
  at: string;
}

const maxIdLength = 256;

/**
 * Registers either all of the documents or none.
 * @returns how many of them are new
 * @throws {DocumentError} if an id is already registered for a different text
 */
export async function registerFound(store: Store, found: readonly FoundDocument[]): Promise<number> {
  const { added, taken } = await registerDocuments(store, found);
  if (taken.length === 0) return added;
  const places = new Map(found.map(({ id, at }) => [id, at]));
  throw new DocumentError(
    taken
      .map(
        (id) =>
          `${places.get(id)}: the id "${printable(id)}" is already registered for a different text. Use a new id.`,
      )
      .join("\n"),
  );
}

/** The documents of a manifest by Relay, gql.tada, graphql-codegen or Apollo. Null if the text is neither format. */
export function documentsOfManifest(text: string, at: string): FoundDocument[] | null {
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
      ? documentOf(id.replace(/^sha256:/, ""), body, `${at} (${printable(id.slice(0, 16))})`)
      : null,
  );
  return documents.every((document) => document !== null) ? documents : null;
}

/** The document with a text. */
export function documentOf(id: string, body: string, at: string): FoundDocument {
  return { id, sha256: sha256Of(body), body, at };
}
