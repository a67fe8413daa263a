import type { Resident } from "../../schema/resident/resident.ts";
import type { KeptAnswers } from "../direct/kept-answers.ts";
import { addReadCounter } from "./gauge.ts";
import type { Metrics } from "./metrics.ts";

/** Adds the metrics of the values that are kept in memory between requests. */
export function registerCacheGauges({ registry, registerGauge }: Metrics, resident: Resident, kept: KeptAnswers): void {
  const { counts } = resident;
  registerGauge("graph_kept_answers_bytes", "Approximate size of the answers in memory.", () => kept.bytes);
  registerGauge("graph_resident_bytes", "Approximate size of the values in memory.", () => resident.bytes);
  addReadCounter(
    registry,
    "graph_resident_hits_total",
    "Values that were in memory when asked for.",
    () => counts.hits,
  );
  addReadCounter(
    registry,
    "graph_resident_misses_total",
    "Values that had to be read from the store.",
    () => counts.misses,
  );
  addReadCounter(
    registry,
    "graph_resident_evictions_total",
    "Values that were dropped from memory to make space for others.",
    () => counts.evictions,
  );
}
