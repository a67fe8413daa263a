import { unzipSync } from "fflate";
import { printable } from "../../files/printable.ts";
import { RegulatorError } from "./table.ts";

/** The files of an archive may not be larger than this when they are unpacked. */
const maxFileSize = 256 * 1024 * 1024;

/**
 * The files of a ZIP archive whose names match.
 * @param file the name of the archive in messages
 * @throws {RegulatorError}
 */
export function unpacked(bytes: Uint8Array, wanted: RegExp, file: string): Map<string, Uint8Array> {
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
      if (!wanted.test(name)) return false;
      if (originalSize > maxFileSize)
        throw new RegulatorError(
          `${file}: ${printable(name)} is larger than 256 MB. Add the unpacked file, or a smaller edition.`,
        );
      return true;
    };
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (error) {
    if (error instanceof RegulatorError) throw error;
    throw new RegulatorError(`${file}: The file is not a valid ZIP archive. Download it again.`);
  }
}
