import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Graph, graphOf, openGraph, recordFolder, testGraph } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";

const query = "query Name($slug: String!) { company(slug: $slug) { name } }";
const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const persisted = (sha256Hash: string, version = 1) => ({ persistedQuery: { version, sha256Hash } });
const json = { "content-type": "application/json", accept: "application/graphql-response+json" };

const post = (graph: Graph, body: unknown) =>
  graph.fetch("/graphql", { method: "POST", headers: json, body: JSON.stringify(body) });
const get = (graph: Graph, parameters: Record<string, unknown>, headers: Record<string, string> = {}) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    search.set(name, typeof value === "string" ? value : JSON.stringify(value));
  return graph.fetch(`/graphql?${search}`, { headers: { ...json, ...headers } });
};

describe("automatic persisted queries", () => {
  it.each([["POST"], ["GET"]])("are requested once and cached, by %s", async (method) => {
    await using graph = await testGraph();
    const send = (body: Record<string, unknown>) => (method === "POST" ? post(graph, body) : get(graph, body));
    const request = { variables: { slug: "sanofi" }, extensions: persisted(hash(query)) };
    const unknown = await send(request);
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get("cache-control")).toBe(method === "GET" ? "no-store" : null);
    expect(await unknown.json()).toEqual({
      errors: [{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
    });
    const first = await send({ ...request, query });
    expect(await first.json()).toEqual({ data: { company: { name: "Sanofi" } } });
    const second = await send(request);
    expect(second.status).toBe(200);
    expect(await second.json()).toEqual({ data: { company: { name: "Sanofi" } } });
  });

  it.each([
    [{ query, extensions: persisted(hash("{ dataset { name } }")) }, 400, "PERSISTED_QUERY_MISMATCH"],
    [{ extensions: persisted(hash(query), 2) }, 400, "PERSISTED_QUERY_NOT_SUPPORTED"],
    [{ extensions: persisted("ABC") }, 400, "BAD_REQUEST"],
    [{ extensions: { persistedQuery: { version: 1 } } }, 400, "BAD_REQUEST"],
    [{ documentId: "nothing" }, 404, "DOCUMENT_NOT_FOUND"],
    [{ documentId: 7 }, 400, "BAD_REQUEST"],
    [{ documentId: "x", query }, 400, "BAD_REQUEST"],
    [{ query: 5, extensions: persisted(hash(query)) }, 400, "BAD_REQUEST"],
    [{ query: { a: 1 } }, 400, "BAD_REQUEST"],
    [{}, 400, "BAD_REQUEST"],
  ])("are rejected if they are invalid: %j", async (body, status, code) => {
    await using graph = await testGraph();
    const response = await post(graph, body);
    expect(response.status).toBe(status);
    expect((await response.json()).errors[0].extensions.code).toBe(code);
    // With application/json the body is the same, and the status may be 200.
    const plain = await graph.fetch("/graphql", {
      method: "POST",
      headers: { ...json, accept: "application/json" },
      body: JSON.stringify(body),
    });
    expect((await plain.json()).errors[0].extensions.code).toBe(code);
    expect(plain.status).toBeLessThan(500);
  });

  it("are executed but not cached if the query is too long", async () => {
    await using graph = await testGraph();
    const long = `${query} # ${"x".repeat(100_001)}`;
    const body = { query: long, variables: { slug: "sanofi" }, extensions: persisted(hash(long)) };
    expect((await post(graph, body)).status).toBe(200);
    expect((await post(graph, { ...body, query: undefined })).status).toBe(404);
  });
});

describe("registered documents", () => {
  let home: string;
  let environment: Record<string, string>;
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "documents-"));
    environment = { DATABASE_URL: path.join(home, "graph.db"), LOG_LEVEL: "silent" };
    const records = await recordFolder({ "a.yaml": sampleRecords });
    expect((await run(["load", records], environment)).code).toBe(0);
    await rm(records, { recursive: true });
  });
  afterEach(() => rm(home, { recursive: true }));

  it("are registered once, from files and manifests, and executed by id", async () => {
    const manifest = {
      format: "apollo-persisted-query-manifest",
      version: 1,
      operations: [{ id: "from-apollo", name: "Name", type: "query", body: query }],
    };
    const relay = { "0123456789abcdef0123456789abcdef": "query Relay { companies(first: 1) { nodes { slug } } }" };
    const documents = await recordFolder({
      "name.graphql": query,
      "deeper/count.gql": "{ companies { totalCount } }",
      "apollo.json": JSON.stringify(manifest),
      "relay.json": JSON.stringify(relay),
    });
    const first = await run(["documents", documents], environment);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain(`${hash(query)}  ${path.join(documents, "name.graphql")}\n`);
    expect(first.stdout).toMatch(/registered 4, [a-z ]+ 0\n$/);
    expect((await run(["documents", documents], environment)).stdout).toMatch(/registered 0, [a-z ]+ 4\n$/);

    await using graph = await openGraph(environment.DATABASE_URL as string);
    for (const id of ["from-apollo", hash(query), `sha256:${hash(query)}`]) {
      const body = { documentId: id, variables: { slug: "acme" } };
      expect((await (await post(graph, body)).json()).data.company.name).toMatch(/acme/i);
      expect(await (await get(graph, body)).json()).toEqual(await (await post(graph, body)).json());
    }
    const known = await post(graph, { variables: { slug: "acme" }, extensions: persisted(hash(query)) });
    expect(known.status).toBe(200);
    expect((await post(graph, { documentId: "0123456789abcdef0123456789abcdef" })).status).toBe(200);
    await rm(documents, { recursive: true });
  });

  it("are the only ones that a server with QUERIES=trusted executes", async () => {
    const documents = await recordFolder({ "name.graphql": query });
    await run(["documents", documents], environment);
    await using graph = await openGraph(environment.DATABASE_URL as string, { queries: "trusted" });
    const variables = { slug: "acme" };
    expect((await post(graph, { documentId: hash(query), variables })).status).toBe(200);
    expect((await post(graph, { query, variables })).status).toBe(200);
    expect((await post(graph, { extensions: persisted(hash(query)), variables })).status).toBe(200);
    const other = "{ companies { totalCount } }";
    for (const body of [{ query: other }, { query: other, extensions: persisted(hash(other)) }]) {
      const rejected = await post(graph, body);
      expect(rejected.status).toBe(403);
      expect((await rejected.json()).errors[0].extensions.code).toBe("DOCUMENT_NOT_TRUSTED");
    }
    for (const invalid of [5, ["{ companies { totalCount } }"], {}]) {
      const rejected = await post(graph, { query: invalid });
      expect((await rejected.json()).errors[0].extensions.code).toBe("BAD_REQUEST");
    }
    // A rejected query is not cached by its hash.
    expect((await post(graph, { extensions: persisted(hash(other)) })).status).toBe(404);
    const page = await graph.fetch("/", { headers: { accept: "text/html" } });
    expect(page.headers.get("content-type")).toMatch(/^application\/json/);
    await rm(documents, { recursive: true });
  });

  it.each<[files: Record<string, string>, message: RegExp]>([
    [
      { "a.graphql": "{ companies { colour } }" },
      /a\.graphql: 1:15: Cannot query field "colour" on type "CompanyConnection"/,
    ],
    [{ "a.graphql": "{ companies {" }, /a\.graphql: 1:14: Syntax Error/],
    [{ "a.graphql": "fragment Name on Company { name }" }, /a\.graphql: contains no operation/],
    [{ "a.json": "[1]" }, /a\.json: not a manifest/],
    [{ "a.json": '{"x": 1}' }, /a\.json: not a manifest/],
    [
      { "a.json": `{"x": "{ companies { totalCount } }"}`, "b.json": `{"x": "{ people { totalCount } }"}` },
      /b\.json \(x\): the id "x" belongs to a different text in .*a\.json/,
    ],
    [{ "a.txt": "" }, /contains no \.graphql, \.gql or \.json file/],
  ])("are not registered if one of them is invalid: %j", async (files, message) => {
    const documents = await recordFolder({ ...files, ...(!("a.txt" in files) && { "good.graphql": query }) });
    const { code, stdout, stderr } = await run(["documents", documents], environment);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
    await using graph = await openGraph(environment.DATABASE_URL as string);
    expect((await post(graph, { documentId: hash(query), variables: { slug: "acme" } })).status).toBe(404);
    await rm(documents, { recursive: true });
  });

  it("cannot take the id of a different text, or come from a missing folder", async () => {
    const [one, two] = await Promise.all([
      recordFolder({ "a.json": '{"x": "{ companies { totalCount } }"}' }),
      recordFolder({ "a.json": '{"x": "{ people { totalCount } }"}' }),
    ]);
    await run(["documents", one], environment);
    const { code, stderr } = await run(["documents", two], environment);
    expect(code).toBe(1);
    expect(stderr).toMatch(/the id "x" is already registered for a different text\. Use a new id\.\n$/);
    expect((await run(["documents", "nowhere"], environment)).stderr).toBe(
      "nowhere is not a folder. Pass a folder that contains .graphql, .gql or .json files.\n",
    );
    await Promise.all([one, two].map((each) => rm(each, { recursive: true })));
  });
});

describe("a GET request", () => {
  it("is cacheable, and responds with 304 while the revision is unchanged", async () => {
    await using graph = await testGraph();
    const request = { query, variables: { slug: "sanofi" } };
    const first = await get(graph, request);
    expect(first.status).toBe(200);
    expect(first.headers.get("cache-control")).toBe("public, max-age=60, stale-while-revalidate=600");
    expect(first.headers.get("vary")).toMatch(/accept/);
    const etag = first.headers.get("etag") as string;
    expect(etag).toMatch(/^W\/"1-[\w-]{22}"$/);
    const again = await get(graph, request, { "if-none-match": `"other", ${etag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    expect((await get(graph, { ...request, variables: { slug: "novartis" } }, { "if-none-match": etag })).status).toBe(
      200,
    );
  });

  it("has a new ETag after a change", async () => {
    const [before, after] = await Promise.all(
      [sampleRecords, sampleRecords.replace("Beta", "Better")].map((text) => recordFolder({ "a.yaml": text })),
    );
    const home = await mkdtemp(path.join(tmpdir(), "cache-"));
    const environment = { DATABASE_URL: path.join(home, "graph.db") };
    await run(["load", before as string], environment);
    await using graph = await openGraph(environment.DATABASE_URL);
    const request = { query, variables: { slug: "beta" } };
    const etag = (await get(graph, request)).headers.get("etag") as string;
    await run(["load", after as string], environment);
    const changed = await get(graph, request, { "if-none-match": etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
    await Promise.all([home, before as string, after as string].map((each) => rm(each, { recursive: true })));
  });

  it("is not cacheable if the response has errors", async () => {
    await using graph = await testGraph();
    for (const wrong of ["{ companies(first: -1) { totalCount } }", "{ nothing }", "{"]) {
      const response = await get(graph, { query: wrong });
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("etag")).toBeNull();
    }
    // With application/json, a request that is rejected before execution has status 200 too.
    for (const rejected of [
      { extensions: persisted(hash(query)) },
      { documentId: "nothing" },
      { documentId: "x", query },
    ]) {
      const response = await get(graph, rejected, { accept: "application/json" });
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("etag")).toBeNull();
    }
  });

  it("has different ETags in different graphs of the same revision", async () => {
    const etags: (string | null)[] = [];
    for (const text of [sampleRecords, sampleRecords.replace("Beta", "Better")]) {
      await using graph = await graphOf({ "a.yaml": text });
      etags.push((await get(graph, { query, variables: { slug: "beta" } })).headers.get("etag"));
      await wait(5);
    }
    expect(etags[0]).toMatch(/^W\/"1-/);
    expect(etags[1]).toMatch(/^W\/"1-/);
    expect(etags[0]).not.toBe(etags[1]);
  });
});
