import cluster, { type Worker } from "node:cluster";
import type { Logger } from "pino";
import { CrashRecord } from "./crash-record.ts";
import { allStoppedListening, type StopMessage, stoppedListening } from "./message.ts";
import { ProcessError } from "./process-error.ts";

const minCrashLimit = 10;

/** After its time to stop, a worker gets this time before it is killed. */
const killDelayMs = 5000;

export interface PrimaryOptions {
  workers: number;
  /** How long a worker may take to stop. */
  stopTimeoutMs: number;
  log: Logger;
}

/** Starts workers, replaces those that crash, and restarts all of them without a pause. */
export class Primary {
  readonly #options: PrimaryOptions;
  readonly #crashes: CrashRecord;
  readonly #crashLimit: number;
  /** The current worker of each number, from 1. */
  readonly #workers = new Map<number, Worker>();
  /** All workers that have not exited. */
  readonly #running = new Set<Worker>();
  /** The workers that have stopped accepting connections. */
  readonly #stopped = new WeakSet<Worker>();
  #isStopping = false;
  #restart: Promise<void> | null = null;
  #restartAgain = false;
  #end = Promise.withResolvers<void>();

  constructor(options: PrimaryOptions) {
    this.#options = options;
    this.#crashLimit = Math.max(minCrashLimit, 2 * options.workers);
    this.#crashes = new CrashRecord(this.#crashLimit);
    // Workers accept connections themselves, so a busy one leaves them to others. If the primary process handed them out,
    // those on their way to a worker that crashes would stay open without a response.
    cluster.schedulingPolicy = cluster.SCHED_NONE;
  }

  /** Resolves when all workers have stopped. Rejects with a ProcessError after too many crashes. */
  get ended(): Promise<void> {
    return this.#end.promise;
  }

  /**
   * Starts the workers.
   * @returns the port on which they listen, or null if the first one cannot start; it has reported the reason
   */
  async start(): Promise<number | null> {
    // A problem of the settings would be reported by each worker, so the first one starts alone.
    const port = await this.#startWorker(1);
    if (port === null) return null;
    const numbers = Array.from({ length: this.#options.workers - 1 }, (_, index) => index + 2);
    await Promise.all(numbers.map((number) => this.#startWorker(number)));
    return port;
  }

  /** Replaces the workers one after another: each new one listens before the old one stops. */
  restart(): void {
    this.#restartAgain = true;
    this.#restart ??= this.#restartAll().finally(() => {
      this.#restart = null;
    });
  }

  /** Stops all workers after their open requests. */
  stop(): void {
    this.#isStopping = true;
    for (const worker of this.#running) this.#stopWorker(worker, "shutdown");
    this.#checkEnd();
  }

  /** Kills all workers. */
  kill(): void {
    for (const worker of this.#running) worker.process.kill("SIGKILL");
  }

  async #restartAll(): Promise<void> {
    const { log } = this.#options;
    while (this.#restartAgain && !this.#isStopping) {
      this.#restartAgain = false;
      log.info("restarting workers");
      for (const [number, old] of this.#workers) {
        if (this.#isStopping) return;
        if ((await this.#startWorker(number)) === null) {
          log.error({ worker: number }, "the new worker cannot start; the remaining workers are not restarted");
          break;
        }
        this.#stopWorker(old, "retire");
      }
      log.info("restarted workers");
    }
  }

  /** @returns the port, or null if the worker exits before it listens */
  #startWorker(number: number): Promise<number | null> {
    cluster.setupPrimary({ args: [...process.argv.slice(2), "--worker", String(number)] });
    const worker = cluster.fork();
    this.#running.add(worker);
    return new Promise((resolve) => {
      let hasListened = false;
      worker.once("listening", ({ port }) => {
        hasListened = true;
        this.#workers.set(number, worker);
        // The stop of the server may have begun while the worker started.
        if (this.#isStopping) this.#stopWorker(worker, "shutdown");
        resolve(port);
      });
      worker.on("message", (message) => {
        if (message !== stoppedListening) return;
        this.#stopped.add(worker);
        this.#checkStopped();
      });
      worker.once("exit", (code, signal) => {
        this.#running.delete(worker);
        this.#checkStopped();
        resolve(null);
        this.#checkEnd();
        if (hasListened) this.#replace(number, worker, { code, signal });
      });
    });
  }

  #replace(number: number, crashed: Worker, exit: { code: number; signal: string }): void {
    const isNeeded = () => !this.#isStopping && this.#workers.get(number) === crashed;
    if (!isNeeded()) return;
    const { log } = this.#options;
    const delayMs = this.#crashes.add();
    if (delayMs === null) {
      const message = `Workers crashed ${this.#crashLimit} times within a minute. The log of the workers has the reason.`;
      this.#end.reject(new ProcessError(message));
      this.stop();
      return;
    }
    log.error({ worker: number, ...exit, delayMs }, "worker crashed, starting a new one");
    setTimeout(async () => {
      if (!isNeeded()) return;
      if ((await this.#startWorker(number)) === null) this.#replace(number, crashed, exit);
    }, delayMs);
  }

  #stopWorker(worker: Worker, message: StopMessage): void {
    if (!worker.isConnected()) return;
    // A worker that has just exited cannot receive the message.
    worker.send(message, () => {});
    const timeout = setTimeout(() => worker.process.kill("SIGKILL"), this.#options.stopTimeoutMs + killDelayMs);
    worker.once("exit", () => clearTimeout(timeout));
  }

  /** Until no worker accepts connections, each keeps those that it has, so that clients have no reason to open others. */
  #checkStopped(): void {
    const running = [...this.#running];
    if (!this.#isStopping || !running.every((worker) => this.#stopped.has(worker))) return;
    for (const worker of running) if (worker.isConnected()) worker.send(allStoppedListening, () => {});
  }

  #checkEnd(): void {
    if (this.#isStopping && this.#running.size === 0) this.#end.resolve();
  }
}
