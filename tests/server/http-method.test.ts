import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { type Graph, testGraph } from "../support/graph.ts";
import { type HttpGraph, listeningGraph } from "../support/http-graph.ts";

let graph: Graph;
let http: HttpGraph;
beforeAll(async () => {
  graph = await testGraph();
  http = await listeningGraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await http[Symbol.asyncDispose]();
});

const query = "/graphql?query={agreements(first:20){nodes{name,summary}}}";

describe("HEAD", () => {
  it.each([
    [query, {}],
    [query, { "accept-encoding": "gzip" }],
    ["/graphql?query={nothing}", { accept: "application/graphql-response+json" }],
    ["/graphql", {}],
    ["/graphql", { accept: "text/html", "accept-encoding": "br" }],
    ["/graphql", { accept: "image/png" }],
    ["/schema.graphql", { "accept-encoding": "br" }],
    ["/health/live", {}],
    ["/health/ready", {}],
    ["/", {}],
    ["/", { accept: "text/html" }],
    ["/nowhere", {}],
  ])("has the status and headers of GET and no body: %s %j", async (path, headers) => {
    const [get, head] = await Promise.all(
      ["GET", "HEAD"].map((method) =>
        graph.fetch(path, { method, headers: { "x-request-id": "a", ...headers }, redirect: "manual" }),
      ),
    );
    expect(head?.status).toBe(get?.status);
    expect([...(head?.headers ?? [])]).toEqual([...(get?.headers ?? [])]);
    expect(await head?.text()).toBe("");
    expect(JSON.parse(graph.log.at(-1) ?? "{}").method ?? "HEAD").toMatch(/GET|HEAD/);
  });

  it("is revalidated like GET, and logged as HEAD", async () => {
    const etag = (await graph.fetch(query)).headers.get("etag") ?? "";
    const response = await graph.fetch(query, { method: "HEAD", headers: { "if-none-match": etag } });
    expect(response.status).toBe(304);
    expect(JSON.parse(graph.log.at(-1) ?? "")).toMatchObject({ method: "HEAD", status: 304 });
  });

  it("sends no bytes after the headers", async () => {
    for (const path of [query, "/graphql", "/schema.graphql", "/health/ready", "/nowhere"]) {
      const { text } = await http.send(`HEAD ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect(text).toMatch(/^HTTP\/1\.1 \d{3} /);
      expect(text.endsWith("\r\n\r\n")).toBe(true);
    }
  });

  it("does not execute mutations, or queries in a body", async () => {
    expect((await graph.fetch("/graphql?query=mutation{x}", { method: "HEAD" })).status).toBe(405);
  });
});

describe("an unsupported method", () => {
  it("is rejected with 405, the allowed methods and a code", async () => {
    for (const [path, allow] of [
      ["/graphql", "GET, HEAD, POST, OPTIONS"],
      ["/graphql/", "GET, HEAD, POST, OPTIONS"],
      ["/health/live", "GET, HEAD, OPTIONS"],
      ["/schema.graphql", "GET, HEAD, OPTIONS"],
      ["/", "GET, HEAD, OPTIONS"],
    ] as const)
      for (const method of ["PUT", "DELETE", "PATCH", "BREW", ...(path.startsWith("/graphql") ? [] : ["POST"])]) {
        const response = await graph.fetch(path, { method, headers: { accept: "image/png" } });
        expect(response.status, `${method} ${path}`).toBe(405);
        expect(response.headers.get("allow")).toBe(allow);
        expect((await response.json()).errors[0].extensions.code).toBe("BAD_REQUEST");
      }
    const mutation = await graph.fetch("/graphql?query=mutation{x}");
    expect([mutation.status, mutation.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

describe("an unknown path", () => {
  it("is rejected with 404 and says where the API is, whatever the method", async () => {
    for (const path of ["/nowhere", "/graphql/x", "/x/graphql", "/x?y=/graphql", "/x/health", "/health/x"])
      for (const method of ["GET", "POST", "PUT"]) {
        const response = await graph.fetch(path, { method });
        expect(response.status, `${method} ${path}`).toBe(404);
        const [error] = (await response.json()).errors;
        expect(error.extensions.code).toBe("NOT_FOUND");
        expect(error.message).toMatch(/The API is at \/graphql/);
      }
    // The end of a query string is not a path.
    const response = await graph.fetch("/graphql?query={dataset{name}}&x=/health");
    expect((await response.json()).data.dataset.name).toBe("Drug deal graph");
  });
});

describe("a media type that the API does not have", () => {
  it("is rejected with 406 and a code, before the query is executed", async () => {
    for (const accept of [
      "image/png",
      "text/html;q=0.5",
      "application/json;q=0",
      "*/*;q=0",
      "application/json; charset=utf-16",
    ]) {
      const response = await graph.fetch("/graphql", {
        method: "POST",
        headers: { accept, "content-type": "application/json" },
        body: '{"query":"{ dataset { name } }"}',
      });
      expect(response.status, accept).toBe(406);
      expect(response.headers.get("content-type")).toMatch(/^application\/json/);
      expect((await response.json()).errors[0].extensions.code).toBe("NOT_ACCEPTABLE");
    }
  });

  it("does not matter if another one is accepted", async () => {
    for (const accept of [
      "",
      "*/*",
      "application/*",
      "text/html, application/JSON;q=0.1",
      'application/json;charset="utf-8"',
    ])
      expect((await graph.fetch("/graphql?query={dataset{name}}", { headers: { accept } })).status, accept).toBe(200);
  });
});

describe("the media type of a response", () => {
  it.each([
    ["application/json, application/graphql-response+json", "application/json"],
    ["application/graphql-response+json, application/json", "application/graphql-response+json"],
    ["application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json"],
    ["application/json;q=0, application/graphql-response+json;q=0.1", "application/graphql-response+json"],
    ["application/graphql-response+json;q=0.9, */*;q=0.1", "application/graphql-response+json"],
    ["multipart/mixed, application/json;q=0.1", "application/json"],
    ["text/event-stream", "text/event-stream"],
    ["*/*", "application/json"],
  ])("is the one that the client prefers: %s", async (accept, type) => {
    const response = await graph.fetch("/graphql?query={dataset{name}}", { headers: { accept } });
    expect(response.headers.get("content-type")).toMatch(new RegExp(`^${RegExp.escape(type)}(;|$)`));
    expect(await response.text()).toMatch(/Drug deal graph/);
  });
});

describe("the path `/`", () => {
  it("says what the server is to clients that are not browsers", async () => {
    for (const accept of ["*/*", "application/json"]) {
      const response = await graph.fetch("/", { headers: { accept } });
      expect(response.status).toBe(200);
      expect(response.headers.get("vary")).toMatch(/accept/);
      const answer = await response.json();
      expect(answer).toEqual({
        name: "Drug deal graph",
        description: manifest.description,
        version: manifest.version,
        links: { graphql: "/graphql", schema: "/schema.graphql", health: "/health/ready" },
      });
      for (const link of Object.values<string>(answer.links)) expect((await graph.fetch(link)).status).not.toBe(404);
    }
  });
});
