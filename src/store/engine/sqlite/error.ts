/** Why a store could not be opened, in words for the person who started the program. */
export function openingFault(error: unknown): string {
  const text = messageOf(error);
  if (/unable to open database file|ENOENT|EACCES|EPERM|EROFS|ENOTDIR|EEXIST/.test(text)) {
    return "the path is not writable. Point DATABASE_URL at a file in a writable folder.";
  }
  if (/readonly|read-only/.test(text)) return "the file is read-only. Make it writable, or change DATABASE_URL.";
  if (/not a database|malformed/.test(text)) {
    return "the file is not a store of this program. Move it away, or change DATABASE_URL.";
  }
  if (isLocked(error)) return "another process is writing to it. Try again when that process has finished.";
  return text;
}

/** What a write violated; null where the fault is of another kind. */
export function writingFault(error: unknown): string | null {
  const text = messageOf(error);
  if (/FOREIGN KEY constraint failed/.test(text)) {
    return "an edge would lead to a node that does not exist, or a node that others refer to would be removed.";
  }
  const [, column] = /UNIQUE constraint failed: (\S+)/.exec(text) ?? [];
  if (column !== undefined) return `two rows would have the same value of ${column}.`;
  if (isLocked(error)) return "another process is writing to the store. Try again when that process has finished.";
  return null;
}

function isLocked(error: unknown): boolean {
  return /locked|busy/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
