import { describe, expect, it } from "vitest";
import { newMetrics } from "../../../src/server/observe/metrics.ts";
import { registerStoreGauges } from "../../../src/server/observe/register-store-gauges.ts";
import { addressIn, type Graph, type GraphOptions, testGraph } from "../../support/graph.ts";

/** A graph with metrics of its own. */
async function observedGraph(options: GraphOptions = {}) {
  const metrics = newMetrics();
  const graph = await testGraph({ ...options, observe: { metrics, operationNames: ["DealBook"] } });
  return { graph, metrics };
}

const textOf = async (graph: Graph) => (await graph.fetch("/metrics")).text();

function sampleOf(text: string, sample: string): number | null {
  const line = text.split("\n").find((each) => each.startsWith(`${sample} `));
  return line === undefined ? null : Number(line.slice(sample.length));
}

const named = (graph: Graph, operationName: string, query = `query ${operationName} { __typename }`) =>
  graph.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query, operationName }),
  });

describe("GET /metrics", () => {
  it("serves the text format of Prometheus, which is not cached", async () => {
    const { graph } = await observedGraph();
    const response = await graph.fetch("/metrics");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toMatch(/^# HELP graph_\w+ .*\n# TYPE graph_\w+ \w+\n/);
    await graph.store.destroy();
  });

  it("counts requests by operation, status and error code, and their duration and statements", async () => {
    const { graph } = await observedGraph();
    await graph.query('query Sanofi { company(slug: "sanofi") { name } }');
    await graph.coldQuery('query Sanofi { company(slug: "sanofi") { name } }');
    await graph.query("{ dataset { name } }");
    await named(graph, "Wrong", "query Wrong { nothing }");
    await graph.fetch("/graphql", { method: "POST", headers: { "content-type": "text/csv" }, body: "a" });
    await graph.fetch("/health/live");
    await graph.fetch("/no/such/path");
    const text = await textOf(graph);
    expect(sampleOf(text, 'graph_requests_total{operation="Sanofi",status="200",code="none"}')).toBe(2);
    expect(sampleOf(text, 'graph_requests_total{operation="anonymous",status="200",code="none"}')).toBe(1);
    expect(
      sampleOf(text, 'graph_requests_total{operation="Wrong",status="400",code="GRAPHQL_VALIDATION_FAILED"}'),
    ).toBe(1);
    expect(sampleOf(text, 'graph_requests_total{operation="anonymous",status="415",code="BAD_REQUEST"}')).toBe(1);
    expect(sampleOf(text, 'graph_request_duration_seconds_count{operation="Sanofi"}')).toBe(2);
    expect(sampleOf(text, "graph_sql_statements_total")).toBeGreaterThanOrEqual(3);
    expect(sampleOf(text, "graph_sql_seconds_total")).toBeGreaterThan(0);
    expect(sampleOf(text, 'graph_other_requests_total{path="/health/live",status="200"}')).toBe(1);
    expect(sampleOf(text, 'graph_other_requests_total{path="other",status="404"}')).toBe(1);
    await graph.store.destroy();
  });

  it("counts revalidated responses", async () => {
    const { graph } = await observedGraph();
    const url = "/graphql?query={dataset{name}}";
    const etag = (await graph.fetch(url)).headers.get("etag") ?? "";
    expect((await graph.fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
    expect(sampleOf(await textOf(graph), 'graph_cache_requests_total{result="revalidated"}')).toBe(1);
    await graph.store.destroy();
  });

  it("has a bounded number of labels, whatever the names of operations", async () => {
    const { graph } = await observedGraph();
    for (let index = 0; index < 10_000; index += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, offset) => named(graph, `Random${(index + offset) * 7919}`)));
    }
    await named(graph, "DealBook");
    await named(graph, "x".repeat(10_000));
    await named(graph, '"} 1\nforged_metric 1');
    const text = await textOf(graph);
    const labels = new Set([...text.matchAll(/operation="([^"]*)"/g)].map(([, label]) => label));
    expect(labels.has("DealBook")).toBe(true);
    labels.delete("DealBook");
    expect(labels.size).toBeLessThanOrEqual(102);
    expect(text).not.toMatch(/^forged_metric/m);
    expect(sampleOf(text, 'graph_requests_total{operation="other",status="200",code="none"}')).toBe(9_901);
    await graph.store.destroy();
  }, 120_000);

  it("is served while the store cannot be read, and says so", async () => {
    const { graph, metrics } = await observedGraph();
    registerStoreGauges(metrics, graph.store, addressIn("TEST_STORE"));
    const ready = await textOf(graph);
    expect(sampleOf(ready, "graph_store_ready")).toBe(1);
    expect(sampleOf(ready, "graph_store_revision")).toBe(1);
    expect(sampleOf(ready, 'graph_store_nodes{type="Company"}')).toBeGreaterThan(1);
    expect(sampleOf(ready, 'graph_store_bytes{file="database"}')).toBeGreaterThan(1000);
    await graph.store.destroy();
    const broken = await textOf(graph);
    expect(sampleOf(broken, "graph_store_ready")).toBe(0);
    expect(sampleOf(broken, "graph_store_revision")).toBe(null);
  });
});

describe("the metrics of other parts of the server", () => {
  it("are refusals with a bounded number of reasons, waiting times and gauges that are read on demand", async () => {
    const metrics = newMetrics();
    for (let index = 0; index < 1000; index++) metrics.observeRefusal(`reason_${index}`);
    metrics.observeQueueWait(30);
    let waiting = 3;
    metrics.registerGauge("graph_requests_waiting", "Requests that wait.", () => waiting);
    metrics.registerGauge("graph_broken", "A gauge that fails.", () => {
      throw new Error("broken");
    });
    const text = await metrics.text();
    expect(text.match(/^graph_refusals_total\{/gm)).toHaveLength(31);
    expect(sampleOf(text, 'graph_refusals_total{reason="other"}')).toBe(970);
    expect(sampleOf(text, 'graph_queue_wait_seconds_bucket{le="0.05"}')).toBe(1);
    expect(sampleOf(text, "graph_requests_waiting")).toBe(3);
    expect(text).not.toMatch(/^graph_broken /m);
    waiting = 4;
    metrics.registerGauge("graph_requests_waiting", "Requests that wait.", () => waiting + 1);
    expect(sampleOf(await metrics.text(), "graph_requests_waiting")).toBe(5);
  });
});
