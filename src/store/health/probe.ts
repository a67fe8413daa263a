import { statfsSync, statSync } from "node:fs";
import path from "node:path";
import { type Connection, connectionOf } from "../engine/connection.ts";
import { identityOf } from "../engine/sqlite/connection.ts";
import { storeFaultOf } from "../engine/sqlite/error.ts";
import { headerFaultOf } from "../engine/sqlite/header.ts";
import { isWritable } from "../engine/sqlite/open-for-reading.ts";
import { isCurrent, versionAt } from "../file/place.ts";
import { StoreError } from "../store-error.ts";

/** Why a store cannot be relied on. The words never change meaning. */
export type Reason =
  | "store-missing"
  | "store-replaced"
  | "store-malformed"
  | "store-unreadable"
  | "store-damaged"
  | "store-read-only"
  | "disk-full"
  | "query-failed";

export interface Probe {
  reason: Reason | null;
  /** Null if it cannot be read. */
  revision: number | null;
}

/** Below this, a load of the dataset may fail. */
const minFreeBytes = 16 * 1024 * 1024;

/**
 * Probes the file of a store and its disk. Takes a fraction of a millisecond and never throws. If another valid store took the place
 * of the file, the store is opened again.
 */
export function probeStore(store: object): Probe {
  const connection = connectionOf(store);
  const reason = fileFaultOf(connection);
  const revision = revisionOf(connection);
  if (reason !== null) return { reason, revision };
  if (revision === null) return { reason: "store-unreadable", revision };
  try {
    return { reason: diskFaultOf(connection), revision };
  } catch {
    return { reason: "store-unreadable", revision };
  }
}

function fileFaultOf(connection: Connection): Reason | null {
  const { file } = connection;
  if (file === null) return null;
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) return "store-missing";
    if (found.size === 0 || headerFaultOf(file) !== null) return "store-malformed";
    if (identityOf(file) === connection.identity && connection.isOpen) return null;
    if (!isCurrent(versionAt(file))) return "store-replaced";
    connection.reopen();
    return null;
  } catch (error) {
    return error instanceof StoreError || storeFaultOf(error) === "malformed" ? "store-malformed" : "store-unreadable";
  }
}

function revisionOf(connection: Connection): number | null {
  try {
    const row = connection.get("select revision from dataset");
    return typeof row?.revision === "number" ? row.revision : null;
  } catch {
    return null;
  }
}

function diskFaultOf({ file, isReadOnly }: Connection): Reason | null {
  if (file === null || isReadOnly) return null;
  const folder = path.dirname(path.resolve(file));
  if (!isWritable(file) || !isWritable(folder)) return "store-read-only";
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < minFreeBytes ? "disk-full" : null;
}
