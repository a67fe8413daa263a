import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Store } from "../../store/open.ts";
import { DocumentError } from "./document-error.ts";
import { documentOf, documentsOfManifest, type FoundDocument, problemsOf, registerFound } from "./found-document.ts";
import { sha256Of } from "./sha256.ts";

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
