import { createHash } from "node:crypto";
import { type FileBytes, readFolder } from "./folder.ts";

/** Records are one origin of the store: whatever folder they come from, the last one loaded is what the store holds. */
export const recordsOrigin = "records";

/** Raised when the same files come to mean other nodes, so that a newer program loads a store again. */
const recordFormat = 3;

/**
 * SHA-256 over the paths and bytes of record files, after the format of records: equal digests mean equal nodes. If only the format
 * differs, the records are the same, and what they come to mean in a newer program is not recorded as a change.
 */
export function digestOfFiles(files: readonly FileBytes[]): string {
  const hash = createHash("sha256");
  for (const { file, bytes } of files) {
    hash
      .update(`${file}\0`)
      .update(bytes ?? "too large")
      .update("\0");
  }
  return `${recordFormat}:${hash.digest("hex")}`;
}

/**
 * The digest of the record files below a folder.
 * @throws if the folder or a file cannot be read
 */
export async function digestOf(folder: string): Promise<string> {
  return digestOfFiles(await readFolder(folder));
}
