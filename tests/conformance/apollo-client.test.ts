import { CombinedGraphQLErrors, gql } from "@apollo/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../support/graph.ts";
import { apolloClient, recorded, sha256 } from "./support/client.ts";
import { counted, countedAsSent, deferred, everyCompany, invalid, page, refused } from "./support/client-document.ts";
import { ownGraph } from "./support/own-graph.ts";

describe("Apollo Client", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await ownGraph();
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it("pages to the end by cursor", async () => {
    const { fetch, sent } = recorded(graph);
    const client = apolloClient(fetch);
    const { names, totalCount } = await everyCompany(
      async (variables) => (await client.query({ query: gql(page), variables })).data,
    );
    expect(new Set(names).size).toBe(totalCount);
    expect(sent.map(({ method, status, type }) => `${method} ${status} ${type}`)).toEqual(
      Array(Math.ceil(totalCount / 40)).fill("POST 200 application/graphql-response+json"),
    );
    client.stop();
  });

  it.each([
    [refused, 200, { code: "BAD_USER_INPUT", argument: "first" }],
    [invalid, 400, { code: "GRAPHQL_VALIDATION_FAILED" }],
  ])("rejects %s with the server's errors", async (document, status, extensions) => {
    const { fetch, sent } = recorded(graph);
    const client = apolloClient(fetch);
    const failure = await client.query({ query: gql(document) }).catch((error: unknown) => error);
    if (!CombinedGraphQLErrors.is(failure)) throw failure;
    expect(failure.errors.map((error) => error.extensions)).toEqual([extensions]);
    expect(sent.map((each) => each.status)).toEqual([status]);
    client.stop();
  });

  it("asks by hash: sends the text by POST once, and from then on a GET that caches can keep", async () => {
    const { fetch, sent } = recorded(graph);
    const client = apolloClient(fetch, { persisted: true });
    for (const n of [1, 2, 3]) {
      const { data } = await client.query({ query: gql(counted), variables: { n } });
      expect(data).toMatchObject({ companies: { totalCount: expect.any(Number) } });
    }
    expect(sent.map(({ method, query, status }) => ({ method, query, status }))).toEqual([
      { method: "GET", query: undefined, status: 404 },
      { method: "POST", query: countedAsSent, status: 200 },
      { method: "GET", query: undefined, status: 200 },
      { method: "GET", query: undefined, status: 200 },
    ]);
    for (const { extensions } of sent) {
      expect(extensions.persistedQuery).toEqual({ version: 1, sha256Hash: sha256(countedAsSent) });
    }
    client.stop();
  });

  it("takes a deferred answer in parts", async () => {
    const { fetch, sent } = recorded(graph);
    const client = apolloClient(fetch);
    const parts: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      client.watchQuery({ query: gql(deferred) }).subscribe({
        next({ data, dataState }) {
          if (dataState !== "empty") parts.push(structuredClone(data));
          if (dataState === "complete") resolve();
        },
        error: reject,
      });
    });
    expect(parts[0]).not.toHaveProperty("therapy.agreements");
    expect(parts.at(-1)).toMatchObject({
      therapy: { name: "AlphaMedix", agreements: { nodes: Array(2).fill({ id: expect.any(String) }) } },
    });
    expect(sent.map(({ type }) => type)).toEqual(["multipart/mixed"]);
    client.stop();
  });
});
