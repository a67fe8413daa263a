import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import { setChangeMark } from "./engine/change-mark.ts";
import { connectionOf, setConnection } from "./engine/connection.ts";
import { identityOf, type OnStatement, RowBudgetExceeded, sqliteDialect } from "./engine/sqlite/connection.ts";
import { openingFault } from "./engine/sqlite/error.ts";
import { setVisitedRows } from "./engine/visited-rows.ts";
import { carriedRowsOf } from "./file/carried-rows.ts";
import { isMarkedAsDamaged, unmarkDamage } from "./file/damage-mark.ts";
import { setFormerFiles } from "./file/former-files.ts";
import { placeOf } from "./file/place.ts";
import { setKeptSpace } from "./kept/kept-space.ts";
import { DamagedStoreError, StoreError } from "./store-error.ts";
import { migrate } from "./table/migrate.ts";
import type { Tables } from "./table/system-table.ts";
import { verifyFile } from "./verify/verify.ts";

export type Store = Kysely<Tables>;

/** The row budget of a served store: a statement takes 5 to 20 ms at most. */
export const servedMaxRows = 5_000;

export interface OpenOptions {
  /** Called after each statement, in order. */
  onStatement?: OnStatement;
  /** Opens an existing store without writing to it or to its folder. */
  readOnly?: boolean;
  /** Refuses to create a store if there is none. */
  mustExist?: boolean;
  /** A damaged file from which registered documents, the revision and the history are taken over as far as they can be read. */
  rescueFrom?: string;
  /**
   * The number of rows that one statement may visit. A statement over a longer list throws `RowBudgetExceeded`, and is executed by a
   * reader process instead.
   */
  maxRows?: number;
  /** The approximate size of what is kept to answer later questions, in bytes. Not bounded by default. */
  keptBytes?: number;
}

/**
 * Opens the store at an address, or creates it.
 * @param address ":memory:", or the path of a file with or without the prefix "file:"
 * @throws {StoreError} if the address is not supported or not writable, the file is damaged, or it belongs to another program or a
 * newer version
 */
export async function openStore(address: string, options: OpenOptions = {}): Promise<Store> {
  const file = fileOf(address);
  const { onStatement, readOnly = false, mustExist = readOnly, maxRows, keptBytes } = options;
  try {
    if (file !== ":memory:" && !mustExist) createFolder(path.dirname(path.resolve(file)));
    const place = placeOf(file);
    if (mustExist && place.isNew) throw new StoreError(missing);
    if (isMarkedAsDamaged(place.file)) confirmDamage(place.file);
    const { dialect, changeMark, visitedRows, kept, connection } = sqliteDialect(place.file, {
      isReadOnly: readOnly,
      ...(keptBytes !== undefined && { keptBytes }),
      ...(onStatement && { onStatement }),
      // Reader processes cannot open a store in memory.
      ...(maxRows !== undefined && file !== ":memory:" && { maxRows }),
    });
    const store = new Kysely<Tables>({ dialect });
    setChangeMark(store, changeMark);
    setVisitedRows(store, visitedRows);
    setKeptSpace(store, kept);
    setConnection(store, connection);
    const others = options.rescueFrom ? [options.rescueFrom, ...place.others] : place.others;
    setFormerFiles(connection, others);
    if (!readOnly) await migrate(store, carriedRowsOf(others));
    return store;
  } catch (error) {
    if (error instanceof DamagedStoreError) throw error;
    const reason = error instanceof StoreError ? error.message : openingFault(error);
    throw new StoreError(`Cannot open the store at ${file}: ${reason}`);
  }
}

/** The path in an address. @throws {StoreError} if the address is that of a database server */
export function fileOf(address: string): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(address)) {
    const scheme = address.slice(0, address.indexOf(":"));
    throw new StoreError(
      `DATABASE_URL: "${scheme}://" is not supported. Use the path of a file, such as "var/graph.db".`,
    );
  }
  return address.replace(/^file:/, "");
}

/** The existing file that this version of the program uses for an address. @throws {StoreError} if there is none */
export function existingFileOf(address: string): string {
  const file = fileOf(address);
  try {
    const place = placeOf(file);
    if (!place.isNew) return place.file;
  } catch (error) {
    if (error instanceof DamagedStoreError) return error.file;
    const reason = error instanceof StoreError ? error.message : openingFault(error);
    throw new StoreError(`Cannot open the store at ${file}: ${reason}`);
  }
  throw new StoreError(`Cannot open the store at ${file}: ${missing}`);
}

const missing =
  'there is no store of this version of the program. Run "npm run load -- data" first, or start with npm start.';

/** The file that a restored store gets. The file that is there may be damaged. @throws {StoreError} */
export function fileForRestore(address: string): string {
  const file = fileOf(address);
  try {
    if (file === ":memory:") throw new StoreError("a store in memory cannot be restored. Set DATABASE_URL to a file.");
    createFolder(path.dirname(path.resolve(file)));
    return placeOf(file).file;
  } catch (error) {
    if (error instanceof DamagedStoreError) return error.file;
    const reason = error instanceof StoreError ? error.message : openingFault(error);
    throw new StoreError(`Cannot restore the store at ${file}: ${reason}`);
  }
}

/** The files beside the store of this version that other versions of the program made for the same address. */
export function otherVersionsOf(address: string): string[] {
  return placeOf(fileOf(address)).others;
}

/** Verifies a file in which damage was found before. If it is sound now, it was repaired or replaced in the meantime. */
function confirmDamage(file: string): void {
  const { findings } = verifyFile(file);
  const [first] = findings;
  if (first) throw new DamagedStoreError(file, first.message);
  unmarkDamage(file);
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

/** The file that a store has open. Null for a store in memory, which no other process can read. */
export function openedPathOf(store: Store): string | null {
  return connectionOf(store).file;
}

/** Calls a function before the file of a store is opened again. */
export function beforeReopen(store: Store, callback: () => void): void {
  connectionOf(store).beforeReopen = callback;
}

/**
 * Opens a file that another process has opened as a store, for reading.
 * @param options `keptBytes` is the approximate size of what is kept to answer later questions
 */
export function openReader(file: string, options: Pick<OpenOptions, "keptBytes"> = {}): Store {
  const { dialect, changeMark, kept, connection } = sqliteDialect(file, { ...options, isReadOnly: true });
  const store = new Kysely<Tables>({ dialect });
  setChangeMark(store, changeMark);
  setKeptSpace(store, kept);
  setConnection(store, connection);
  return store;
}

/** Opens the file of a reader again if another file has taken its place. */
export function followFile(store: Store): void {
  const connection = connectionOf(store);
  if (connection.file !== null && connection.identity !== identityOf(connection.file)) connection.reopen();
}

export { changeMarkOf } from "./engine/change-mark.ts";
export { visitedRowsOf } from "./engine/visited-rows.ts";
export { type KeptCounts, type KeptSpace, keptSpaceOf } from "./kept/kept-space.ts";
export type { OnStatement };

/** Whether a statement was stopped because it visited more rows than its connection allows. */
export function isRowBudgetExceeded(error: unknown): boolean {
  return error instanceof RowBudgetExceeded;
}
