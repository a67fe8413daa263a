import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Graph, testGraph } from "../../support/graph.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const page =
  "{ totalCount edges { cursor } nodes { __typename } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
const empty = { edges: [], nodes: [] };
const noCursors = { startCursor: null, endCursor: null };

/** A field of each kind of connection, with something in it. */
const connections: readonly [string, string, string][] = [
  ["a list of all nodes", "agreements(ARGS) PAGE", "agreements"],
  ["search", 'search(query: "sanofi", ARGS) PAGE', "search"],
  ["a relation", 'company(slug: "sanofi") { agreements(ARGS) PAGE }', "company.agreements"],
  ["neighbors", 'company(slug: "sanofi") { neighbors(ARGS) PAGE }', "company.neighbors"],
  ["a timeline", 'company(slug: "sanofi") { timeline(ARGS) PAGE }', "company.timeline"],
  ["claims", 'company(slug: "sanofi") { claims(ARGS) PAGE }', "company.claims"],
  ["rights grants", 'company(slug: "sanofi") { rightsGrants(ARGS) PAGE }', "company.rightsGrants"],
];

async function pageOf([, field, path]: (typeof connections)[number], args: string) {
  const { data, errors, statements } = await graph.coldQuery(
    `{ ${field.replace("ARGS", args).replace("PAGE", page)} }`,
  );
  expect(errors).toEqual([]);
  return { statements, ...path.split(".").reduce((value, name) => value[name], data) };
}

describe("a page of no entries", () => {
  it.each(connections)("says how many entries there are, and whether there is a next page: %s", async (...field) => {
    const { totalCount, statements: _, ...first } = await pageOf(field, "first: 0");
    expect(totalCount).toBeGreaterThan(0);
    expect(first).toEqual({ ...empty, pageInfo: { hasNextPage: true, hasPreviousPage: false, ...noCursors } });
    const last = await pageOf(field, "last: 0");
    expect(last.totalCount).toBe(totalCount);
    expect(last).toMatchObject({ ...empty, pageInfo: { hasNextPage: false, hasPreviousPage: true, ...noCursors } });
    const [entry] = (await pageOf(field, "last: 1")).edges;
    const after = await pageOf(field, `first: 0, after: "${entry.cursor}"`);
    expect(after.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true, ...noCursors });
  });

  it("reads one row, which tells whether there is a next page", async () => {
    await graph.coldQuery("{ agreements(first: 0) { nodes { name } } }");
    expect(graph.statements).toHaveLength(1);
    expect(graph.statements[0]).toMatch(/limit 1$/);
    const many = Array.from({ length: 3 }, (_, index) => `a${index}: agreements(first: 0) { totalCount }`).join(" ");
    const { data, errors } = await graph.query(`{ ${many} }`);
    expect(errors).toEqual([]);
    expect(data.a2.totalCount).toBe(41);
  });
});
