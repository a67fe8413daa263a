import type { Resident } from "../../schema/resident/resident.ts";
import type { KeptCounts, KeptSpace } from "../../store/open.ts";
import type { Readers } from "../../store/reader/readers.ts";
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

const inputLabels = ["input"] as const;

/**
 * Adds the metrics of what is kept to answer later questions: by this process in the space of its store, and by its readers.
 * @param readers null if there are none
 */
export function registerKeptInputGauges(
  { registry, registerGauge }: Metrics,
  space: KeptSpace,
  readers: Readers | null,
): void {
  const read = (count: keyof KeptCounts) => () => {
    const values = new Map<string, number>();
    for (const counts of [space.counts, readers?.kept ?? new Map<string, KeptCounts>()])
      for (const [input, { [count]: value }] of counts) values.set(input, (values.get(input) ?? 0) + value);
    return [...values].map(([input, value]) => ({ labels: { input }, value }));
  };
  registerGauge(
    "graph_kept_input_bytes",
    "Approximate size of what is kept to answer later questions, such as known words and converted amounts, by input.",
    read("bytes"),
    { labelNames: inputLabels },
  );
  for (const [count, help] of [
    ["hits", "Uses of a kept input that was in memory."],
    ["misses", "Uses of a kept input that had to be computed."],
    ["evictions", "Kept inputs that were dropped from memory to make space for others."],
  ] as const)
    addReadCounter(registry, `graph_kept_input_${count}_total`, help, read(count), inputLabels);
}
