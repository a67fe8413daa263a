import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const root = path.join(import.meta.dirname, "../../..");

/** Files that the bundle does not contain. */
const isLeftOut = (file: string) =>
  file.endsWith(".md") || path.basename(file) === "types.ts" || file.endsWith("graph/documents.ts");

/** A hash of everything that a build of the page depends on: its code and the versions of the libraries. */
export async function pageHash(): Promise<string> {
  const folder = path.join(root, "src/explorer");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  const hash = createHash("sha256");
  const hashed = files.filter((file) => !isLeftOut(file)).sort();
  const contents = await Promise.all([...hashed, path.join(root, "package-lock.json")].map((file) => readFile(file)));
  for (const [index, content] of contents.entries()) {
    hash.update(path.relative(root, hashed[index] ?? "package-lock.json")).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}
