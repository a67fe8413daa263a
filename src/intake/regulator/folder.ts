import path from "node:path";
import { FolderError, listFiles } from "../../files/list-files.ts";
import { printable } from "../../files/printable.ts";
import { readFileOf } from "../../files/read-file-of.ts";
import { RegulatorError } from "./table.ts";

/** A file as a regulator publishes it. */
export interface RegulatorFile {
  /** The path in messages. */
  name: string;
  bytes: Uint8Array;
}

const maxFileSize = 256 * 1024 * 1024;
const limits = { maxFiles: 100, maxEntries: 1000 };

/**
 * Reads the files of one dataset.
 * @returns null if the folder has none
 * @throws {RegulatorError} if a file cannot be read
 */
export async function regulatorFiles(
  folder: string,
  dataset: string,
  extension: RegExp,
): Promise<RegulatorFile[] | null> {
  const place = path.join(folder, dataset);
  const files = await listFiles(place, extension, limits).catch((error: unknown) => {
    if (error instanceof FolderError) throw new RegulatorError(`${printable(place)}: ${error.message}`);
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw new RegulatorError(`${printable(place)}: The folder cannot be read. Make it readable.`);
  });
  if (files.length === 0) return null;
  return Promise.all(
    files.map(async (file) => {
      const name = printable(path.join(place, file));
      const content = await readFileOf(place, file, maxFileSize);
      if ("refusal" in content) throw new RegulatorError(`${name}: ${content.refusal}`);
      return { name, bytes: content.bytes };
    }),
  );
}
