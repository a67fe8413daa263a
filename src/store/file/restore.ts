import { existsSync, linkSync, renameSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { trackedWrite } from "../content/tracked-write.ts";
import { openingFault, storeFaultOf } from "../engine/sqlite/error.ts";
import { openStore } from "../open.ts";
import { DamagedStoreError, StoreError } from "../store-error.ts";
import { setCompleteAfter } from "../table/change-history.ts";
import { verifyFile } from "../verify/verify.ts";
import { asideName } from "./aside.ts";
import { copyStore, type OnFraction, removeDatabase, sync } from "./backup.ts";
import { carriedRowsOf } from "./carried-rows.ts";
import { unmarkDamage } from "./damage-mark.ts";
import { isCurrent, versionAt } from "./place.ts";
import type { FileVersion } from "./version-of-file.ts";

export interface Restored {
  /** The new name of the former file. Null if there was none. */
  former: string | null;
  revision: number;
}

/**
 * Replaces a store by a backup in one step, so that running servers go on with the restored content. The revision becomes higher than
 * any before, because clients and caches take equal revisions for equal content.
 * @throws {StoreError} if the backup is damaged or of another version, or another process is writing to the store
 */
export async function restore(backup: string, store: string, onFraction: OnFraction): Promise<Restored> {
  if (!existsSync(backup)) throw new StoreError(`${backup} does not exist. Pass the file of a backup.`);
  if (!isCurrent(versionOfBackup(backup))) {
    throw new StoreError(
      `${backup} is not a store of this version of the program. Restore it with the version that made it.`,
    );
  }
  const partial = `${store}.partial-${process.pid}`;
  try {
    await copyStore(backup, partial, onFraction);
    const { findings, count } = verifyFile(partial);
    if (count > 0) {
      throw new StoreError(
        `Nothing was restored, because ${backup} is damaged (${count} ${count === 1 ? "finding" : "findings"}): ${findings[0]?.message ?? ""}`,
      );
    }
    const revision = await raiseRevision(partial, store);
    return { former: replace(store, partial), revision };
  } finally {
    removeDatabase(partial);
  }
}

/** @throws {StoreError} if the file is damaged or is not a database */
function versionOfBackup(backup: string): FileVersion {
  try {
    return versionAt(backup);
  } catch (error) {
    if (error instanceof DamagedStoreError)
      throw new StoreError(`Nothing was restored, because ${backup} is damaged: ${error.reason}.`);
    throw new StoreError(`Nothing was restored, because ${backup} is not a database of this program.`);
  }
}

/** Makes the revision of a restored store higher than that of the store that it replaces. */
async function raiseRevision(partial: string, store: string): Promise<number> {
  const replaced = existsSync(store) ? carriedRowsOf([store]).revision + 1 : 0;
  await using restored = await openStore(partial);
  await trackedWrite(restored, async (db) => {
    await sql`update dataset set revision = ${replaced} where revision < ${replaced}`.execute(db);
    // What changed since the backup is undone, and is not in the history of the backup.
    await setCompleteAfter(db, new Date().toISOString());
  });
  const { revision } = await restored.selectFrom("dataset").select("revision").executeTakeFirstOrThrow();
  return revision;
}

/** Puts a file in the place of a store. Processes that have the former file open keep it, with its log, under its new name. */
function replace(store: string, partial: string): string | null {
  const lock = existsSync(store) ? lockOf(store) : null;
  try {
    if (!existsSync(store)) {
      renameSync(partial, store);
      return null;
    }
    const former = asideName(store, "replaced");
    for (const part of ["-wal", "-shm"])
      if (existsSync(`${store}${part}`)) renameSync(`${store}${part}`, `${former}${part}`);
    keepAs(store, former);
    renameSync(partial, store);
    unmarkDamage(store);
    return former;
  } finally {
    lock?.close();
    sync(path.dirname(path.resolve(store)));
  }
}

/** Gives a file a second name, so that there is a file at the first one at all times. */
function keepAs(store: string, former: string): void {
  try {
    linkSync(store, former);
  } catch {
    // Some file systems have no hard links.
    renameSync(store, former);
  }
}

/** Keeps other processes from writing. Null if the file is too damaged to be written to. */
function lockOf(store: string): DatabaseSync | null {
  try {
    const database = new DatabaseSync(store);
    database.exec("pragma busy_timeout = 15000");
    database.exec("begin immediate");
    return database;
  } catch (error) {
    if (storeFaultOf(error) !== null) return null;
    throw new StoreError(`Nothing was restored: ${openingFault(error)}`);
  }
}
