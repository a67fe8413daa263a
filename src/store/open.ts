import { existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import { setChangeMark } from "./engine/change-mark.ts";
import { type OnStatement, sqliteDialect } from "./engine/sqlite/connection.ts";
import { openingFault } from "./engine/sqlite/error.ts";
import { StoreError } from "./store-error.ts";
import { migrate } from "./table/migrate.ts";
import type { Tables } from "./table/system-table.ts";

export type Store = Kysely<Tables>;

export interface OpenOptions {
  onStatement?: OnStatement;
}

/**
 * Opens the store at an address and migrates its tables to this program's version.
 * @param address ":memory:", or the path of a file with or without the prefix "file:"
 * @throws {StoreError} if the address is not supported or not writable, or another program or a newer version created the file
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
    if (file !== ":memory:") createFolder(path.dirname(path.resolve(file)));
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw new StoreError("the path is that of a folder. Point DATABASE_URL at a file.");
    const { dialect, changeMark } = sqliteDialect(file, options.onStatement ?? null);
    const store = new Kysely<Tables>({ dialect });
    setChangeMark(store, changeMark);
    await migrate(store);
    return store;
  } catch (error) {
    const reason = error instanceof StoreError ? error.message : openingFault(error);
    throw new StoreError(`Cannot open the store at ${file}: ${reason}`);
  }
}

/** Creates the folder of the file but none above it, so that a mistyped path does not create a tree of folders. */
function createFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && !existsSync(path.dirname(folder))) {
      throw new StoreError(
        `the folder ${path.dirname(folder)} does not exist. Create it, or point DATABASE_URL at another file.`,
      );
    }
    if (code !== "EEXIST") throw error;
  }
}
