import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { type Graph, testGraph } from "../support/graph.ts";

const json = { "content-type": "application/json" };
const long = "{ agreements(first: 20) { nodes { name summary } } }";

describe("HTTP transport", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });
  const post = (query: string, headers: Record<string, string> = {}) =>
    graph.fetch("/graphql", { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify({ query }) });

  it("propagates the request id and trace id to the response and the log", async () => {
    const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    const withId = await post("{ dataset { name } }", {
      "x-request-id": "web-17:a",
      traceparent: `00-${trace}-00f067aa0ba902b7-01`,
    });
    expect(withId.headers.get("x-request-id")).toBe("web-17:a");
    expect(JSON.parse(graph.log.at(-1) ?? "")).toMatchObject({ request: "web-17:a", trace, msg: "request completed" });
    for (const invalid of ["", "a b", "x".repeat(129), 'a"b']) {
      const response = await post("{ dataset { name } }", { "x-request-id": invalid });
      expect(response.headers.get("x-request-id")).toMatch(/^[\da-f]{8}-/);
      const line = JSON.parse(graph.log.at(-1) ?? "");
      expect(line.request).toBe(response.headers.get("x-request-id"));
      expect(line).not.toHaveProperty("trace");
    }
    await graph.fetch("/graphql", {
      method: "POST",
      headers: json,
      body: JSON.stringify({ query: "query Named { dataset { name } }" }),
    });
    expect(JSON.parse(graph.log.at(-1) ?? "").operation).toBe("Named");
    for (const operationName of ["x".repeat(1000), { a: 1 }])
      await graph.fetch("/graphql", {
        method: "POST",
        headers: json,
        body: JSON.stringify({ query: "{ dataset { name } }", operationName }),
      });
    expect((graph.log.at(-2) ?? "").length).toBeLessThan(500);
    expect(JSON.parse(graph.log.at(-1) ?? "")).not.toHaveProperty("operation");
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, index) => post(long, { "x-request-id": `id-${index}` })),
    );
    expect(ids.map((response) => response.headers.get("x-request-id"))).toEqual(ids.map((_, index) => `id-${index}`));
  });

  it.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ])("compresses long responses with %s if the client accepts it", async (encoding, decompress) => {
    const plain = await post(long);
    expect(plain.headers.get("content-encoding")).toBeNull();
    const text = await plain.text();
    const response = await post(long, { "accept-encoding": `deflate, ${encoding};q=0.8` });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("vary")).toMatch(/accept-encoding/);
    const body = Buffer.from(await response.arrayBuffer());
    expect(body.length).toBeLessThan(text.length / 2);
    expect(decompress(body).toString()).toBe(text);
  });

  it("does not compress short responses, or for clients that refuse compression", async () => {
    expect(
      (await post("{ dataset { name } }", { "accept-encoding": "br" })).headers.get("content-encoding"),
    ).toBeNull();
    const refused = await post(long, { "accept-encoding": "br;q=0, gzip;q=0.0, identity" });
    expect(refused.headers.get("content-encoding")).toBeNull();
    expect((await refused.json()).data.agreements.nodes).toHaveLength(20);
    const withoutBrotli = await post(long, { "accept-encoding": "br;q=0, *" });
    expect(withoutBrotli.headers.get("content-encoding")).toBe("gzip");
  });

  it("allows pages of any origin, or of the configured origins, to read responses", async () => {
    const origin = "https://app.example.org";
    const any = await post("{ dataset { name } }", { origin });
    expect(any.headers.get("access-control-allow-origin")).toBe("*");
    expect(any.headers.get("access-control-expose-headers")).toMatch(/x-request-id/);
    await using restricted = await testGraph({ corsOrigins: [origin, "http://localhost:5173"] });
    const getFrom = (from: string) => restricted.fetch("/graphql?query={dataset{name}}", { headers: { origin: from } });
    const [listed, unlisted] = await Promise.all([getFrom(origin), getFrom("https://elsewhere.example.org")]);
    expect(listed?.headers.get("access-control-allow-origin")).toBe(origin);
    expect(listed?.headers.get("vary")).toMatch(/origin/i);
    expect(unlisted?.headers.get("access-control-allow-origin")).toBeNull();
    const preflight = await restricted.fetch("/graphql", {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET, HEAD, POST",
      "access-control-allow-headers": expect.stringMatching(/\bcontent-type\b/),
    });
    await using none = await testGraph({ corsOrigins: [] });
    const closed = await none.fetch("/graphql?query={dataset{name}}", { headers: { origin } });
    expect(closed.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("delivers deferred fragments and streamed lists incrementally", async () => {
    const deferred = await post(
      '{ company(slug: "sanofi") { name ... @defer(label: "deals") { agreements(first: 2) { nodes { slug } } } } }',
      { accept: "multipart/mixed; deferSpec=20220824, application/json" },
    );
    expect(deferred.headers.get("content-type")).toMatch(/^multipart\/mixed/);
    const text = await deferred.text();
    const parts = [...text.matchAll(/\{.*\}/g)].map(([part]) => JSON.parse(part));
    expect(parts[0]).toEqual({ data: { company: { name: "Sanofi" } }, hasNext: true });
    const later = parts.flatMap(({ incremental = [] }) => incremental);
    expect(later[0]).toMatchObject({ path: ["company"], label: "deals" });
    expect(later[0].data.agreements.nodes).toHaveLength(2);
    expect(parts.at(-1).hasNext).toBe(false);

    const streamed = await post(
      '{ agreement(slug: "sanofi-radiomedix-orano-med-alphamedix-2024") { parties @stream(initialCount: 1) { role } } }',
      {
        accept: "text/event-stream",
      },
    );
    expect(streamed.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(await streamed.text()).toMatch(/"hasNext":true[\s\S]*"items":\[/);
    const negative = await graph.fetch("/graphql", {
      method: "POST",
      headers: { ...json, accept: "multipart/mixed" },
      body: JSON.stringify({
        query: "query ($n: Int) { companies(first: 2) { nodes @stream(initialCount: $n) { slug } } }",
        variables: { n: -1 },
      }),
    });
    expect(await negative.text()).toContain('"code":"BAD_USER_INPUT","argument":"initialCount"');
    // A client that does not accept incremental delivery gets a single response.
    const whole = await post(
      '{ company(slug: "sanofi") { ...Name @defer(if: true) agreements(first: 2) { nodes @stream { slug } } } } fragment Name on Company { name }',
      { accept: "application/json" },
    );
    const spaced = await post('{ company(slug: "sanofi") { ... @ defer { name } } }', { accept: "application/json" });
    expect(await spaced.json()).toEqual({ data: { company: { name: "Sanofi" } } });
    const { company } = (await whole.json()).data;
    expect(company.name).toBe("Sanofi");
    expect(company.agreements.nodes).toHaveLength(2);
  });

  it("includes Apollo's inline trace only if the request asks for it", async () => {
    const traced = await post("{ dataset { name } }", { "apollo-federation-include-trace": "ftv1" });
    const { data, extensions } = await traced.json();
    expect(data.dataset.name).toBe("Drug deal graph");
    expect(Buffer.from(extensions.ftv1, "base64").includes("dataset")).toBe(true);
    expect(traced.headers.get("x-request-id")).not.toBeNull();
    const entity = await post(
      '{ _entities(representations: [{ __typename: "Trial", nctId: "NCT05153772" }]) { ... on Trial { name } } }',
      { "apollo-federation-include-trace": "ftv1" },
    );
    expect((await entity.json()).extensions.ftv1).toEqual(expect.any(String));
    expect(await (await post("{ dataset { name } }")).json()).not.toHaveProperty("extensions");
  });

  it.each([
    [
      "a batch",
      () => graph.fetch("/graphql", { method: "POST", headers: json, body: '[{"query":"{ dataset { name } }"}]' }),
      400,
    ],
    ["a mutation by GET", () => graph.fetch("/graphql?query=mutation{x}"), 405],
    ["variables that are not JSON", () => graph.fetch("/graphql?query={dataset{name}}&variables={"), 400],
    [
      "variables that are not JSON, at /graphql/",
      () => graph.fetch("/graphql/?query={dataset{name}}&variables={"),
      400,
    ],
    [
      "a form-encoded body",
      () =>
        graph.fetch("/graphql", {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: "query={dataset{name}}&variables={",
        }),
      415,
    ],
    [
      "a multipart form",
      () => {
        const body = new FormData();
        body.set("operations", "null");
        body.set("map", '{"0":5}');
        return graph.fetch("/graphql", { method: "POST", body });
      },
      415,
    ],
    ["a query with too many tokens", () => post(`{ ${"dataset { name } ".repeat(3000)} }`), 200],
    [
      "a query that is nested too deeply",
      () =>
        post(`{ agreements(where: ${"{not:".repeat(3200)}{}${"}".repeat(3200)}) { totalCount } }`, {
          accept: "application/graphql-response+json",
        }),
      400,
    ],
    ["a body that is too large", () => post(`{ dataset { name } } # ${"x".repeat(2_000_000)}`), 413],
    ["a body that is not JSON", () => graph.fetch("/graphql", { method: "POST", headers: json, body: "{" }), 400],
    [
      "a body with an unsupported content type",
      () => graph.fetch("/graphql", { method: "POST", headers: { "content-type": "text/plain" }, body: "x" }),
      415,
    ],
    ["an unsupported method", () => graph.fetch("/graphql", { method: "PUT", headers: json, body: "{}" }), 405],
  ])("rejects %s with a client error code", async (_what, send, status) => {
    const response = await send();
    expect(response.status).toBe(status);
    const text = await response.text();
    if (text) expect(JSON.parse(text).errors[0].extensions.code).toMatch(/^(?!INTERNAL)[A-Z_]+$/);
  });
});
