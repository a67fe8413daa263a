import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Page, readPage } from "./page.ts";
import { pageHash } from "./page-hash.ts";

const root = path.join(import.meta.dirname, "../../..");
/** Where pages are kept, each in a folder that is named by a hash of what it was built from. */
const cacheFolder = path.join(root, "var/explorer");
const buildScript = path.join(root, "src/explorer/build/build.ts");

/**
 * The page of this version of the program. It is built if it is not kept.
 * @param signal ends the build
 * @throws {Error} if it cannot be built
 */
export async function preparedPage(signal: AbortSignal): Promise<Page> {
  const hash = await pageHash();
  const kept = path.join(cacheFolder, hash);
  const found = await readPage(kept);
  if (found) return found;
  const isWritable = await mkdir(cacheFolder, { recursive: true }).then(
    () => true,
    () => false,
  );
  // The folder of the program may belong to another user. The page is then built at each start.
  const temporary = isWritable ? null : await mkdtemp(path.join(tmpdir(), "explorer-"));
  try {
    const folder = temporary === null ? kept : path.join(temporary, hash);
    await build(folder, signal);
    const page = await readPage(folder);
    if (!page) throw new Error(`The build has written no page to ${folder}.`);
    if (temporary === null) await removeOthers(hash);
    return page;
  } finally {
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  }
}

/** Builds the page of this version into the folder in which the server looks for it, and removes those of other versions. */
export async function buildPage(): Promise<string> {
  const hash = await pageHash();
  const folder = path.join(cacheFolder, hash);
  await mkdir(cacheFolder, { recursive: true });
  if ((await readPage(folder)) === null) await build(folder);
  await removeOthers(hash);
  return path.relative(process.cwd(), folder);
}

/** No build takes as long. */
const maxBuildMs = 600_000;

/** Removes pages of other versions, which running servers have in memory, and what builds that were ended have left. */
async function removeOthers(hash: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    if (name === hash || !/^[0-9a-f]{16}(\.\d+)?$/.test(name)) continue;
    const folder = path.join(cacheFolder, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: 0 }));
    if (!name.includes(".") || mtimeMs < Date.now() - maxBuildMs) await rm(folder, { recursive: true, force: true });
  }
}

/** Builds in another process: the bundler and the compression would stall requests. */
async function build(folder: string, signal?: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [buildScript, folder], {
    stdio: ["ignore", "ignore", "pipe"],
    ...(signal && { signal }),
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    if (errors.length < 4000) errors += chunk.toString();
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The build of the page ended with ${code}: ${errors.trim()}`);
}
