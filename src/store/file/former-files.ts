import type { Connection } from "../engine/connection.ts";

const formerFiles = new WeakMap<Connection, readonly string[]>();

/** Notes the files that held the content of a store before: those of other versions of the program, and one that was damaged. */
export function setFormerFiles(connection: Connection, files: readonly string[]): void {
  formerFiles.set(connection, files);
}

/** The files that held the content of a store before it had this file. */
export function formerFilesOf(connection: Connection): readonly string[] {
  return formerFiles.get(connection) ?? [];
}
