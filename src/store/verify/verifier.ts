import type { ChildProcess, ForkOptions } from "node:child_process";
import path from "node:path";
import { forkBehind, priorities } from "../engine/own-process.ts";
import type { Verification } from "./verify.ts";

/** Verifies files in another process, because SQLite is synchronous and would hold up all requests. */
export interface Verifier {
  /** Verifies a file. Null if the process ended, so that nothing is known about the file. One file is verified at a time. */
  verify(file: string): Promise<Verification | null>;
  close(): void;
}

/**
 * Starts the process of a verifier. It waits for files, because starting a process copies the page tables of the server, which can
 * hold up requests once the server uses much memory.
 */
export function startVerifier(): Verifier {
  let child = startProcess();
  return {
    async verify(file) {
      if (!child.connected) child = startProcess();
      const answering = child;
      return new Promise((resolve) => {
        const settle = (found: Verification | null) => {
          answering.off("message", onMessage);
          answering.off("close", onClose);
          resolve(found);
        };
        const onMessage = (message: unknown) => settle(message as Verification);
        const onClose = () => settle(null);
        answering.on("message", onMessage);
        answering.on("close", onClose);
        answering.send(file, (error) => error && settle(null));
      });
    },
    close: () => void child.kill("SIGKILL"),
  };
}

function startProcess(): ChildProcess {
  const options: ForkOptions = { stdio: ["ignore", "ignore", "ignore", "ipc"] };
  const child = forkBehind(path.join(import.meta.dirname, "process.ts"), [], options, priorities.verifier);
  // Without a listener, an error of the process would end the server.
  child.on("error", () => {});
  child.unref();
  child.channel?.unref();
  return child;
}
