import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, realpath, rename, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { AccessError } from "../access-error.ts";
import { isSystemError, problemOf } from "../file-problem.ts";
import { type KeyEntry, parseKeys, printKeys } from "./key-list.ts";

const lockTimeoutMs = 5000;
const lockRetryMs = 25;

/** The keys in the file. Empty if there is no file yet. @throws {AccessError} if the file cannot be used */
export async function readKeys(file: string): Promise<KeyEntry[]> {
  try {
    return parseKeys(await readFile(file, "utf8"));
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return [];
    throw new AccessError(`${file}: ${problemOf(error)}`);
  }
}

/**
 * Changes the keys in the file. Commands that run at the same time change it one after another, and a reader sees the file
 * before or after a change, never in between. The change survives a power failure.
 * @param change returns the new keys; the file stays as it is if this throws
 * @throws {AccessError} if the file cannot be used, or another command does not finish its change
 */
export async function changeKeys<Result>(
  file: string,
  change: (keys: readonly KeyEntry[]) => { keys: readonly KeyEntry[]; result: Result },
): Promise<Result> {
  // The target of a symbolic link is replaced, not the link.
  const target = existsSync(file) ? await realpath(file) : path.resolve(file);
  try {
    await createFolder(path.dirname(target));
    return await withLock(target, async () => {
      const { keys, result } = change(await readKeys(target));
      await replace(target, printKeys(keys));
      return result;
    });
  } catch (error) {
    if (error instanceof AccessError) throw error;
    throw new AccessError(`Cannot write ${file}: ${problemOf(error)} Set KEYS_FILE to a file that can be written.`);
  }
}

/** Creates the folder of the file but none above it, so that a mistyped path does not create a tree of folders. */
async function createFolder(folder: string): Promise<void> {
  await mkdir(folder).catch((error: unknown) => {
    const code = isSystemError(error) ? error.code : undefined;
    if (code === "ENOENT") {
      const parent = path.dirname(folder);
      throw new AccessError(`The folder ${parent} does not exist. Create it, or set KEYS_FILE to another file.`);
    }
    if (code !== "EEXIST") throw error;
  });
}

async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const lock = `${file}.lock`;
  const deadline = performance.now() + lockTimeoutMs;
  for (;;) {
    try {
      await (await open(lock, "wx", 0o600)).close();
      break;
    } catch (error) {
      if (!isSystemError(error) || error.code !== "EEXIST") throw error;
      if (performance.now() > deadline) {
        throw new AccessError(
          `Another command is changing ${file}. If none is running, delete ${lock} and run the command again.`,
        );
      }
      await wait(lockRetryMs);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Replaces a file as a whole, readable by its owner only. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/** Makes a rename survive a power failure. Windows cannot open a folder, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
