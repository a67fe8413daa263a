import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { setPriority } from "node:os";

/** The priorities of processes that work for the server, which itself has 0: the higher, the later they get a processor. */
export const priorities = { reader: 5, verifier: 10 } as const;

/**
 * Starts a process of this program that works behind the server: if all processors are busy, requests go first, also while the process
 * starts.
 */
export function forkBehind(
  module: string | URL,
  args: readonly string[],
  options: ForkOptions,
  priority: number,
): ChildProcess {
  const child = fork(module, args, options);
  try {
    if (child.pid !== undefined) setPriority(child.pid, priority);
  } catch {
    // Some systems do not permit it, or the process has ended.
  }
  return child;
}
