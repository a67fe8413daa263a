import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

let made: string | undefined;

/** What tells this program's answers from those of another version of it: a hash of its code and of what it depends on. */
export function buildId(): string {
  made ??= hashOf(path.resolve(import.meta.dirname, ".."));
  return made;
}

function hashOf(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.[jt]s$/.test(file)) hash.update(file).update(readFileSync(path.join(folder, file)));
  }
  const lock = path.join(folder, "../package-lock.json");
  if (existsSync(lock)) hash.update(readFileSync(lock));
  return hash.digest("base64url");
}
