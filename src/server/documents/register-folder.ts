import type { Store } from "../../store/open.ts";
import { registerDocuments } from "../../store/query/registered-document.ts";
import { DocumentError } from "./document-error.ts";
import { type FoundDocument, findDocuments } from "./find-documents.ts";

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
