import type { Server } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import program from "../../../package.json" with { type: "json" };
import { addReadCounter } from "./gauge.ts";
import type { Metrics } from "./metrics.ts";

const delayResolutionMs = 20;

/**
 * Adds the metrics of the process and of its HTTP server.
 * @param waiting returns the number of operations that wait to be executed
 */
export function registerProcessGauges(metrics: Metrics, server: Server, waiting: () => number): void {
  const { registry, registerGauge } = metrics;
  registerGauge(
    "graph_info",
    "1, with the versions of the program and of Node.js.",
    () => [{ labels: { version: program.version, node: process.version }, value: 1 }],
    { labelNames: ["version", "node"], aggregator: "first" },
  );
  registerHttpGauges(metrics, server, waiting);
  registerEventLoopGauge(metrics);
  addReadCounter(registry, "process_cpu_seconds_total", "CPU time of the process, of user and system.", () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000_000;
  });
  registerGauge(
    "process_start_time_seconds",
    "Time at which the process started, in seconds since 1970.",
    () => performance.timeOrigin / 1000,
    { aggregator: "min" },
  );
  registerGauge("process_resident_memory_bytes", "Resident memory of the process.", () => process.memoryUsage.rss());
  registerGauge(
    "nodejs_heap_size_total_bytes",
    "Memory reserved for JavaScript objects.",
    () => process.memoryUsage().heapTotal,
  );
  registerGauge(
    "nodejs_heap_size_used_bytes",
    "Memory used by JavaScript objects.",
    () => process.memoryUsage().heapUsed,
  );
  registerGauge(
    "nodejs_external_memory_bytes",
    "Memory outside of the JavaScript heap that JavaScript objects refer to.",
    () => process.memoryUsage().external,
  );
}

function registerHttpGauges({ registerGauge }: Metrics, server: Server, waiting: () => number): void {
  const open = { connections: 0, requests: 0 };
  server.on("connection", (socket) => {
    open.connections++;
    socket.once("close", () => open.connections--);
  });
  server.on("request", (_request, response) => {
    open.requests++;
    response.once("close", () => open.requests--);
  });
  registerGauge("graph_http_connections", "Open connections of clients.", () => open.connections);
  registerGauge("graph_requests_running", "Requests that are being processed.", () => open.requests);
  registerGauge("graph_requests_waiting", "Requests that wait to be processed.", waiting);
}

function registerEventLoopGauge({ registerGauge }: Metrics): void {
  const delays = monitorEventLoopDelay({ resolution: delayResolutionMs });
  delays.enable();
  // The histogram contains the time between two ticks of a timer, of which the resolution is not a delay.
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - delayResolutionMs / 1000);
  const read = () => {
    const samples = [
      { labels: { quantile: "0.5" }, value: seconds(delays.percentile(50)) },
      { labels: { quantile: "0.99" }, value: seconds(delays.percentile(99)) },
      { labels: { quantile: "1" }, value: seconds(delays.max) },
    ];
    delays.reset();
    return samples;
  };
  registerGauge(
    "graph_event_loop_delay_seconds",
    "Delay of the event loop since the metrics were last read: median, 99th percentile and maximum.",
    read,
    { labelNames: ["quantile"], aggregator: "max" },
  );
}
