import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { maxBuildMs, takeBuildLock } from "./build-lock.ts";
import { type Page, readPage } from "./page.ts";
import { pageHash } from "./page-hash.ts";

const root = path.join(import.meta.dirname, "../../..");
/** Where pages are kept, each in a folder that is named by a hash of what it was built from. */
const cacheFolder = path.join(root, "var/explorer");
const buildScript = path.join(root, "src/explorer/build/build.ts");

/**
 * The page of this version of the program. It is built if it is not kept, by one of the processes that need it.
 * @param signal ends the build
 * @param cache where pages are kept
 * @throws {Error} if it cannot be built
 */
export async function preparedPage(signal?: AbortSignal, cache = cacheFolder): Promise<Page> {
  const hash = await pageHash();
  const found = await readPage(path.join(cache, hash));
  if (found) return found;
  const isWritable = await mkdir(cache, { recursive: true }).then(
    () => true,
    () => false,
  );
  if (isWritable) return keptPage(cache, hash, signal);
  // The folder of the program may belong to another user. The page is then built at each start.
  const temporary = await mkdtemp(path.join(tmpdir(), "explorer-"));
  try {
    return await builtPage(path.join(temporary, hash), signal);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Builds the page of this version into the folder in which the server looks for it, and removes those of other versions. */
export async function buildPage(): Promise<string> {
  const hash = await pageHash();
  await mkdir(cacheFolder, { recursive: true });
  await keptPage(cacheFolder, hash);
  return path.relative(process.cwd(), path.join(cacheFolder, hash));
}

/** How often a process looks whether another one has built the page. */
const pollMs = 100;

/** The page that is kept, once it is there. Builds it unless another process does. */
async function keptPage(cache: string, hash: string, signal?: AbortSignal): Promise<Page> {
  const folder = path.join(cache, hash);
  for (;;) {
    const release = await takeBuildLock(`${folder}.lock`);
    try {
      const page = (await readPage(folder)) ?? (release && (await builtPage(folder, signal)));
      if (page !== null) {
        await removeOthers(cache, hash);
        return page;
      }
    } finally {
      await release?.();
    }
    await wait(pollMs, undefined, signal && { signal });
  }
}

async function builtPage(folder: string, signal?: AbortSignal): Promise<Page> {
  await build(folder, signal);
  const page = await readPage(folder);
  if (!page) throw new Error(`The build has written no page to ${folder}.`);
  return page;
}

/** Removes pages of other versions, which running servers have in memory, and what builds that were ended have left. */
async function removeOthers(cache: string, hash: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (name === hash || !/^[0-9a-f]{16}(\.(\d+|lock))?$/.test(name)) continue;
    const folder = path.join(cache, name);
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
