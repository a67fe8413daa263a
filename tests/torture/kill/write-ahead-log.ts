import { readFileSync, writeFileSync } from "node:fs";
import type { Random } from "../support/random.ts";

const headerSize = 32;
const frameHeaderSize = 24;
const sectorSize = 512;

/** The offset after the last frame that ends a transaction. Everything after it was not acknowledged. */
export function committedLength(log: Buffer): number {
  if (log.length < headerSize) return 0;
  const pageSize = log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let committed = 0;
  for (let at = headerSize; at + frameHeaderSize + pageSize <= log.length; at += frameHeaderSize + pageSize) {
    // Frames of an earlier generation of the log have another salt.
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    if (log.readUInt32BE(at + 4) !== 0) committed = at + frameHeaderSize + pageSize;
  }
  return committed;
}

/**
 * Damages the end of a log as a power failure may: what was written last is missing, zero, something else, or only there in
 * parts, because disks write sectors in any order.
 * @param from the offset up to which everything is on the disk for certain
 * @returns what was done
 */
export function tear(file: string, from: number, random: Random): string {
  const log = readFileSync(file);
  if (log.length <= from) return "nothing to tear";
  const at = from + random.below(log.length - from);
  const kind = random.pick(["cut", "zeroed", "garbled", "sectors lost", "left as it is"] as const);
  if (kind === "cut") writeFileSync(file, log.subarray(0, at));
  if (kind === "zeroed") log.fill(0, at);
  if (kind === "garbled") random.bytes(Math.min(log.length - at, 4096)).copy(log, at);
  if (kind === "sectors lost") {
    for (let sector = at; sector < log.length; sector += sectorSize)
      if (random.chance(0.3)) log.fill(0, sector, Math.min(log.length, sector + sectorSize));
  }
  if (kind !== "cut") writeFileSync(file, log);
  return `${kind} from ${at} of ${log.length} bytes`;
}
