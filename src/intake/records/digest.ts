import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Records are one origin of the store: whatever folder they come from, the last one loaded is what the store holds. */
export const recordsOrigin = "records";

/**
 * The record files below a folder (*.yaml, *.yml), in the order of their paths.
 * @throws where the folder cannot be read
 */
export async function recordFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && /\.ya?ml$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** SHA-256 over the paths and bytes of all record files below a folder: equal digests mean equal records. */
export async function digestOf(folder: string): Promise<string> {
  const hash = createHash("sha256").update(`${recordFormat}\0`);
  for (const file of await recordFilesIn(folder)) {
    hash
      .update(`${file}\0`)
      .update(await readFile(path.join(folder, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Raised when the same files come to mean other nodes, so that a store is loaded anew by a newer program. */
const recordFormat = 1;
