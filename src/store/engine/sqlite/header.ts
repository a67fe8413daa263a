import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";

const magic = Buffer.from("SQLite format 3\0");
const headerLength = 100;

/** Why a file cannot be a sound database. */
export interface HeaderFault {
  /** Whether the file was a database that is damaged. If not, it is a file of another kind. */
  isDamaged: boolean;
  reason: string;
}

/**
 * Compares a file with its header, without reading the rest: the magic number, the page size and the number of pages.
 * An empty file is a new database and has no fault.
 * @throws if the file cannot be read
 */
export function headerFaultOf(file: string): HeaderFault | null {
  const header = Buffer.alloc(headerLength);
  const descriptor = openSync(file, "r");
  let size: number;
  let read: number;
  try {
    size = fstatSync(descriptor).size;
    read = readSync(descriptor, header, 0, headerLength, 0);
  } finally {
    closeSync(descriptor);
  }
  if (size === 0) return null;
  const starts = header.subarray(0, magic.length);
  if (!starts.equals(magic)) {
    return { isDamaged: wasMagic(starts) && size > headerLength, reason: "it does not start as a SQLite file does" };
  }
  if (read < headerLength) return { isDamaged: true, reason: `it ends after ${size} bytes` };
  return sizeFaultOf(file, header, size);
}

function sizeFaultOf(file: string, header: Buffer, size: number): HeaderFault | null {
  const written = header.readUInt16BE(16);
  const pageSize = written === 1 ? 65_536 : written;
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0)
    return { isDamaged: true, reason: `its header has the invalid page size ${pageSize}` };
  const pages = header.readUInt32BE(28);
  // The number of pages is valid if the header was written by the last change.
  const isValid = pages > 0 && header.readUInt32BE(24) === header.readUInt32BE(92);
  const hasLog = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  // While the log is copied to the file, the header may be ahead of the file.
  if (!isValid || hasLog || size >= pages * pageSize) return null;
  return { isDamaged: true, reason: `it has ${size} bytes, but its header states ${pages * pageSize}` };
}

/** Whether the first bytes are those of a SQLite file of which some were changed or all were zeroed, as a power failure does. */
function wasMagic(bytes: Buffer): boolean {
  const kept = magic.filter((byte, index) => bytes[index] === byte).length;
  return kept >= magic.length / 2 || bytes.every((byte) => byte === 0);
}
