import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HttpGraph, listeningGraph, type RawResponse } from "../support/http-graph.ts";

let graph: HttpGraph;
beforeAll(async () => {
  graph = await listeningGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const query = "/graphql?query=%7Bdataset%7Bname%7D%7D";
const get = (target: string, headers = "Host: graph.test", version = "1.1") =>
  graph.send(`GET ${target} HTTP/${version}\r\n${headers}\r\nAccept: application/json\r\nConnection: close\r\n\r\n`);

/** A refusal that is complete: valid HTTP, a JSON body with a code, an id, and nothing about the program. */
function expectRefusal(response: RawResponse, status: number, code = "BAD_REQUEST") {
  expect(response.text).toMatch(/^HTTP\/1\.1 \d{3} \w+/);
  expect(response.status).toBe(status);
  expect(JSON.parse(response.body).errors[0].extensions.code).toBe(code);
  expect(response.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.text).not.toMatch(/\.ts|node_modules|at \w+ \(/);
}

describe("a request target", () => {
  it.each([
    ["a path", query],
    ["a complete URL", `http://graph.test${query}`],
    ["a complete URL in upper case", `HTTP://GRAPH.TEST:4000${query}`],
    ["a complete URL of an IPv6 address", `http://[::1]:4000${query}`],
  ])("is served if it is %s", async (_form, target) => {
    const response = await get(target);
    expect(response.status).toBe(200);
    expect(JSON.parse(response.body)).toEqual({ data: { dataset: { name: "Drug deal graph" } } });
  });

  it("may be a complete URL without a path, which names the server", async () => {
    const response = await get("http://graph.test");
    expect(response.status).toBe(200);
    expect(JSON.parse(response.body).links.graphql).toBe("/graphql");
    expect((await get("http://graph.test?x=1")).status).toBe(200);
  });

  it("is rejected with 400 if it is a URL with an invalid or empty authority, or of another scheme", async () => {
    for (const target of [
      `http://user:secret@graph.test${query}`,
      `http://graph.test:99999${query}`,
      `http://%20${query}`,
      `http://${query}`,
      `ftp://graph.test${query}`,
      "*",
    ])
      expectRefusal(await get(target), 400);
  });

  it("is rejected with 404 if nothing is there, however odd it is", async () => {
    for (const target of [
      "//",
      "///graphql",
      "/%zz",
      "/%00",
      "/..%2f..",
      "/graphql;x",
      "/graphql%2F",
      "/\\graphql",
      "/health/",
    ])
      expectRefusal(await get(target), 404, "NOT_FOUND");
  });

  it("is never answered with 500 for invalid percent-encoding in the query string", async () => {
    for (const search of [
      "query=%zz",
      "query=%ff%fe",
      "query=%7B&variables=%",
      "%=%&query=%7Bdataset%7Bname%7D%7D",
      "documentId=%",
    ]) {
      const response = await get(`/graphql?${search}`);
      expect(response.status, search).toBeLessThan(500);
      expect(response.text).not.toMatch(/\.ts|node_modules|at \w+ \(/);
    }
  });

  it("may be `*` for OPTIONS", async () => {
    const response = await graph.send("OPTIONS * HTTP/1.1\r\nHost: graph.test\r\nConnection: close\r\n\r\n");
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
  });
});

describe("the header Host", () => {
  it("is required once, and must be a host", async () => {
    for (const headers of ["X-A: b", "Host:", "Host: a b", "Host: a/b", "Host: u@a", "Host: a:b", "Host: a\r\nHost: b"])
      expectRefusal(await get(query, headers), 400);
    expect((await get(query, "X-A: b", "1.0")).status).toBe(200);
    expect((await get(query, "Host: [::1]:4000")).status).toBe(200);
  });
});

describe("what the HTTP parser rejects", () => {
  it.each([
    ["a request line that is not HTTP", "nonsense\r\n\r\n", 400],
    ["an invalid header", "GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n", 400],
    [
      "a body with two lengths",
      "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      400,
    ],
    ["headers that are too large", `GET / HTTP/1.1\r\nHost: a\r\nX-A: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["a target that is too long", `GET /graphql?query=${"x".repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ["CONNECT", "CONNECT graph.test:443 HTTP/1.1\r\nHost: graph.test:443\r\n\r\n", 405],
    ["an unknown expectation", "GET / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n", 417],
  ])("is answered in JSON, and the connection is closed: %s", async (_what, text, status) => {
    const response = await graph.send(text);
    expectRefusal(response, status);
    expect(response.headers.get("connection")).toBe("close");
    expect(Number(response.headers.get("content-length"))).toBe(Buffer.byteLength(response.body));
    expect(JSON.parse(graph.log.at(-1) ?? "")).toMatchObject({
      msg: "request rejected",
      status,
      request: response.headers.get("x-request-id"),
    });
  });

  it("is answered after the requests before it on the same connection", async () => {
    const good = `GET ${query} HTTP/1.1\r\nHost: a\r\n\r\n`;
    const { text } = await graph.send(`${good}${good}nonsense\r\n\r\n`);
    expect(text.match(/HTTP\/1\.1 \d{3}/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 400"]);
  });

  it("is answered if it is the body of a request", async () => {
    const head = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    expectRefusal(await graph.send(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"que\r\nZZ\r\n`), 400);
    const accepted = await graph.send("GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(accepted.status).toBe(200);
  });

  it("has no CORS headers if only some origins are allowed, because the origin is not known", async () => {
    await using restricted = await listeningGraph(["https://app.example.org"]);
    const response = await restricted.send("nonsense\r\n\r\n");
    expect(response.status).toBe(400);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });
});
