import { existsSync, renameSync } from "node:fs";
import { type DamagedStoreError, StoreError } from "../store-error.ts";
import { originsIn } from "./carried-rows.ts";
import { unmarkDamage } from "./damage-mark.ts";

/** The time as part of a file name: 20261126T013000Z. */
function stamp(): string {
  return new Date().toISOString().replace(/[-:]|\.\d+/g, "");
}

/** A free name for a file that is moved aside. It contains the mark and the time. */
export function asideName(file: string, mark: string): string {
  let aside = `${file}.${mark}-${stamp()}`;
  while (existsSync(aside)) aside += "+";
  return aside;
}

/** Moves a database file and the files that belong to it to another name, which is returned. */
function moveAside(file: string, mark: string): string {
  const aside = asideName(file, mark);
  // The log goes first. A database that was moved without its log would lack the last writes.
  for (const part of ["-wal", "-shm", ""])
    if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${aside}${part}`);
  return aside;
}

/**
 * Moves a damaged store aside, so that it can be rebuilt.
 * @param origin the only origin from which it can be rebuilt
 * @returns the new name of the file
 * @throws {StoreError} if the store also contains nodes of other origins
 */
export function moveDamagedAside({ file, reason }: DamagedStoreError, origin: string): string {
  const others = (originsIn(file) ?? []).filter((name) => name !== origin);
  if (others.length > 0) {
    throw new StoreError(
      `Cannot open the store at ${file}: the file is damaged: ${reason}. It also contains nodes of other origins (${others.join(", ")}), which the records do not restore. Run "npm run restore -- <file>" to restore a backup.`,
    );
  }
  const aside = moveAside(file, "damaged");
  unmarkDamage(file);
  return aside;
}
