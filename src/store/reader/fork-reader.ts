import type { ChildProcess } from "node:child_process";
import { forkBehind, priorities } from "../engine/own-process.ts";

/** Whether a reader reads the current state of the store at each task, or for all tasks the state at the first one. */
export type ReaderMode = "current" | "state";

/**
 * Starts a reader process. The server exits when nothing but its readers is left.
 * @param keptBytes the approximate size of what the process keeps between tasks
 */
export function forkReader(file: string, mode: ReaderMode, keptBytes: number): ChildProcess {
  const program = new URL("./process.ts", import.meta.url);
  const child = forkBehind(
    program,
    [file, mode, String(keptBytes)],
    { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] },
    priorities.reader,
  );
  child.unref();
  child.channel?.unref();
  return child;
}
