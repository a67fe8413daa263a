import { Counter, Gauge, type Registry } from "prom-client";

/** One value of a gauge, with its labels. */
export interface Sample {
  labels?: Record<string, string>;
  value: number;
}

/** What a gauge shows. Null if the value is not known at the moment. */
export type Reading = number | null | readonly Sample[];

/** How the values of several worker processes become one value. "first" is for values that all of them share. */
export type Aggregator = "sum" | "max" | "min" | "first";

export interface GaugeOptions {
  labelNames?: readonly string[];
  /** Defaults to "sum". */
  aggregator?: Aggregator;
}

/**
 * Adds a gauge whose value is read whenever the metrics are read. A gauge of the same name is replaced.
 * @param read returns the value; if it fails, the metrics do not contain the gauge's value
 */
export function addGauge(
  registry: Registry,
  name: string,
  help: string,
  read: () => Reading | Promise<Reading>,
  { labelNames = [], aggregator = "sum" }: GaugeOptions = {},
): void {
  registry.removeSingleMetric(name);
  new Gauge({
    name,
    help,
    labelNames,
    aggregator,
    registers: [registry],
    async collect() {
      const reading = await readingOf(read);
      this.reset();
      // A gauge without labels is 0 after a reset.
      if (labelNames.length === 0) this.remove();
      for (const { labels = {}, value } of samplesOf(reading)) this.set(labels, value);
    },
  });
}

/** Adds a counter whose total is kept elsewhere, such as the CPU time of the process. */
export function addReadCounter(
  registry: Registry,
  name: string,
  help: string,
  read: () => number | readonly Sample[],
  labelNames: readonly string[] = [],
): void {
  registry.removeSingleMetric(name);
  new Counter({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      this.reset();
      for (const { labels = {}, value } of samplesOf(read())) this.inc(labels, value);
    },
  });
}

/** A gauge that cannot be read must not fail the others. */
async function readingOf(read: () => Reading | Promise<Reading>): Promise<Reading> {
  try {
    return await read();
  } catch {
    return null;
  }
}

function samplesOf(reading: Reading): readonly Sample[] {
  if (reading === null) return [];
  return typeof reading === "number" ? [{ value: reading }] : reading;
}
