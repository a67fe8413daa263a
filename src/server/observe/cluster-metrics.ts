import type { Cluster, Worker } from "node:cluster";
import { randomUUID } from "node:crypto";
import { combine, merge, type Snapshot } from "./metrics.ts";

/** A worker that does not answer in this time, because it is busy or about to exit, is left out until the next reading. */
const answerTimeoutMs = 2_000;

type Message =
  | { kind: "metrics wanted"; id: string }
  | { kind: "snapshot wanted"; id: string }
  | { kind: "snapshot"; id: string; snapshot: Snapshot }
  | { kind: "metrics"; id: string; text: string };

/**
 * Collects the metrics of all workers in the primary process, for workers that ask for them. Counters of workers that have
 * exited stay in the totals, which therefore never decrease.
 */
export function collectClusterMetrics(cluster: Cluster): void {
  const latest = new Map<number, Snapshot>();
  const retired: Snapshot[] = [];
  cluster.on("exit", ({ id }) => {
    const last = latest.get(id);
    latest.delete(id);
    if (last) retired.push(last.filter(({ type }) => `${type}` !== "gauge"));
  });

  async function totals(id: string): Promise<string> {
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(
      workers.map(async (worker) => {
        const snapshot = await snapshotOf(worker, id);
        // A worker that exited in the meantime has been counted among the retired.
        if (snapshot && worker.isConnected()) latest.set(worker.id, snapshot);
      }),
    );
    // One snapshot stands for all workers that have exited, so that their number does not matter.
    const count = retired.length;
    const combined = await combine(retired);
    retired.splice(0, count, combined);
    return merge([...latest.values(), ...retired]);
  }

  cluster.on("message", (asker: Worker, message: unknown) => {
    if (!isMessage(message) || message.kind !== "metrics wanted") return;
    const { id } = message;
    totals(id).then((text) => sendTo(asker, { kind: "metrics", id, text }));
  });
}

/** The snapshot of a worker. Null if it does not answer in time. */
function snapshotOf(worker: Worker, id: string): Promise<Snapshot | null> {
  return new Promise((resolve) => {
    const finish = (snapshot: Snapshot | null) => {
      clearTimeout(timeout);
      worker.off("message", onMessage);
      resolve(snapshot);
    };
    const onMessage = (message: unknown) => {
      if (isMessage(message) && message.kind === "snapshot" && message.id === id) finish(message.snapshot);
    };
    const timeout = setTimeout(() => finish(null), answerTimeoutMs);
    worker.on("message", onMessage);
    sendTo(worker, { kind: "snapshot wanted", id });
  });
}

/**
 * Answers the primary process in a worker.
 * @param snapshot returns the metrics of this worker
 * @returns a function that returns the metrics of all workers, or those of this worker if the primary does not answer
 */
export function shareClusterMetrics(snapshot: () => Promise<Snapshot>): () => Promise<string> {
  const waiting = new Map<string, (text: string) => void>();
  process.on("message", (message: unknown) => {
    if (!isMessage(message)) return;
    if (message.kind === "metrics") waiting.get(message.id)?.(message.text);
    if (message.kind !== "snapshot wanted") return;
    const { id } = message;
    snapshot().then((found) => send({ kind: "snapshot", id, snapshot: found }));
  });
  return async () => {
    const id = randomUUID();
    try {
      return await new Promise<string>((resolve, reject) => {
        waiting.set(id, resolve);
        setTimeout(reject, answerTimeoutMs * 2, new Error("no answer")).unref();
        send({ kind: "metrics wanted", id });
      });
    } catch {
      return merge([await snapshot()]);
    } finally {
      waiting.delete(id);
    }
  };
}

/** Sends a message to a worker, which may exit at any time. */
function sendTo(worker: Worker, message: Message): void {
  if (worker.isConnected()) worker.send(message, () => undefined);
}

function send(message: Message): void {
  if (process.connected) process.send?.(message);
}

function isMessage(message: unknown): message is Message {
  return typeof message === "object" && message !== null && "kind" in message && "id" in message;
}
