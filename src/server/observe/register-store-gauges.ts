import { stat } from "node:fs/promises";
import type { Store } from "../../store/open.ts";
import { counts, dataset } from "../../store/query/dataset.ts";
import type { Metrics } from "./metrics.ts";

/**
 * Adds the metrics of the store.
 * @param address the address with which the store was opened
 */
export function registerStoreGauges({ registerGauge }: Metrics, store: Store, address: string): void {
  const file = address.replace(/^file:/, "");
  // The processes of one machine share the store.
  const shared = { aggregator: "first" } as const;
  registerGauge(
    "graph_store_ready",
    "1 if the store can be read, otherwise 0.",
    () =>
      dataset(store).then(
        () => 1,
        () => 0,
      ),
    { aggregator: "min" },
  );
  registerGauge(
    "graph_store_revision",
    "Revision of the dataset.",
    async () => Number((await dataset(store)).revision),
    { aggregator: "max" },
  );
  registerGauge(
    "graph_store_nodes",
    "Nodes in the store, by type.",
    async () => [...(await counts(store)).nodes].map(([type, value]) => ({ labels: { type }, value })),
    { ...shared, labelNames: ["type"] },
  );
  registerGauge(
    "graph_store_bytes",
    "Size of the store on disk: the database, and the write-ahead log next to it.",
    async () => [
      { labels: { file: "database" }, value: (await stat(file)).size },
      { labels: { file: "wal" }, value: (await stat(`${file}-wal`)).size },
    ],
    { ...shared, labelNames: ["file"] },
  );
}
