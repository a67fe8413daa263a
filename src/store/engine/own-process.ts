import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { getPriority, setPriority } from "node:os";

/** By how much the priority of processes that work for the server is lower than its own: higher values get less processor time. */
export const priorities = { reader: 5, verifier: 10 } as const;

const lowest = 19;

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
    if (child.pid !== undefined) setPriority(child.pid, Math.min(lowest, getPriority() + priority));
  } catch {
    // Some systems do not permit it, or the process has ended.
  }
  return child;
}
