import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { type ReceivedSpan, startCollector } from "./collector.ts";
import { type Served, serve } from "./served.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const spanId = "b7ad6b7169203331";
const query =
  'query Deals { company(slug: "sanofi") { name agreements(first: 3) { nodes { name parties { company { name } } } } } }';

/** Sends a query that is executed, and waits until the spans of its trace have arrived. */
async function spansAfter(spans: ReceivedSpan[], server: Served, headers: Record<string, string>) {
  const response = await server.post({ query }, headers);
  expect(response.status).toBe(200);
  await expect.poll(() => spans.some(({ kind }) => kind === 2), { timeout: 15_000 }).toBe(true);
  return spans;
}

describe("traces", () => {
  it("have spans for the request, its phases, batches and statements, below the span of the caller", async () => {
    await using collector = await startCollector();
    await using server = await serve({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_SERVICE_NAME: "graph-under-test",
    });
    const spans = await spansAfter(collector.spans, server, { traceparent: `00-${traceId}-${spanId}-01` });
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
    expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(["graph-under-test"]));
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const parentOf = (span: ReceivedSpan | undefined) => byId.get(span?.parentSpanId ?? "")?.name;
    const named = (name: RegExp) => spans.filter((span) => name.test(span.name));

    const [request] = named(/^POST/);
    expect(request).toMatchObject({ name: "POST /graphql", kind: 2, parentSpanId: spanId });
    expect(request?.attributes).toMatchObject({
      "http.request.method": "POST",
      "url.path": "/graphql",
      "http.response.status_code": 200,
      "graphql.operation.name": "Deals",
    });
    for (const phase of [/^parse$/, /^validate$/, /^execute$/])
      expect(named(phase).map(parentOf)).toEqual(["POST /graphql"]);
    const batches = named(/^load /);
    expect(batches.length).toBeGreaterThan(2);
    expect(new Set(batches.map(parentOf))).toEqual(new Set(["execute"]));
    expect(batches.map(({ name }) => name).join()).not.toMatch(/[[{"]/);
    const statements = named(/^SELECT$/);
    expect(statements.length).toBeGreaterThan(2);
    for (const statement of statements) {
      expect(statement.kind).toBe(3);
      expect(parentOf(statement)).toMatch(/^load |^execute$/);
      expect(statement.attributes["db.query.text"]).toMatch(/^select/);
      expect(String(statement.attributes["db.query.text"]).length).toBeLessThanOrEqual(2000);
      expect(statement.attributes["db.query.text"]).not.toMatch(/sanofi/);
    }
    expect(statements.some((statement) => parentOf(statement)?.startsWith("load "))).toBe(true);
    expect(server.lines.find(({ msg }) => msg === "request completed")?.trace).toBe(traceId);
    expect(await server.stop()).toBe(0);
  }, 90_000);

  it("honor the decision of the caller and the configured share, and start anew after an invalid header", async () => {
    await using collector = await startCollector();
    await using server = await serve({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.endpoint}/`,
      OTEL_TRACES_SAMPLER_ARG: "0",
    });
    for (const traceparent of [
      `00-${traceId}-${spanId}-00`,
      "garbage",
      `00-${"0".repeat(32)}-${spanId}-01`,
      `00-${traceId}-${"0".repeat(16)}-01`,
      `ff-${traceId}-${spanId}-01`,
      `00-${traceId}-${spanId}-01-more`,
      `00-${traceId.toUpperCase()}-${spanId}-01`,
      "0".repeat(8000),
    ]) {
      expect((await server.post({ query }, { traceparent })).status, traceparent.slice(0, 80)).toBe(200);
    }
    const sampled = "1".repeat(32);
    await spansAfter(collector.spans, server, { traceparent: `00-${sampled}-${spanId}-01` });
    expect(await server.stop()).toBe(0);
    expect(new Set(collector.spans.map((span) => span.traceId))).toEqual(new Set([sampled]));
  }, 90_000);

  it.each([
    ["refuses connections", false],
    ["accepts connections but never answers", true],
  ])(
    "do not disturb requests if the collector %s",
    async (_what, listens) => {
      const silent = createServer(() => undefined).listen(0, "127.0.0.1");
      await new Promise((resolve) => silent.once("listening", resolve));
      const { port } = silent.address() as AddressInfo;
      const sockets: { destroy: () => void }[] = [];
      silent.on("connection", (socket) => sockets.push(socket));
      if (!listens) await new Promise((resolve) => silent.close(resolve));
      await using server = await serve({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
      for (let round = 0; round < 100; round++) {
        const responses = await Promise.all(Array.from({ length: 10 }, () => server.post({ query })));
        expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
        await Promise.all(responses.map((response) => response.text()));
      }
      await expect
        .poll(async () => /^graph_trace_spans_lost_total [1-9]/m.test(await server.metrics()), { timeout: 20_000 })
        .toBe(true);
      expect(server.lines.filter(({ msg }) => msg === "traces cannot be exported")).toHaveLength(1);
      const start = performance.now();
      expect(await server.stop()).toBe(0);
      expect(performance.now() - start).toBeLessThan(12_000);
      for (const socket of sockets) socket.destroy();
      if (listens) silent.close();
    },
    120_000,
  );
});
