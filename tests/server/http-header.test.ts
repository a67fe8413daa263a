import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Graph, testGraph } from "../support/graph.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const json = { "content-type": "application/json" };
const query = "/graphql?query={dataset{name}}";

/** One request for each status that the server has. */
const requests: readonly [number, string, RequestInit?][] = [
  [200, query],
  [304, query, { headers: { "if-none-match": "*" } }],
  [400, "/graphql?query={"],
  [404, "/nowhere"],
  [405, "/graphql", { method: "PUT" }],
  [406, "/graphql", { headers: { accept: "image/png" } }],
  [413, "/graphql", { method: "POST", headers: json, body: " ".repeat(2_000_001) }],
  [415, "/graphql", { method: "POST", headers: { "content-type": "text/plain" }, body: "x" }],
];

describe("every response", () => {
  it.each(requests)(
    "with status %d has the CORS headers, an id and the security headers",
    async (status, path, init) => {
      const graphqlJson = { accept: "application/graphql-response+json" };
      const response = await graph.fetch(path, { ...init, headers: { ...graphqlJson, ...init?.headers } });
      expect(response.status).toBe(status);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "access-control-allow-origin": "*",
        "access-control-expose-headers":
          "content-disposition, etag, x-request-id, retry-after, ratelimit, ratelimit-policy",
        "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      });
      if (status >= 400) {
        expect(response.headers.get("content-type")).toMatch(/^application\/(graphql-response\+)?json/);
        expect((await response.json()).errors[0].extensions.code).toMatch(/^(?!INTERNAL)[A-Z_]+$/);
      }
    },
  );

  it("has them if the store fails", async () => {
    const broken = await testGraph();
    await broken.store.destroy();
    for (const [path, init] of [
      [query],
      ["/health/ready"],
      ["/graphql", { method: "POST", headers: json, body: '{"query":"{ dataset { name } }"}' }],
    ] as const) {
      const response = await broken.fetch(path, init);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(response.headers.get("x-request-id")).not.toBeNull();
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("copies nothing of unlimited length from the request", async () => {
    const long = "x".repeat(4000);
    const accept = Array.from({ length: 1000 }, (_, index) => `a/${index}`).join(",");
    for (const [, path, init] of requests)
      for (const method of [init?.method ?? "GET", "OPTIONS"]) {
        const response = await graph.fetch(path, {
          ...(method !== "OPTIONS" && init),
          method,
          headers: {
            ...init?.headers,
            accept,
            origin: `https://${long}.example.org`,
            "access-control-request-method": long,
            "access-control-request-headers": long,
            "x-request-id": long,
            traceparent: long,
            "accept-encoding": long,
            "user-agent": long,
          },
        });
        const total = [...response.headers].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
        expect(total, `${method} ${path}`).toBeLessThan(1500);
      }
  });
});

describe("a preflight request", () => {
  it("is answered with a fixed list of headers", async () => {
    const response = await graph.fetch("/graphql", {
      method: "OPTIONS",
      headers: {
        origin: "https://app.example.org",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type, x-anything",
      },
    });
    expect(response.status).toBe(204);
    const allowed = response.headers.get("access-control-allow-headers")?.split(", ") ?? [];
    expect(allowed).toEqual(
      expect.arrayContaining([
        "authorization",
        "content-type",
        "if-none-match",
        "x-request-id",
        "traceparent",
        "apollographql-client-name",
        "apollo-require-preflight",
      ]),
    );
    expect(allowed).not.toContain("x-anything");
  });
});

describe("If-None-Match", () => {
  const statusFor = async (known: string, path = query) =>
    (await graph.fetch(path, { headers: { "if-none-match": known } })).status;

  it("is compared weakly, and may be a list", async () => {
    const etag = (await graph.fetch(query)).headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"[^"]+"$/);
    const strong = etag.replace("W/", "");
    for (const known of [etag, strong, `"a", ${etag}`, `"a,b" ,${strong}, "c"`, `W/"x",W/"y",${etag}`, `  ${etag}  `])
      expect(await statusFor(known), known).toBe(304);
    for (const known of ["", '""', '"a"', strong.slice(1, -1), `"${strong.slice(1, -1)}x"`, `"a${etag}"`])
      expect(await statusFor(known), known).toBe(200);
  });

  it("matches every successful response if it is `*`, and no other", async () => {
    const response = await graph.fetch(query, { headers: { "if-none-match": " * " } });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe("");
    expect(response.headers.get("etag")).toMatch(/^W\//);
    expect(response.headers.get("content-type")).toBeNull();
    expect(await statusFor("*", "/nowhere")).toBe(404);
    const failing = "/graphql?query={nothing}";
    const headers = { "if-none-match": "*", accept: "application/graphql-response+json" };
    expect((await graph.fetch(failing, { headers })).status).toBe(400);
  });
});
