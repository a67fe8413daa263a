import { mkdirSync } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import { setChangeMark } from "./engine/change-mark.ts";
import { sqliteDialect } from "./engine/sqlite/connection.ts";
import { openingFault } from "./engine/sqlite/error.ts";
import { StoreError } from "./store-error.ts";
import { migrate } from "./table/migrate.ts";
import type { Tables } from "./table/system-table.ts";

export type Store = Kysely<Tables>;

export interface OpenOptions {
  /** Called with each statement that was run, in order. */
  onStatement?: (sql: string, parameters: readonly unknown[]) => void;
}

/**
 * Opens the store at an address and brings its tables to this program's version.
 * @param address ":memory:", the path of a file, or a path after "file:"
 * @throws {StoreError} if the address is not supported or not writable, or the file is not a store or was made by a newer program
 */
export async function openStore(address: string, options: OpenOptions = {}): Promise<Store> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(address)) {
    const scheme = address.slice(0, address.indexOf(":"));
    throw new StoreError(
      `DATABASE_URL: "${scheme}://" is not supported. Use the path of a file, such as "var/graph.db".`,
    );
  }
  const file = address.replace(/^file:/, "");
  try {
    if (file !== ":memory:") makeFolder(path.dirname(path.resolve(file)));
    const { onStatement } = options;
    const { dialect, changeMark } = sqliteDialect(file);
    const store = new Kysely<Tables>({
      dialect,
      ...(onStatement && { log: (event) => onStatement(event.query.sql, event.query.parameters) }),
    });
    setChangeMark(store, changeMark);
    await migrate(store);
    return store;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`cannot open the store at ${file}: ${openingFault(error)}`);
  }
}

/** Makes the folder of the file, and none above it: a mistyped path should not leave a tree of folders behind. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
