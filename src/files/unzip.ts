import { inflateRawSync } from "node:zlib";

/** An archive that cannot be read, with the reason in sentences. */
export class ArchiveError extends Error {}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const maxCommentLength = 65_535;
const stored = 0;
const deflated = 8;

/**
 * Reads the files of a ZIP archive whose names match.
 * @param maxBytes how many bytes one file may have when it is unpacked
 * @throws {ArchiveError}
 */
export function unzip(bytes: Uint8Array, name: RegExp, maxBytes: number): Map<string, Uint8Array> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, Uint8Array>();
  try {
    const end = endOf(archive);
    let at = archive.readUInt32LE(end + 16);
    for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
      if (archive.readUInt32LE(at) !== entrySignature) throw new ArchiveError("The file is not a valid ZIP archive.");
      const nameLength = archive.readUInt16LE(at + 28);
      const file = archive.toString("utf8", at + 46, at + 46 + nameLength);
      if (name.test(file)) files.set(file, contentOf(archive, at, maxBytes));
      at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError("The file is not a valid ZIP archive, or what it contains is too large.");
  }
  return files;
}

function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - endLength - maxCommentLength);
  for (let at = archive.length - endLength; at >= first; at--) {
    if (archive.readUInt32LE(at) === endSignature) return at;
  }
  throw new ArchiveError("The file is not a ZIP archive.");
}

function contentOf(archive: Buffer, entry: number, maxBytes: number): Uint8Array {
  const method = archive.readUInt16LE(entry + 10);
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  if (method === stored) return packed;
  if (method === deflated) return inflateRawSync(packed, { maxOutputLength: maxBytes });
  throw new ArchiveError("The archive uses a method of compression that is not supported. Pack it with Deflate.");
}
