import { accessSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { StoreError } from "../../store-error.ts";

/**
 * Opens a database file that is not written through this connection.
 * @throws {StoreError} if the file system is read-only and the last writes are in a write-ahead log that cannot be read there
 */
export function openForReading(file: string): DatabaseSync {
  const database = new DatabaseSync(isUnchangeable(file) ? immutable(file) : file, { readOnly: true });
  database.exec("pragma busy_timeout = 15000");
  return database;
}

/**
 * To read a file in WAL mode, SQLite creates the files `-wal` and `-shm` if they do not exist. Where the folder is read-only, it can
 * only read the file as one that nobody changes. That is correct only if no write is left in a write-ahead log.
 */
function isUnchangeable(file: string): boolean {
  if (isWritable(path.dirname(path.resolve(file)))) return false;
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if (log && existsSync(`${file}-shm`)) return false;
  if (log && log.size > 0) {
    throw new StoreError(
      `the last writes are in ${path.basename(file)}-wal, which cannot be read on a read-only file system. Close the store before it is copied, or copy it with npm run backup.`,
    );
  }
  return true;
}

/** Whether entries of a folder can be created. On a read-only file system this is false for every user. */
export function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function immutable(file: string): URL {
  const url = pathToFileURL(file);
  url.searchParams.set("immutable", "1");
  return url;
}
