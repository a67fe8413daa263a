import { readFile, rm, stat, writeFile } from "node:fs/promises";

/** No build takes as long. */
export const maxBuildMs = 600_000;

/**
 * Takes a lock, so that one of several processes builds a page. It is a file that names the process which holds it.
 * @returns what releases the lock, or null if a process that still runs holds it
 */
export async function takeBuildLock(file: string): Promise<(() => Promise<void>) | null> {
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx" });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (await isHeld(file)) return null;
      // Its process was killed. If two processes find that at the same time, both may build, which does no harm.
      await rm(file, { force: true });
    }
  }
}

async function isHeld(file: string): Promise<boolean> {
  const [text, times] = await Promise.all([readFile(file, "utf8"), stat(file)]).catch(() => ["", null] as const);
  // It was released in the meantime.
  if (times === null) return false;
  if (times.mtimeMs < Date.now() - maxBuildMs) return false;
  // The process that has just created the file has not written its number yet.
  return text === "" || isRunning(Number(text));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user runs, too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
