import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

let id: string | undefined;

/** A hash of the program's source code and its dependencies, to tell its responses from those of another version. */
export function buildId(): string {
  id ??= hashOf(path.resolve(import.meta.dirname, "../.."));
  return id;
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
