import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { tableOfNode } from "../../../src/model/derived/table.ts";
import { conceptOf } from "../../../src/model/model.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { listedTypes, nestedLists } from "../../support/filtered-lists.ts";
import { type Graph, idOf, testGraph } from "../../support/graph.ts";
import { type PlainGraph, plainTestGraph } from "../../support/plain/graph.ts";
import { runs } from "../../support/runs.ts";

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { cursor: string }[];
  nodes: object[];
}

const page =
  "{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { __typename } } nodes { __typename } }";

/** The cursors of a whole list, read page by page. */
async function cursorsOf(read: (args: string) => Promise<Page>, isForward: boolean, size: number): Promise<string[]> {
  const cursors: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const position = cursor === null ? "" : `, ${isForward ? "after" : "before"}: "${cursor}"`;
    const { totalCount, pageInfo, edges, nodes } = await read(`${isForward ? "first" : "last"}: ${size}${position}`);
    expect(edges.length).toBeLessThanOrEqual(size);
    expect(nodes).toHaveLength(edges.length);
    const own = edges.map((edge) => edge.cursor);
    expect(pageInfo.startCursor).toBe(own[0] ?? null);
    expect(pageInfo.endCursor).toBe(own.at(-1) ?? null);
    if (isForward) cursors.push(...own);
    else cursors.unshift(...own);
    const isBefore = isForward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
    expect(isBefore).toBe(cursor !== null);
    if (!(isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) {
      expect(cursors).toHaveLength(totalCount);
      return cursors;
    }
    cursor = isForward ? pageInfo.endCursor : pageInfo.startCursor;
  }
}

describe.each(everyGraph)("in $name", ({ open }) => {
  let graph: Graph;
  let plain: PlainGraph;
  beforeAll(async () => {
    ({ graph, plain } = await open());
  });

  describe("a root list", () => {
    it.each(listedTypes)("of type %s has each node once, whether read forward or backward", async (type) => {
      const { plural } = conceptOf(type);
      const read = async (args: string) => {
        const { data, errors } = await graph.query(`{ ${plural}(${args}) ${page} }`);
        expect(errors).toEqual([]);
        return data[plural] as Page;
      };
      const forward = await cursorsOf(read, true, 17);
      expect(forward).toHaveLength(plain.rows(tableOfNode(type)).length);
      expect(new Set(forward).size).toBe(forward.length);
      expect(await cursorsOf(read, false, 13)).toEqual(forward);
    });
  });

  describe("a nested list", () => {
    it("has each entry once, whether read forward or backward, in pages of any size", async () => {
      const anyList = fc.constantFrom(...nestedLists).chain((list) =>
        fc.record({
          list: fc.constant(list),
          slug: fc.constantFrom(...plain.rows(tableOfNode(list.owner)).map(({ id }) => String(id))),
          size: fc.integer({ min: 1, max: 7 }),
          backwardSize: fc.integer({ min: 1, max: 7 }),
        }),
      );
      await fc.assert(
        fc.asyncProperty(anyList, async ({ list: { owner, field }, slug, size, backwardSize }) => {
          const { plural } = conceptOf(owner);
          const read = async (args: string) => {
            const { data, errors } = await graph.query(
              `{ ${plural}(where: { slug: { eq: "${slug}" } }) { nodes { ${field}(${args}) ${page} } } }`,
            );
            expect(errors).toEqual([]);
            return data[plural].nodes[0][field] as Page;
          };
          const forward = await cursorsOf(read, true, size);
          expect(new Set(forward).size).toBe(forward.length);
          expect(await cursorsOf(read, false, backwardSize)).toEqual(forward);
        }),
        { numRuns: runs(60, 200) },
      );
    }, 600_000);
  });
});

describe("a list", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });

  it("is counted only if the count is requested", async () => {
    expect((await graph.coldQuery("{ companies { nodes { id } } }")).statements).toHaveLength(1);
    expect((await graph.coldQuery("{ companies { totalCount nodes { id } } }")).statements).toHaveLength(2);
  });

  it("gives each parent its own page, in one statement for all and one for the counts", async () => {
    const { data, statements } = await graph.coldQuery(
      "{ companies(first: 100) { nodes { slug agreements(first: 2) { totalCount nodes { slug } } } } }",
    );
    expect(statements).toHaveLength(3);
    const plain = await plainTestGraph();
    const parties = Map.groupBy(plain.rows("agreement_party"), ({ company_id }) => company_id);
    for (const { slug, agreements } of data.companies.nodes) {
      const expected = new Set((parties.get(slug) ?? []).map(({ agreement_id }) => agreement_id));
      expect(agreements.totalCount, slug).toBe(expected.size);
      expect(agreements.nodes).toHaveLength(Math.min(2, expected.size));
      for (const node of agreements.nodes) expect(expected).toContain(node.slug);
    }
  });

  it("restricted to some roles lists these alone", async () => {
    const { data } = await graph.query(`{ company(slug: "sanofi") {
      all: agreements(first: 100) { edges { roles node { slug } } }
      acquisitions: agreements(roles: [ACQUIRER], first: 100) { totalCount edges { roles node { slug } claims { object { slug } } } }
      none: agreements(roles: []) { totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`);
    const { all, acquisitions, none } = data.company;
    const acquirer = all.edges.filter(({ roles }: { roles: string[] }) => roles.includes("ACQUIRER"));
    expect(acquirer.length).toBeGreaterThan(0);
    expect(acquisitions.totalCount).toBe(acquirer.length);
    for (const { roles, claims } of acquisitions.edges) {
      expect(roles).toEqual(["ACQUIRER"]);
      expect(claims[0]).toEqual({ object: { slug: "sanofi" } });
    }
    expect(none).toEqual({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});

describe("an invalid page argument", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });

  it.each([
    ["first: -1", "first", /must be between 0 and 100, got -1\./],
    ["first: 101", "first", /must be between 0 and 100, got 101\./],
    ["last: -1", "last", /must be between 0 and 100, got -1\./],
    ["last: 101", "last", /must be between 0 and 100, got 101\./],
    ["first: 5, last: 5", "last", /cannot be combined with `first`\. Send one of them\./],
    ['after: "nonsense"', "after", /invalid cursor\. Use a cursor returned by this connection\./],
    ['before: ""', "before", /invalid cursor\. Use a cursor returned by this connection\./],
    ['first: "five"', "first", /Int cannot represent non-integer value/],
    ["after: 5", "after", /String cannot represent a non string value/],
  ])("is refused with BAD_USER_INPUT and its name: %s", async (args, argument, message) => {
    const { errors } = await graph.query(`{ agreements(${args}) { nodes { id } } }`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.message).toMatch(new RegExp(`^\`${argument}\`: `));
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it("is refused if the cursor belongs to another list", async () => {
    const { data } = await graph.query("{ companies(first: 1) { pageInfo { endCursor } } }");
    const { errors } = await graph.query(
      `{ agreements(after: "${data.companies.pageInfo.endCursor}") { nodes { id } } }`,
    );
    expect(errors[0]?.message).toMatch(/^`after`: the cursor belongs to another list, order or filter\./);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "after" });
  });

  it("names the variable that carries the value", async () => {
    const { errors } = await graph.query("query ($n: Int) { agreements(first: $n) { nodes { id } } }", { n: "five" });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "$n" });
  });

  it.each([
    [
      '{ company(slug: "sanofi") { parent(on: "2024-13") { id } } }',
      "on",
      '`on`: "2024-13" is not a valid FullDate. Use a full date such as "2024-09-12".',
    ],
    [
      '{ agreement(slug: "x") { value(currency: "Dollars") { basis } } }',
      "currency",
      '`currency`: "Dollars" is not a valid CurrencyCode. Use an ISO 4217 code such as "EUR".',
    ],
  ])("of a scalar says what is valid: %s", async (query, argument, message) => {
    const { errors } = await graph.query(query);
    expect(errors[0]?.message).toBe(message);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it("leaves the rest of the response", async () => {
    const { data } = await graph.query(
      `{ good: node(id: "${idOf("Company", "sanofi")}") { id } bad: node(id: "?") { id } }`,
    );
    expect(data).toEqual({ good: { id: idOf("Company", "sanofi") }, bad: null });
  });
});
