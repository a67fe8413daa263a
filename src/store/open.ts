import { mkdirSync } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import { migrate } from "./migrate.ts";
import { sqliteDialect } from "./sqlite.ts";
import { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

export type Store = Kysely<Tables>;

export interface OpenOptions {
  /** Called with each statement that was run, in order. */
  onStatement?: (sql: string, parameters: readonly unknown[]) => void;
}

/**
 * Opens the store at an address and brings its tables to this version.
 * @param address ":memory:", a file's path, or the same behind "file:"
 * @throws {StoreError} where the address is of an unknown kind, cannot be written, is no store, or is of a newer version
 */
export async function openStore(address: string, options: OpenOptions = {}): Promise<Store> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(address)) {
    const scheme = address.slice(0, address.indexOf(":"));
    throw new StoreError(`DATABASE_URL begins with "${scheme}://"; write a file's path, such as "var/graph.db"`);
  }
  const file = address.replace(/^file:/, "");
  try {
    if (file !== ":memory:") makeFolder(path.dirname(path.resolve(file)));
    const { onStatement } = options;
    const { dialect, changeMark } = sqliteDialect(file);
    const store = new Kysely<Tables>({
      dialect,
      ...(onStatement && {
        log: (event) => onStatement(event.query.sql, event.query.parameters),
      }),
    });
    changeMarks.set(store, changeMark);
    await migrate(store);
    return store;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`cannot open the store at ${file}: ${reasonOf(error)}`);
  }
}

const changeMarks = new WeakMap<Store, () => string>();

/** A text that differs once anybody has written to the store; costs no statement. */
export function changeMarkOf(store: Store): string {
  return changeMarks.get(store)?.() ?? "";
}

/** Makes the folder of the file, and none above it: a mistyped path should not leave a tree of folders behind. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/unable to open database file|ENOENT|EACCES|EPERM|EROFS|ENOTDIR|EEXIST/.test(text)) {
    return "the path cannot be written; point DATABASE_URL at a file in a folder that can";
  }
  if (/readonly|read-only/.test(text))
    return "the file is read-only; make it writable, or point DATABASE_URL elsewhere";
  if (/not a database|malformed/.test(text))
    return "the file is no store; move it away, or point DATABASE_URL elsewhere";
  if (/locked|busy/.test(text)) return "another process is writing to it; try again when it has ended";
  return text;
}
