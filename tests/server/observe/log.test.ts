import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newMetrics } from "../../../src/server/observe/metrics.ts";
import { testGraph } from "../../support/graph.ts";
import { run } from "../../support/run.ts";

const linesOf = (log: readonly string[]) => log.map((line) => JSON.parse(line));
const heavy = `query Heavy($hidden: String) { ${Array.from({ length: 30 }, (_, index) => `a${index}: agreements { nodes { name parties { company { name } } } }`).join(" ")} company(slug: $hidden) { id } }`;

describe("the log line of a request", () => {
  it("contains the statements, their time, and the size of the response", async () => {
    await using graph = await testGraph();
    const { statements } = await graph.query('query Sanofi { company(slug: "sanofi") { name } }');
    const [line] = linesOf(graph.log);
    expect(line).toMatchObject({ operation: "Sanofi", statements: statements.length, sqlMs: expect.any(Number) });
    expect(statements.length).toBeGreaterThan(0);
    expect(line.bytes).toBe(JSON.stringify({ data: { company: { name: "Sanofi" } } }).length);
    expect(line).not.toHaveProperty("codes");
    expect(line.cost).toBe(1);
  });

  it("contains the codes of errors, each once, of GraphQL and of requests that are rejected before", async () => {
    await using graph = await testGraph();
    await graph.query("{ a: agreements(first: 1000) { totalCount } b: agreements(first: 1000) { totalCount } }");
    await graph.query("{ nothing }");
    await graph.fetch("/graphql?query={dataset{name}}&variables=3");
    expect(linesOf(graph.log).map(({ codes }) => codes)).toEqual([
      ["BAD_USER_INPUT"],
      ["GRAPHQL_VALIDATION_FAILED"],
      ["BAD_REQUEST"],
    ]);
  });

  it("counts the statements of requests that run at the same time apart", async () => {
    await using graph = await testGraph();
    await graph.query(heavy);
    const [{ statements: alone }] = linesOf(graph.log);
    await Promise.all([graph.query(heavy), graph.query("{ __typename }"), graph.query(heavy)]);
    const [none, ...others] = linesOf(graph.log.slice(1))
      .map(({ statements }) => statements)
      .sort((a, b) => a - b);
    expect(none).toBe(0);
    // Requests that take turns may need a few more batches than one that is alone.
    for (const count of others) expect(count / alone).toBeLessThan(1.5);
  });

  it("is at the level debug for health checks and metrics", async () => {
    await using graph = await testGraph();
    await graph.fetch("/health/live");
    await graph.fetch("/metrics");
    expect(graph.log).toEqual([]);
  });
});

describe("the log line of a slow query", () => {
  it("names the operation and the hash of the document, but contains neither query, variables nor credentials", async () => {
    const metrics = newMetrics();
    await using graph = await testGraph({ observe: { metrics, slowQueryMs: 1 } });
    await graph.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer s3cret", cookie: "token=s3cret" },
      body: JSON.stringify({ query: heavy, variables: { hidden: "hush" } }),
    });
    const [, line] = linesOf(graph.log);
    expect(line).toMatchObject({
      level: 40,
      msg: "slow query",
      operation: "Heavy",
      document: createHash("sha256").update(heavy).digest("hex"),
      statements: expect.any(Number),
      sqlMs: expect.any(Number),
      ms: expect.any(Number),
    });
    expect(graph.log.join("\n")).not.toMatch(/hush|agreements|s3cret/);
    expect(await metrics.text()).toMatch(/^graph_slow_requests_total 1$/m);
  });

  it("is not written for fast queries, and not at all if the limit is 0", async () => {
    await using fast = await testGraph({ observe: { metrics: newMetrics(), slowQueryMs: 60_000 } });
    await fast.query(heavy);
    await using off = await testGraph({ observe: { metrics: newMetrics(), slowQueryMs: 0 } });
    await off.query(heavy);
    expect([fast.log.length, off.log.length]).toEqual([1, 1]);
  });
});

describe("an invalid setting", () => {
  it.each([
    ["SLOW_QUERY_MS", "-1", /^SLOW_QUERY_MS must be an integer from 0 to 3600000 \(milliseconds; .*\), got "-1"\.\n$/],
    ["SLOW_QUERY_MS", "1s", /^SLOW_QUERY_MS must be an integer .*, got "1s"\.\n$/],
    ["OTEL_TRACES_SAMPLER_ARG", "1.5", /^OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1 .*, got "1\.5"\.\n$/],
    ["OTEL_TRACES_SAMPLER_ARG", "NaN", /^OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1 .*, got "NaN"\.\n$/],
    [
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      "collector:4318",
      /^OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https URL, .*\n$/,
    ],
    [
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      "http://me:s3cret@host",
      /^OTEL_EXPORTER_OTLP_ENDPOINT must not contain credentials\. .*\n$/,
    ],
  ])("is reported in one line: %s=%s", async (name, value, message) => {
    const { code, stderr } = await run(["serve"], { [name]: value });
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/s3cret/);
  });
});
