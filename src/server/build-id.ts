import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

let made: string | undefined;

/** What tells this program's answers from those of another version of it: a hash of all its code. */
export function buildId(): string {
  made ??= hashOf(path.resolve(import.meta.dirname, ".."));
  return made;
}

function hashOf(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.[jt]s$/.test(file)) hash.update(file).update(readFileSync(path.join(folder, file)));
  }
  return hash.digest("base64url");
}
