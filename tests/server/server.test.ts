import { describe, expect, it } from "vitest";
import { printedSchema } from "../../src/schema/schema.ts";
import { graphOf, testGraph } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";

describe("the server", () => {
  it("reports liveness, and readiness while the store can be read", async () => {
    const graph = await testGraph();
    expect(await (await graph.fetch("/health/live")).json()).toEqual({ status: "live" });
    const ready = await graph.fetch("/health/ready");
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: "ready", revision: 1 });
    await graph.store.destroy();
    const broken = await graph.fetch("/health/ready");
    expect(broken.status).toBe(503);
    expect(await broken.json()).toMatchObject({ status: "unavailable", reason: "store-unreadable" });
    expect((await graph.fetch("/health/live")).status).toBe(200);
  });

  it("serves the schema as text", async () => {
    await using graph = await testGraph();
    const response = await graph.fetch("/schema.graphql");
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await response.text()).toBe(printedSchema());
  });

  it("serves GraphiQL to browsers, compressed and with an ETag, and the API to other clients", async () => {
    await using graph = await testGraph();
    const headers = { accept: "text/html", "accept-encoding": "gzip" };
    expect((await graph.fetch("/", { headers, redirect: "manual" })).headers.get("location")).toBe("/graphql");
    const page = await graph.fetch("/graphql", { headers });
    expect(page.headers.get("content-encoding")).toBe("gzip");
    expect((await page.arrayBuffer()).byteLength).toBeLessThan(4_000_000);
    const smaller = await graph.fetch("/graphql", { headers: { ...headers, "accept-encoding": "gzip, br" } });
    expect(smaller.headers.get("content-encoding")).toBe("br");
    expect((await smaller.arrayBuffer()).byteLength).toBeLessThan(2_500_000);
    const etag = page.headers.get("etag") as string;
    expect(smaller.headers.get("etag")).not.toBe(etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`])
      expect((await graph.fetch("/graphql", { headers: { ...headers, "if-none-match": known } })).status).toBe(304);
    const other = await graph.fetch("/graphql", { headers: { ...headers, "if-none-match": '"other"' } });
    expect(other.status).toBe(200);
    const answer = await graph.fetch("/graphql?query={dataset{revision}}", { headers: { accept: "application/json" } });
    expect(await answer.json()).toEqual({ data: { dataset: { revision: 1 } } });
  });

  it("reports client errors with stable codes, never with status 500", async () => {
    await using graph = await testGraph();
    const post = (body: string) =>
      graph.fetch("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
        body,
      });
    for (const [body, code, status] of [
      ['{"query":"{ dataset { nam"}', "GRAPHQL_PARSE_FAILED", 400],
      ['{"query":"{ dataset { nam } }"}', "GRAPHQL_VALIDATION_FAILED", 400],
      ['{"query":"{ agreements(first: \\"x\\") { totalCount } }"}', "BAD_USER_INPUT", 400],
      [
        '{"query":"query ($d: FullDate) { company(slug: \\"sanofi\\") { parent(on: $d) { id } } }","variables":{"d":"soon"}}',
        "BAD_USER_INPUT",
        400,
      ],
      ["{", "BAD_REQUEST", 400],
      ["{}", "BAD_REQUEST", 400],
      ['{"query":"mutation { x }"}', "BAD_REQUEST", 400],
      ['{"query":"query A { dataset { name } } query B { dataset { name } }"}', "OPERATION_RESOLUTION_FAILURE", 400],
    ] as const) {
      const response = await post(body);
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect(errors[0]?.extensions.code, body).toBe(code);
      expect(response.status, body).toBe(status);
    }
  });

  it("masks and logs unexpected errors", async () => {
    const graph = await graphOf({ "a.yaml": sampleRecords });
    await graph.store.schema.dropTable("agreement_party").execute();
    const { data, errors } = await graph.query('{ agreement(slug: "beta-acme-abc-1") { name parties { role } } }');
    expect(data).toEqual({ agreement: null });
    expect(errors).toEqual([
      {
        message: "Unexpected error.",
        locations: expect.anything(),
        path: ["agreement", "parties"],
        extensions: { code: "INTERNAL_SERVER_ERROR" },
      },
    ]);
    const logged = graph.log.map((line) => JSON.parse(line)).find(({ msg }) => msg === "unexpected error");
    expect(logged.err.message).toMatch(/no such table: agreement_party/);
    await graph.store.destroy();
  });

  it("leaks nothing if the store fails, whatever the method", async () => {
    const graph = await testGraph();
    await graph.store.destroy();
    const responses = await Promise.all([
      graph.fetch("/graphql?query={dataset{name}}"),
      graph.fetch("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "{ dataset { name } }" }),
      }),
      graph.fetch("/health/ready"),
    ]);
    for (const response of responses) expect(await response.text()).not.toMatch(/\.ts|node_modules|at \w+ \(|select/);
  });

  it("logs one line per request, without the query or its variables", async () => {
    await using graph = await testGraph();
    await graph.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        query: "query Secret($s: String) { company(slug: $s) { id } }",
        variables: { s: "hush" },
        operationName: "Secret",
      }),
    });
    expect(graph.log).toHaveLength(1);
    expect(JSON.parse(graph.log[0] as string)).toMatchObject({
      msg: "request completed",
      method: "POST",
      path: "/graphql",
      status: 200,
      operation: "Secret",
      request: expect.any(String),
      ms: expect.any(Number),
    });
    expect(graph.log[0]).not.toMatch(/hush|company/);
  });
});

describe("a GET request", () => {
  it("is rejected with 400 if its variables or extensions are not a JSON object", async () => {
    await using graph = await testGraph();
    for (const part of ["variables={", "extensions=[", "variables=3"]) {
      const response = await graph.fetch(`/graphql?query={dataset{revision}}&${part}`, {
        headers: { accept: "application/json" },
      });
      expect(response.status, part).toBe(400);
      const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
      expect(errors[0]?.extensions.code).toBe("BAD_REQUEST");
    }
  });
});
