import type { ChildProcess } from "node:child_process";
import { StoreError } from "../store-error.ts";
import { forkReader } from "./fork-reader.ts";
import type { ReaderMessage, ReaderTask } from "./protocol.ts";

interface Waiting {
  resolve: (result: { value: unknown; revision: number }) => void;
  reject: (reason: unknown) => void;
}

/** What the pages of a list need again and again, such as the amounts of all agreements in one currency. In bytes. */
const keptBytes = 100_000_000;

/**
 * Reads one state of a store until it is closed, whatever is written meanwhile: a process of its own with one read transaction. While it
 * is open, the write-ahead log cannot be reused, so it may be open for a limited time only.
 */
export class StateReader {
  readonly #file: string;
  #child: ChildProcess | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #end: Error | null = null;

  /** @param file the file of the store. The process starts with the first task. */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Executes a task.
   * @param signal no longer waits for the task; the promise is then rejected with its reason
   */
  run(task: ReaderTask, signal: AbortSignal): Promise<{ value: unknown; revision: number }> {
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      if (signal.aborted) return reject(signal.reason);
      const id = ++this.#lastId;
      const leave = () => reject(signal.reason);
      signal.addEventListener("abort", leave, { once: true });
      const forget = () => signal.removeEventListener("abort", leave);
      this.#waiting.set(id, {
        resolve: (result) => {
          forget();
          resolve(result);
        },
        reject: (reason) => {
          forget();
          reject(reason);
        },
      });
      this.#child ??= this.#start();
      this.#child.send({ ...task, id }, (error) => error && this.#fail(error));
    });
  }

  /** Ends the process at once. Tasks that are not finished are rejected. */
  close(): void {
    this.#fail(new StoreError("the reader was closed"));
    this.#child?.kill("SIGKILL");
  }

  #start(): ChildProcess {
    const child = forkReader(this.#file, "state", keptBytes);
    child.on("message", (message: ReaderMessage) => this.#receive(message));
    child.on("exit", (code, signal) => this.#fail(new Error(`A reader process ended with ${signal ?? code}.`)));
    child.on("error", (error) => this.#fail(error));
    return child;
  }

  #receive(message: ReaderMessage): void {
    if ("ready" in message) return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ("error" in message) waiting?.reject(Object.assign(new Error(message.error.message), message.error));
    else waiting?.resolve(message);
  }

  #fail(reason: Error): void {
    this.#end ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}
