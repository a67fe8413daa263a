import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGraph } from "../../support/graph.ts";
import { type GuardedServer, guardedServer, refusalOf } from "../../support/guarded-server.ts";

describe("POST /documents", () => {
  let server: GuardedServer;
  let headers: Record<string, string>;
  let reader: Record<string, string>;
  beforeAll(async () => {
    server = await guardedServer({}, ":memory:");
    const json = { "content-type": "application/json" };
    headers = { ...json, "x-api-key": await server.addKey("deploy", "register") };
    reader = { ...json, "x-api-key": await server.addKey("reader") };
    await wait(1100);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  const post = (body: unknown, sent = headers) =>
    server.fetch("/documents", {
      method: "POST",
      headers: sent,
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const execute = async (documentId: string) =>
    (await server.fetch("/graphql", { method: "POST", headers: reader, body: JSON.stringify({ documentId }) })).json();

  it("registers the documents of a manifest once, and clients request them by id", async () => {
    const manifest = { "count-1": "{ companies { totalCount } }", "name-1": "query Name { dataset { name } }" };
    const first = await post(manifest);
    expect(first.status).toBe(200);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(await first.json()).toEqual({ ids: ["count-1", "name-1"], registered: 2, alreadyRegistered: 0 });
    expect(await (await post(manifest)).json()).toMatchObject({ registered: 0, alreadyRegistered: 2 });
    expect(await execute("count-1")).toEqual({ data: { companies: { totalCount: 0 } } });
    const apollo = {
      format: "apollo-persisted-query-manifest",
      version: 1,
      operations: [{ id: "apollo-1", name: "Name", type: "query", body: "query Name { dataset { name } }" }],
    };
    expect((await post(apollo)).status).toBe(200);
    expect(await execute("apollo-1")).toEqual({ data: { dataset: { name: "Drug deal graph" } } });
  });

  it.each([
    ["{", /^The body is not a manifest\. Send a JSON object of ids and texts/],
    ["[]", /^The body is not a manifest/],
    ["{}", /^The body is not a manifest/],
    ["", /^The body is not a manifest/],
    [{ a: 5 }, /^The body is not a manifest/],
    [{ a: "{ companies { colour } }" }, /^manifest \(a\): 1:15: Cannot query field "colour"/],
    [{ a: "{ companies {" }, /^manifest \(a\): 1:14: Syntax Error/],
    [{ "": "{ companies { totalCount } }" }, /^The body is not a manifest/],
    [
      { operations: [1, 2].map((n) => ({ id: "same", body: `{ companies(first: ${n}) { totalCount } }` })) },
      /^manifest \(same\): the id belongs to a different text/,
    ],
  ])("registers nothing of an invalid manifest: %j", async (body, message) => {
    const manifest = typeof body === "object" && "a" in body ? { ...body, good: "{ dataset { name } }" } : body;
    const refusal = await refusalOf(await post(manifest));
    expect(refusal).toMatchObject({ status: 400, code: "BAD_REQUEST", message: expect.stringMatching(message) });
    expect(await execute("good")).toMatchObject({ errors: [{ extensions: { code: "DOCUMENT_NOT_FOUND" } }] });
  });

  it("does not replace a document", async () => {
    await post({ fixed: "{ dataset { name } }" });
    expect(await refusalOf(await post({ fixed: "{ dataset { revision } }" }))).toMatchObject({
      status: 400,
      message: 'manifest (fixed): the id "fixed" is already registered for a different text. Use a new id.',
    });
  });

  it("rejects other methods, other types, and bodies that are too large", async () => {
    const get = await server.fetch("/documents", { headers });
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await post("{}", { ...headers, "content-type": "text/plain" })).status).toBe(415);
    const large = await post({ a: "x".repeat(2_000_001) });
    expect(await refusalOf(large)).toMatchObject({ status: 413, code: "REQUEST_ENTITY_TOO_LARGE" });
    const chunk = `80000\r\n${"x".repeat(0x80000)}`;
    const streamed = await server.raw(
      "POST /documents HTTP/1.1",
      "Host: graph",
      "Content-Type: application/json",
      "Transfer-Encoding: chunked",
      `X-Api-Key: ${headers["x-api-key"]}`,
      "",
      ...Array.from({ length: 5 }, () => chunk),
      "0",
    );
    expect(streamed).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("does not exist on a server without authentication", async () => {
    await using graph = await testGraph();
    const response = await graph.fetch("/documents", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ a: "{ dataset { name } }" }),
    });
    expect(response.status).toBe(404);
  });
});
