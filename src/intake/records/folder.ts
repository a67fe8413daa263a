import { FolderError, listFiles } from "../../files/list-files.ts";
import { readFileOf, sizeText } from "../../files/read-file-of.ts";

/** The largest record file, in bytes. */
export const maxFileSize = 4 * 1024 * 1024;

/** The most that all record files of a folder may have, in bytes. A parsed file needs up to a hundred times its size. */
const maxTotalSize = 32 * 1024 * 1024;

const limits = { maxFiles: 10_000, maxEntries: 100_000 };

/** A record file as it was read, once: what is parsed and what is hashed are these bytes. */
export interface FileBytes {
  /** The path below the folder. */
  file: string;
  /** Null if the file is not read. */
  bytes: Uint8Array | null;
  /** Why the file is not read, in sentences. */
  refusal?: string;
}

/**
 * Reads the record files below a folder (*.yaml, *.yml), in the order of their paths.
 * @throws {FolderError} if the folder has more files than records may have
 * @throws if the folder cannot be read
 */
export async function readFolder(folder: string): Promise<FileBytes[]> {
  const read: FileBytes[] = [];
  let total = 0;
  for (const file of await listFiles(folder, /\.ya?ml$/, limits)) {
    const content = await readFileOf(folder, file, maxFileSize);
    if ("refusal" in content) {
      read.push({ file, bytes: null, refusal: content.refusal });
      continue;
    }
    total += content.bytes.length;
    if (total > maxTotalSize)
      throw new FolderError(`The records are larger than ${sizeText(maxTotalSize)} in total. Remove some files.`);
    read.push({ file, bytes: content.bytes });
  }
  return read;
}
