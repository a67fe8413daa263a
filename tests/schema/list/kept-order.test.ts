import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWantedOrders } from "../../../src/store/query/ranking/kept-orders.ts";
import { compareTexts } from "../../../src/store/query/ranking/ordered-nodes.ts";
import { apply, nodesOf } from "../../store/dump.ts";
import { type Graph, openGraph, testGraph } from "../../support/graph.ts";
import { sampleRecords } from "../../support/records.ts";
import { runs } from "../../support/runs.ts";

let plain: Graph;
let kept: Graph;
beforeAll(async () => {
  [plain, kept] = await Promise.all([testGraph({ cacheBytes: 0 }), testGraph({ cacheBytes: 50_000_000 })]);
  await kept.query(
    "{ agreements { totalCount } regulatoryEvents { totalCount } trials { totalCount } companies { totalCount } }",
  );
  await readWantedOrders(kept.store);
});
afterAll(async () => {
  await Promise.all([plain.store.destroy(), kept.store.destroy()]);
});

const lists = [
  { list: "agreements", type: "Agreement", date: "announcedOn" },
  { list: "regulatoryEvents", type: "RegulatoryEvent", date: "date" },
  { list: "companies", type: "Company", date: "foundedOn" },
] as const;

const day = fc
  .tuple(fc.integer({ min: 2005, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"));
const bound = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
const comparison = fc.record(
  {
    eq: fc.option(bound),
    gt: fc.option(bound),
    gte: fc.option(bound),
    lt: fc.option(bound),
    lte: fc.option(bound),
    year: fc.option(fc.integer({ min: 2005, max: 2027 })),
    quarter: fc.option(day.map((date) => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`)),
    hasMonth: fc.option(fc.boolean()),
    within: fc.constantFrom("P1Y", "P18M", "P20Y", null),
    isNull: fc.option(fc.boolean()),
  },
  { requiredKeys: [] },
);

/** Filters that are ranges, and others that are nearly so. */
const filterOn = (date: string) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.option(comparison).map((value) => ({ [date]: value })) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: comparison.map((value) => ({ [date]: value, name: { contains: "a" } })) },
    { weight: 1, arbitrary: comparison.map((value) => ({ not: { [date]: value } })) },
    { weight: 1, arbitrary: comparison.map((value) => ({ and: [{ [date]: value }] })) },
  );

const anyRequest = fc.constantFrom(...lists).chain(({ list, type, date }) =>
  fc.record({
    list: fc.constant(list),
    type: fc.constant(type),
    where: filterOn(date),
    size: fc.integer({ min: 0, max: 7 }),
    isBackward: fc.boolean(),
    start: fc.option(fc.nat(30)),
    end: fc.option(fc.nat(30)),
  }),
);

const selection = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { slug name }";

describe("pages of an order that is kept in memory", () => {
  it("are those of the store, for any range and position", async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async ({ list, type, where, size, isBackward, start, end }) => {
        const all = `query ($where: ${type}Filter) { ${list}(first: 100, where: $where) { edges { cursor } } }`;
        const { data } = await plain.query(all, { where });
        const cursorAt = (place: number | null) => (place === null ? null : (data[list]?.edges[place]?.cursor ?? null));
        const query = `query ($where: ${type}Filter, $first: Int, $last: Int, $after: String, $before: String) {
          ${list}(where: $where, first: $first, last: $last, after: $after, before: $before) { ${selection} } }`;
        const variables = {
          where,
          [isBackward ? "last" : "first"]: size,
          after: cursorAt(start),
          before: cursorAt(end),
        };
        const [expected, found] = [await plain.query(query, variables), await kept.query(query, variables)];
        expect({ data: found.data, errors: found.errors }).toEqual({ data: expected.data, errors: expected.errors });
      }),
      { numRuns: runs(300, 3000) },
    );
  });

  it("need no statement if their nodes are in memory too", async () => {
    const query = `{ agreements(first: 5, where: { announcedOn: { gte: "2015", lt: "2024" } }) { ${selection} } }`;
    await kept.query(query);
    const narrower = query.replace("first: 5", "first: 4");
    expect((await kept.query(narrower)).statements).toEqual([]);
  });

  it("are those of the current revision after a change", async () => {
    await using graph = await openGraph(":memory:", { cacheBytes: 50_000_000 });
    const names = async () => {
      const { data } = await graph.query("{ agreements { totalCount nodes { slug } } }");
      return data.agreements;
    };
    await apply(graph.store, nodesOf(sampleRecords));
    const before = await names();
    await readWantedOrders(graph.store);
    expect(await names()).toEqual(before);
    await apply(graph.store, []);
    expect(await names()).toEqual({ totalCount: 0, nodes: [] });
    await readWantedOrders(graph.store);
    expect(await names()).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe("texts", () => {
  it("are compared by their code points", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(Math.sign(compareTexts(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
    expect(compareTexts("\u{1f600}", "\uffee")).toBeGreaterThan(0);
  });
});
