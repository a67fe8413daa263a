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
 * @throws {RegulatorError} if there is none, or if one cannot be read
 */
export async function regulatorFiles(folder: string, dataset: string, extension: RegExp): Promise<RegulatorFile[]> {
  const place = path.join(folder, dataset);
  const files = await listFiles(place, extension, limits).catch((error: unknown) => {
    if (error instanceof FolderError) throw new RegulatorError(`${printable(place)}: ${error.message}`);
    throw new RegulatorError(
      `${printable(place)}: The folder does not exist or cannot be read. Add the files of the dataset.`,
    );
  });
  if (files.length === 0)
    throw new RegulatorError(
      `${printable(place)}: The folder contains no file of the dataset. Add the files of the dataset.`,
    );
  return Promise.all(
    files.map(async (file) => {
      const name = printable(path.join(place, file));
      const content = await readFileOf(place, file, maxFileSize);
      if ("refusal" in content) throw new RegulatorError(`${name}: ${content.refusal}`);
      return { name, bytes: content.bytes };
    }),
  );
}
