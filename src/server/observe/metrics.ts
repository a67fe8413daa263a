import { AggregatorRegistry, Counter, Histogram, Registry } from "prom-client";
import type { RequestScope } from "../request/request-scope.ts";
import { codeLabel } from "./code-label.ts";
import { addGauge, addReadCounter, type GaugeOptions, type Reading } from "./gauge.ts";

/** From a cached response to the longest request that a client waits for. */
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const costBuckets = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];

/** The most reasons for refusals. They are constants of the program, so more of them are a fault. */
const maxReasons = 30;

/** The values of all metrics of one process, in a form that can be sent to another process. */
export type Snapshot = Awaited<ReturnType<Registry["getMetricsAsJSON"]>>;

/**
 * What is known of an operation and was not added to the metrics yet. Adding it to them at each request, instead of in one go,
 * costs several times as much.
 */
interface Operation {
  counts: Map<string, { status: number; code: string; count: number }>;
  durations: number[];
}

const maxDurations = 1000;

export type Metrics = ReturnType<typeof newMetrics>;

/** Creates a set of metrics. A process needs one only; tests use sets of their own. */
export function newMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const operations = new Map<string, Operation>();
  const duration = new Histogram({
    name: "graph_request_duration_seconds",
    help: "Time until the response to a request to the GraphQL endpoint is complete, without the time on the network. Exports are left out.",
    labelNames: ["operation"],
    buckets: durationBuckets,
    registers,
    collect: () => operations.forEach(addDurations),
  });
  const addDurations = ({ durations }: Operation, operation: string): void => {
    for (const ms of durations) duration.observe({ operation }, ms / 1000);
    durations.length = 0;
  };
  const cost = new Histogram({
    name: "graph_request_cost",
    help: "Price of operations, for operations that were priced.",
    buckets: costBuckets,
    registers,
  });
  const slow = new Counter({
    name: "graph_slow_requests_total",
    help: "Requests to the GraphQL endpoint that took longer than SLOW_QUERY_MS.",
    registers,
  });
  const otherRequests = new Counter({
    name: "graph_other_requests_total",
    help: "Requests to paths other than the GraphQL endpoint.",
    labelNames: ["path", "status"],
    registers,
  });
  const sql = { statements: 0, seconds: 0 };
  addReadCounter(
    registry,
    "graph_sql_statements_total",
    "SQL statements executed for requests to the GraphQL endpoint.",
    () => sql.statements,
  );
  addReadCounter(
    registry,
    "graph_sql_seconds_total",
    "Time that the SQL statements for requests to the GraphQL endpoint took.",
    () => sql.seconds,
  );
  const cache = new Counter({
    name: "graph_cache_requests_total",
    help: "Requests that asked a cache of responses, by result.",
    labelNames: ["result"],
    registers,
  });
  const refusals = new Counter({
    name: "graph_refusals_total",
    help: "Requests that were refused because of the load or a limit, by reason.",
    labelNames: ["reason"],
    registers,
  });
  const wait = new Histogram({
    name: "graph_queue_wait_seconds",
    help: "Time that requests waited before they were processed.",
    buckets: durationBuckets,
    registers,
  });
  const interpreted = new Counter({
    name: "graph_interpreted_operations_total",
    help: "Operations without a plan, such as those with incremental delivery or with invalid variables.",
    registers,
  });
  const lostSpans = new Counter({
    name: "graph_trace_spans_lost_total",
    help: "Spans that could not be sent to the collector of traces.",
    registers,
  });
  const reasons = new Set<string>();
  new Counter({
    name: "graph_requests_total",
    help: "Requests to the GraphQL endpoint.",
    labelNames: ["operation", "status", "code"],
    registers,
    collect() {
      this.reset();
      for (const [operation, { counts }] of operations)
        for (const { status, code, count } of counts.values()) this.inc({ operation, status, code }, count);
    },
  });

  return {
    registry,

    /**
     * Counts a request to the GraphQL endpoint that is complete.
     * @param operation the label value of its operation
     * @param ms null if the duration is not counted
     */
    observeRequest(scope: RequestScope, operation: string, status: number, ms: number | null): void {
      let known = operations.get(operation);
      if (!known) {
        known = { counts: new Map(), durations: [] };
        operations.set(operation, known);
      }
      if (ms !== null && known.durations.push(ms) >= maxDurations) addDurations(known, operation);
      const code = scope.codes[0] === undefined ? "none" : codeLabel(scope.codes[0]);
      const key = `${status} ${code}`;
      const entry = known.counts.get(key);
      if (entry) entry.count++;
      else known.counts.set(key, { status, code, count: 1 });
      if (scope.cost !== null) cost.observe(scope.cost);
      if (scope.cache !== null) cache.inc({ result: scope.cache });
      if (scope.statements === 0) return;
      sql.statements += scope.statements;
      sql.seconds += scope.sqlMs / 1000;
    },

    observeSlowRequest: (): void => slow.inc(),

    observeOtherRequest: (path: string, status: number): void => otherRequests.inc({ path, status }),

    /** @param reason a constant in snake_case, such as "queue_full" */
    observeRefusal(reason: string): void {
      if (reasons.size < maxReasons) reasons.add(reason);
      refusals.inc({ reason: reasons.has(reason) ? reason : "other" });
    },

    observeQueueWait: (ms: number): void => wait.observe(ms / 1000),

    observeInterpreted: (): void => interpreted.inc(),

    observeLostSpans: (count: number): void => lostSpans.inc(count),

    registerGauge(
      name: string,
      help: string,
      read: () => Reading | Promise<Reading>,
      options: GaugeOptions = {},
    ): void {
      addGauge(registry, name, help, read, options);
    },

    /** The metrics of this process, to be merged with those of other processes. */
    snapshot: (): Promise<Snapshot> => registry.getMetricsAsJSON(),

    /** The metrics of this process in the text format of Prometheus. */
    text: (): Promise<string> => registry.metrics(),
  };
}

/** The metrics of several processes in the text format of Prometheus: totals, except where a metric says otherwise. */
export function merge(snapshots: readonly Snapshot[]): Promise<string> {
  return AggregatorRegistry.aggregate([...snapshots]).metrics();
}

/** Adds up the metrics of several processes, in the form in which they can be added to others. */
export function combine(snapshots: readonly Snapshot[]): Promise<Snapshot> {
  return AggregatorRegistry.aggregate([...snapshots]).getMetricsAsJSON();
}

/** The content type of the text format of Prometheus. */
export const metricsContentType = Registry.PROMETHEUS_CONTENT_TYPE;
