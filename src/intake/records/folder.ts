import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

/** The largest record file, in bytes. */
export const maxFileSize = 4 * 1024 * 1024;

/** A record file as it was read, once: what is parsed and what is hashed are these bytes. */
export interface FileBytes {
  /** The path below the folder. */
  file: string;
  /** Null if the file is larger than a record file may be. */
  bytes: Uint8Array | null;
}

/**
 * Reads the record files below a folder (*.yaml, *.yml), in the order of their paths.
 * @throws if the folder or a file cannot be read
 */
export async function readFolder(folder: string): Promise<FileBytes[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && /\.ya?ml$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
  const read: FileBytes[] = [];
  for (const file of files) {
    const full = path.join(folder, file);
    const { size } = await stat(full);
    read.push({ file, bytes: size > maxFileSize ? null : await readFile(full) });
  }
  return read;
}
