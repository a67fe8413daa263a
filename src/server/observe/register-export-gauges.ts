import type { Exports } from "../export/exports.ts";
import { addReadCounter } from "./gauge.ts";
import type { Metrics } from "./metrics.ts";

/** Adds the metrics of exports. */
export function registerExportGauges({ registry, registerGauge }: Metrics, exports: Exports): void {
  registerGauge("graph_exports_running", "Exports of lists that run.", () => exports.counts.running);
  addReadCounter(registry, "graph_export_rows_total", "Rows of lists that were exported.", () => exports.counts.rows);
}
