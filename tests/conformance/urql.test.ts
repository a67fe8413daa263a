import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../support/graph.ts";
import { recorded, sha256, urqlClient } from "./support/client.ts";
import { counted, countedAsSent, deferred, everyCompany, invalid, page, refused } from "./support/client-document.ts";
import { ownGraph } from "./support/own-graph.ts";

describe("urql", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await ownGraph();
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it("pages to the end by cursor", async () => {
    const { fetch, sent } = recorded(graph);
    const client = urqlClient(fetch);
    const { names, totalCount } = await everyCompany(async (variables) => (await client.query(page, variables)).data);
    expect(new Set(names).size).toBe(totalCount);
    expect(sent.map(({ method, status, type }) => `${method} ${status} ${type}`)).toEqual(
      Array(Math.ceil(totalCount / 40)).fill("GET 200 application/graphql-response+json"),
    );
  });

  it.each([
    [refused, 200, { code: "BAD_USER_INPUT", argument: "first" }],
    [invalid, 400, { code: "GRAPHQL_VALIDATION_FAILED" }],
  ])("hands over the server's errors on %s", async (document, status, extensions) => {
    const { fetch, sent } = recorded(graph);
    const { error } = await urqlClient(fetch).query(document, {});
    expect(error?.graphQLErrors.map((each) => each.extensions)).toEqual([extensions]);
    expect(sent.map((each) => each.status)).toEqual([status]);
  });

  it("asks by hash: sends the text by GET once, and from then on the hash alone", async () => {
    const { fetch, sent } = recorded(graph);
    const client = urqlClient(fetch, { persisted: true });
    for (const n of [1, 2, 3]) {
      const { data } = await client.query(counted, { n });
      expect(data).toMatchObject({ companies: { totalCount: expect.any(Number) } });
    }
    expect(sent.map(({ method, query, status }) => ({ method, query, status }))).toEqual([
      { method: "GET", query: undefined, status: 404 },
      { method: "GET", query: countedAsSent, status: 200 },
      { method: "GET", query: undefined, status: 200 },
      { method: "GET", query: undefined, status: 200 },
    ]);
    for (const { extensions } of sent) {
      expect(extensions.persistedQuery).toMatchObject({ version: 1, sha256Hash: sha256(countedAsSent) });
    }
  });

  it("takes a deferred answer in parts", async () => {
    const { fetch, sent } = recorded(graph);
    const parts: unknown[] = [];
    await new Promise<void>((resolve) => {
      urqlClient(fetch)
        .query(deferred, {})
        .subscribe(({ data, hasNext }) => {
          parts.push(structuredClone(data));
          if (!hasNext) resolve();
        });
    });
    expect(parts[0]).not.toHaveProperty("therapy.agreements");
    expect(parts.at(-1)).toMatchObject({
      therapy: { name: "AlphaMedix", agreements: { nodes: Array(2).fill({ id: expect.any(String) }) } },
    });
    expect(sent.map(({ type }) => type)).toEqual(["multipart/mixed"]);
  });
});
