import { setImmediate as nextTurn } from "node:timers/promises";
import type { Store } from "../../store/open.ts";
import { DocumentError } from "./document-error.ts";
import { problemsOfDocument } from "./document-problem.ts";
import { documentsOfManifest, registerFound } from "./found-document.ts";

export interface Registration {
  ids: string[];
  registered: number;
  alreadyRegistered: number;
}

/** More would not help to correct a manifest, and would make the response long. */
const maxProblems = 20;

/**
 * Registers all documents of a manifest, or none of them.
 * @param text a JSON object of ids and texts, or an Apollo persisted query manifest
 * @throws {DocumentError} if a document is not valid, or has an id that belongs to a different text
 */
export async function registerManifest(store: Store, text: string): Promise<Registration> {
  const found = documentsOfManifest(text, "manifest");
  if (found === null || found.length === 0) {
    throw new DocumentError(
      "The body is not a manifest. Send a JSON object of ids and texts, or an Apollo persisted query manifest.",
    );
  }
  const problems: string[] = [];
  for (const { body, at } of found) {
    problems.push(...problemsOfDocument(body).map((problem) => `${at}: ${problem}`));
    if (problems.length >= maxProblems) break;
    // Other requests are answered between the documents of a large manifest.
    await nextTurn();
  }
  if (problems.length > 0) throw new DocumentError(problems.slice(0, maxProblems).join("\n"));
  const documents = new Map(found.map((document) => [document.id, document]));
  const different = found.find(({ id, sha256 }) => documents.get(id)?.sha256 !== sha256);
  if (different) throw new DocumentError(`${different.at}: the id belongs to a different text, too. Use a new id.`);
  const added = await registerFound(store, [...documents.values()]);
  return { ids: [...documents.keys()], registered: added, alreadyRegistered: documents.size - added };
}
