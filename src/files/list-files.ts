import type { Dirent } from "node:fs";
import { opendir, stat } from "node:fs/promises";
import path from "node:path";

/** A folder that cannot be used, with the reason in sentences. */
export class FolderError extends Error {}

export interface FolderLimits {
  /** How many files may match. */
  maxFiles: number;
  /** How many entries of any kind are looked at. */
  maxEntries: number;
}

/**
 * The files below a folder whose names have an extension, as sorted paths below the folder. Names that start with a dot are
 * passed over, because editors and mounts of Kubernetes keep their own files under such names. Everything else with the
 * extension is listed, even what cannot be read, so that it is reported instead of being left out.
 * @throws {FolderError} if the folder has too many files
 */
export async function listFiles(folder: string, extension: RegExp, limits: FolderLimits): Promise<string[]> {
  const files: string[] = [];
  const folders = [""];
  let entries = 0;
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    for await (const entry of await opendir(path.join(folder, below))) {
      if (++entries > limits.maxEntries)
        throw new FolderError(`The folder has more than ${count(limits.maxEntries)} entries. Use a folder of its own.`);
      if (entry.name.startsWith(".")) continue;
      const file = path.join(below, entry.name);
      if (entry.isDirectory()) folders.push(file);
      else if (extension.test(entry.name) || (await isLinkToFolder(folder, file, entry))) files.push(file);
      if (files.length > limits.maxFiles)
        throw new FolderError(`The folder has more than ${count(limits.maxFiles)} files. Use fewer and larger files.`);
    }
  }
  return files.sort();
}

/** A link to a folder is listed, to be refused by name: leaving it out would leave out the files of that folder. */
async function isLinkToFolder(folder: string, file: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  return stat(path.join(folder, file)).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
