import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { collectClusterMetrics, shareClusterMetrics } from "../../../src/server/observe/cluster-metrics.ts";
import { newMetrics } from "../../../src/server/observe/metrics.ts";

// Run by cluster-metrics.test.ts: two workers, of which the first prints the metrics of both, before and after the second exits.

/** Sends a request to a worker and waits for this reply. */
async function ask(worker: Worker, request: string, reply: string): Promise<void> {
  const replied = new Promise<void>((resolve) => {
    worker.on("message", (message) => message === reply && resolve());
  });
  worker.send(request);
  await replied;
}

if (cluster.isPrimary) {
  collectClusterMetrics(cluster);
  const first = cluster.fork();
  const second = cluster.fork();
  await Promise.all([ask(first, "ready?", "ready"), ask(second, "ready?", "ready")]);
  await ask(first, "print", "printed");
  second.process.kill("SIGKILL");
  await once(second, "exit");
  await ask(first, "print", "printed");
  first.kill();
} else {
  const metrics = newMetrics();
  const text = shareClusterMetrics(metrics.snapshot);
  for (let count = 0; count < 10; count++) metrics.observeRefusal("queue_full");
  metrics.observeQueueWait(30);
  metrics.registerGauge("graph_requests_waiting", "Requests that wait to be processed.", () => 2);
  metrics.registerGauge("graph_store_revision", "Revision of the dataset.", () => 7, { aggregator: "max" });
  process.on("message", async (message) => {
    if (message === "ready?") process.send?.("ready");
    if (message !== "print") return;
    process.stdout.write(`${JSON.stringify(await text())}\n`, () => process.send?.("printed"));
  });
}
