import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { backup as copyPages, DatabaseSync } from "node:sqlite";
import { openForReading } from "../engine/sqlite/open-for-reading.ts";
import { StoreError } from "../store-error.ts";
import { verifyFile } from "../verify/verify.ts";

/** The fraction that is done, from 0 to 1. */
export type OnFraction = (fraction: number) => void;

const pagesPerStep = 1000;

/**
 * Copies a store to a new file while other processes may use the store. The copy is verified before it gets its name.
 * @throws {StoreError} if the file exists or cannot be written, or the store is damaged
 */
export async function backUp(store: string, file: string, onFraction: OnFraction): Promise<void> {
  if (existsSync(file)) throw new StoreError(`${file} already exists. Choose the name of a new file.`);
  const folder = path.dirname(path.resolve(file));
  if (!existsSync(folder)) throw new StoreError(`The folder ${folder} does not exist. Create it first.`);
  const partial = `${file}.partial-${process.pid}`;
  try {
    await copyStore(store, partial, onFraction);
    const { findings, count } = verifyFile(partial);
    if (count > 0) {
      throw new StoreError(
        `No backup was written, because the store at ${store} is damaged: ${findings[0]?.message ?? ""} Run "npm run verify" for all findings.`,
      );
    }
    placeNew(partial, file);
    sync(folder);
  } finally {
    removeDatabase(partial);
  }
}

/** Copies a consistent state of a store to a file, as a database without a write-ahead log, and writes it to the disk. */
export async function copyStore(store: string, file: string, onFraction: OnFraction): Promise<void> {
  const source = openForReading(store);
  try {
    // In a read transaction, writes of other processes do not make the copy start again.
    source.exec("begin");
    source.prepare("select count(*) from sqlite_schema").get();
    await copyPages(source, file, {
      rate: pagesPerStep,
      progress: ({ totalPages, remainingPages }) => onFraction(1 - remainingPages / Math.max(1, totalPages)),
    });
  } catch (error) {
    removeDatabase(file);
    throw new StoreError(`Cannot copy ${store} to ${file}: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(file);
  copy.exec("pragma journal_mode = delete");
  copy.close();
  sync(file);
  onFraction(1);
}

/** Gives a file its name. Unlike a plain rename, this never replaces a file that was created in the meantime. */
function placeNew(partial: string, file: string): void {
  try {
    linkSync(partial, file);
  } catch (error) {
    // Some file systems have no hard links.
    if (existsSync(file)) throw new StoreError(`${file} already exists. Choose the name of a new file.`);
    if (!(error instanceof Error)) throw error;
    renameSync(partial, file);
  }
}

/** Writes a file, or the entries of a folder, to the disk. */
export function sync(file: string): void {
  const descriptor = openSync(file, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function removeDatabase(file: string): void {
  for (const part of ["", "-wal", "-shm", "-journal"]) rmSync(`${file}${part}`, { force: true });
}
