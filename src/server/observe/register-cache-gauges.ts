import type { Resident } from "../../schema/resident/resident.ts";
import type { KeptAnswers } from "../direct/kept-answers.ts";
import { addReadCounter } from "./gauge.ts";
import type { Metrics } from "./metrics.ts";

/** Adds the metrics of what is kept in memory between requests. They are 0 if nothing is. */
export function registerCacheGauges(
  { registry, registerGauge }: Metrics,
  resident: Resident | null,
  kept: KeptAnswers | null,
): void {
  const counts = resident?.counts ?? { hits: 0, misses: 0, evictions: 0 };
  registerGauge("graph_kept_answers_bytes", "Approximate size of the answers in memory.", () => kept?.bytes ?? 0);
  registerGauge("graph_resident_bytes", "Approximate size of the values in memory.", () => resident?.bytes ?? 0);
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
