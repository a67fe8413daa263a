import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { storeFaultOf } from "../engine/sqlite/error.ts";
import { headerFaultOf } from "../engine/sqlite/header.ts";
import { DamagedStoreError, StoreError } from "../store-error.ts";
import { fingerprint } from "../table/fingerprint.ts";
import version from "../table/version.json" with { type: "json" };
import { type FileVersion, versionOfFile } from "./version-of-file.ts";

/** The file of a store for this version of the program. */
export interface Place {
  file: string;
  isNew: boolean;
  /** Files that other versions of the program made for the same address. */
  others: string[];
}

/**
 * Finds the file that this version of the program uses for an address: the file at the address if this version made it or there is
 * none, or else a file beside it whose name contains the version. A version never changes the file of another one, so both can
 * serve at the same time.
 * @throws {StoreError} if the file at the address belongs to another program, is damaged, or is of a newer version and this version
 * has no file of its own
 */
export function placeOf(address: string): Place {
  if (address === ":memory:") return { file: address, isNew: true, others: [] };
  const beside = fileBeside(address);
  const hasBeside = existsSync(beside);
  const found = versionAt(address);
  const others = otherFiles(address, beside);
  if (found.kind === "other")
    throw new StoreError("the file contains tables of another program. Point DATABASE_URL at another file.");
  if (found.kind === "empty") {
    return hasBeside ? { file: beside, isNew: isNew(beside), others } : { file: address, isNew: true, others };
  }
  if (isCurrent(found)) return { file: address, isNew: false, others };
  if (found.format > version.format && !hasBeside) {
    throw new StoreError(
      `the store has format ${found.format}, but this program supports formats up to ${version.format}. Use a newer version of the program, or point DATABASE_URL at another file.`,
    );
  }
  return { file: beside, isNew: isNew(beside), others: [address, ...others] };
}

/** Whether this version of the program made a file. */
export function isCurrent(found: FileVersion): boolean {
  return found.kind === "store" && found.format === version.format && found.fingerprint === fingerprint;
}

function isNew(file: string): boolean {
  const found = versionAt(file);
  if (found.kind === "empty") return true;
  if (isCurrent(found)) return false;
  throw new StoreError(`${path.basename(file)} is not of the version that its name states. Move it.`);
}

/** `graph.db` becomes `graph-v9-0af75440.db`. */
function fileBeside(address: string): string {
  const { dir, name, ext } = path.parse(address);
  return path.join(dir, `${name}-v${version.format}-${fingerprint.slice(0, 8)}${ext}`);
}

/** The files beside an address that other versions of the program made, the newest format first. */
function otherFiles(address: string, own: string): string[] {
  const { dir, name, ext } = path.parse(address);
  const formatOf = (entry: string) => {
    const middle =
      entry.startsWith(name) && entry.endsWith(ext) ? entry.slice(name.length, entry.length - ext.length) : "";
    return /^-v(\d+)-[\da-f]{8}$/.exec(middle)?.[1];
  };
  if (!existsSync(path.resolve(dir))) return [];
  return readdirSync(path.resolve(dir))
    .filter((entry) => formatOf(entry) !== undefined && entry !== path.basename(own))
    .sort((one, other) => Number(formatOf(other)) - Number(formatOf(one)))
    .map((entry) => path.join(dir, entry));
}

/** The version of a file, after a comparison with its header. @throws {StoreError} if it is not a database or is damaged */
export function versionAt(file: string): FileVersion {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || (found.size === 0 && !existsSync(`${file}-wal`))) return { kind: "empty" };
  if (found.isDirectory()) throw new StoreError("the path is that of a folder. Point DATABASE_URL at a file.");
  const fault = headerFaultOf(file);
  if (fault?.isDamaged) throw new DamagedStoreError(file, fault.reason);
  if (fault)
    throw new StoreError("the file is not a database of this program. Move it, or point DATABASE_URL at another file.");
  try {
    return versionOfFile(file);
  } catch (error) {
    if (storeFaultOf(error) !== "malformed") throw error;
    throw new DamagedStoreError(file, "its tables cannot be read");
  }
}
