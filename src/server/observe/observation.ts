import type { Plugin } from "graphql-yoga";
import type { TraceBatch } from "../../schema/core/context.ts";
import type { Metrics } from "./metrics.ts";

/** How the server is observed. Every part has a default. */
export interface Observation {
  /** Defaults to the metrics of the process. */
  metrics?: Metrics;
  /** What `/metrics` returns. Defaults to the metrics of this process; with several processes, the totals of all. */
  metricsText?: () => Promise<string>;
  /** Requests that take longer, in milliseconds, are logged as slow. Defaults to 0, which turns this off. */
  slowQueryMs?: number;
  /** Names of operations that the metrics show in any case. */
  operationNames?: readonly string[];
  /** Null if requests are not traced. */
  traces?: Traces | null;
}

/** What records the traces of requests. Only its types are loaded if traces are off. */
export interface Traces {
  plugin: Plugin;
  traceBatch: TraceBatch;
  /** To be called after each statement. */
  recordStatement: (sql: string, ms: number) => void;
  /** Sends the spans that are left. */
  stop: () => Promise<void>;
}
