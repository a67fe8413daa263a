import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../support/graph.ts";
import { recordingFetch, sha256, urqlClient } from "./support/client.ts";
import {
  allCompanies,
  count,
  countAsSent,
  deferred,
  invalidArgument,
  page,
  unknownField,
} from "./support/client-document.ts";
import { openShippedGraph } from "./support/shipped-graph.ts";

describe("urql", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await openShippedGraph();
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it("fetches all pages of a list by cursor", async () => {
    const { fetch, exchanges } = recordingFetch(graph);
    const client = urqlClient(fetch);
    const { names, totalCount } = await allCompanies(async (variables) => (await client.query(page, variables)).data);
    expect(new Set(names).size).toBe(totalCount);
    expect(exchanges.map(({ method, status, type }) => `${method} ${status} ${type}`)).toEqual(
      Array(Math.ceil(totalCount / 40)).fill("GET 200 application/graphql-response+json"),
    );
  });

  it.each([
    ["an invalid argument", invalidArgument, 200, { code: "BAD_USER_INPUT", argument: "first" }],
    ["an unknown field", unknownField, 400, { code: "GRAPHQL_VALIDATION_FAILED" }],
  ])("reports the server's error for %s", async (_name, document, status, extensions) => {
    const { fetch, exchanges } = recordingFetch(graph);
    const { error } = await urqlClient(fetch).query(document, {});
    expect(error?.graphQLErrors.map((each) => each.extensions)).toEqual([extensions]);
    expect(exchanges.map((each) => each.status)).toEqual([status]);
  });

  it("sends the text of a persisted query by GET once, then only its hash", async () => {
    const { fetch, exchanges } = recordingFetch(graph);
    const client = urqlClient(fetch, { persisted: true });
    for (const first of [1, 2, 3]) {
      const { data } = await client.query(count, { first });
      expect(data).toMatchObject({ companies: { totalCount: expect.any(Number) } });
    }
    expect(exchanges.map(({ method, query, status }) => ({ method, query, status }))).toEqual([
      { method: "GET", query: undefined, status: 404 },
      { method: "GET", query: countAsSent, status: 200 },
      { method: "GET", query: undefined, status: 200 },
      { method: "GET", query: undefined, status: 200 },
    ]);
    for (const { extensions } of exchanges) {
      expect(extensions.persistedQuery).toMatchObject({ version: 1, sha256Hash: sha256(countAsSent) });
    }
  });

  it("receives a deferred response in parts", async () => {
    const { fetch, exchanges } = recordingFetch(graph);
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
    expect(exchanges.map(({ type }) => type)).toEqual(["multipart/mixed"]);
  });
});
