import type { Readers } from "../../store/reader/readers.ts";
import { addReadCounter } from "./gauge.ts";
import type { Metrics } from "./metrics.ts";

/** Adds the metrics of the processes that read what may take long. */
export function registerReaderGauges({ registry, registerGauge }: Metrics, readers: Readers): void {
  registerGauge("graph_reader_tasks_running", "Tasks that reader processes execute.", () => readers.state.running);
  registerGauge("graph_reader_tasks_waiting", "Tasks that wait for a reader process.", () => readers.state.waiting);
  addReadCounter(
    registry,
    "graph_reader_kills_total",
    "Reader processes that were killed because their task had no more time.",
    () => readers.state.kills,
  );
}
