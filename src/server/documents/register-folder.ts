import type { Store } from "../../store/open.ts";
import { findDocuments } from "./find-documents.ts";
import { type FoundDocument, registerFound } from "./found-document.ts";

/**
 * Registers all documents of a folder, or none of them: `.graphql` and `.gql` files under the SHA-256 of their text, and
 * the documents in `.json` manifests of client tools under the ids that the manifest gives.
 * @returns the documents found, and how many of them are new
 * @throws {DocumentError} if a document cannot be read, is not valid, or has an id that belongs to a different text
 */
export async function registerFolder(store: Store, folder: string): Promise<{ found: FoundDocument[]; added: number }> {
  const found = await findDocuments(folder);
  return { found, added: await registerFound(store, found) };
}
