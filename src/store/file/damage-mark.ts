import { existsSync, rmSync, writeFileSync } from "node:fs";

const markOf = (file: string) => `${file}-damaged`;

/** Notes beside a file that damage was found in it, so that the next start verifies it before it is used. */
export function markDamage(file: string, finding: string): void {
  try {
    writeFileSync(markOf(file), `${finding}\n`);
  } catch {
    // The folder may be read-only. The finding is reported in any case.
  }
}

export function isMarkedAsDamaged(file: string): boolean {
  return existsSync(markOf(file));
}

export function unmarkDamage(file: string): void {
  rmSync(markOf(file), { force: true });
}
