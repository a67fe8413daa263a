import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";

export interface Probes {
  /** The longest time in which a probe was answered, or has not been answered so far. */
  worstMs: number;
  count: number;
  failures: number;
  /** How long the current probe has been waiting. */
  pendingMs: number;
}

/** A client that asks the simplest query every few milliseconds, and measures how long others keep it waiting. */
export class Prober {
  readonly #worker: Worker;

  constructor(port: number, intervalMs = 5) {
    this.#worker = new Worker(new URL("./prober-worker.ts", import.meta.url), { workerData: { port, intervalMs } });
  }

  /** What was measured since the last call. */
  async take(): Promise<Probes> {
    const taken = once(this.#worker, "message");
    this.#worker.postMessage("take");
    const [probes] = (await taken) as [Probes];
    return probes;
  }

  /** What was measured since the last call, after the probe in flight is answered. */
  async settle(timeoutMs: number): Promise<Probes> {
    const end = Date.now() + timeoutMs;
    let total = await this.take();
    while ((total.pendingMs > 20 || total.count === 0) && Date.now() < end) {
      await wait(10);
      const { worstMs, count, failures, pendingMs } = await this.take();
      total = {
        worstMs: Math.max(total.worstMs, worstMs),
        count: total.count + count,
        failures: total.failures + failures,
        pendingMs,
      };
    }
    return total;
  }

  async stop(): Promise<void> {
    const ended = once(this.#worker, "exit");
    this.#worker.postMessage("stop");
    await ended;
  }
}
