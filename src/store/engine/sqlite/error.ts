/** Explains why a store could not be opened, and how to fix it. */
export function openingFault(error: unknown): string {
  const text = messageOf(error);
  if (/unable to open database file|ENOENT|EACCES|EPERM|EROFS|ENOTDIR|EEXIST/.test(text)) {
    return "the path is not writable. Point DATABASE_URL at a file in a writable folder, or set READ_ONLY=yes to serve an existing store.";
  }
  if (/readonly|read-only/.test(text))
    return "the file is read-only. Make it writable, set READ_ONLY=yes to serve it as it is, or point DATABASE_URL at another file.";
  if (isLocked(error)) return "another process is writing to it. Try again when that process has finished.";
  return text;
}

/** What is wrong if rows refer to rows that do not exist. */
export const missingReference =
  "an edge leads to a node that does not exist, or a removed node is still referenced by another.";

/** Explains which constraint or lock made a write fail. Null if the error has another cause. */
export function writingFault(error: unknown): string | null {
  const text = messageOf(error);
  if (/FOREIGN KEY constraint failed/.test(text)) return missingReference;
  const [, column] = /UNIQUE constraint failed: (\S+)/.exec(text) ?? [];
  if (column !== undefined) return `two rows have the same value of ${column}, which must be unique.`;
  if (isLocked(error)) return "another process is writing to the store. Try again when that process has finished.";
  const fault = storeFaultOf(error);
  if (fault === "disk-full") return "the disk is full. Free some space, then run the command again.";
  if (fault === "io-error")
    return "the disk reported an error, or a limit on the size of files was reached. Check the disk, then run the command again.";
  return null;
}

/** A condition of the file or the disk that makes statements fail. */
export type StoreFault = "malformed" | "io-error" | "disk-full" | "cannot-open";

const faults: Readonly<Record<number, StoreFault>> = {
  10: "io-error",
  11: "malformed",
  13: "disk-full",
  14: "cannot-open",
  26: "malformed",
};

/** The fault of the file or the disk that an error reports. Null if the error has another cause, such as a wrong statement. */
export function storeFaultOf(error: unknown): StoreFault | null {
  if (!(error instanceof Error) || !("errcode" in error)) return null;
  // Extended result codes contain the primary result code in their lowest byte [sqlite:rescode].
  return faults[Number(error.errcode) & 0xff] ?? null;
}

function isLocked(error: unknown): boolean {
  return /database (?:table )?is locked|SQLITE_BUSY/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
