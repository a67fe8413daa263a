import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { wordsOf } from "../../../src/domain/name/name.ts";
import { conceptOf, type EntityType, entityTypes } from "../../../src/model/model.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { type Graph, testGraph } from "../../support/graph.ts";
import { searchTexts } from "../../support/plain/search.ts";
import { runs } from "../../support/runs.ts";

/** The entities of a type that `Query.search` finds, best first. */
async function foundBySearch(graph: Graph, query: string, type: EntityType): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await graph.query(
      `query ($query: String!, $type: EntityType!, $after: String) {
        search(query: $query, types: [$type], first: 100, after: $after) {
          nodes { slug } pageInfo { hasNextPage endCursor } } }`,
      { query, type, after },
    );
    expect(errors).toEqual([]);
    found.push(...data.search.nodes.map(({ slug }: { slug: string }) => slug));
    if (!data.search.pageInfo.hasNextPage) return found;
    after = data.search.pageInfo.endCursor;
  }
}

interface ListOptions {
  direction?: "ASC" | "DESC";
  size?: number;
  isBackward?: boolean;
}

/** The slugs of a filtered list, read page by page, and their number as the list states it. */
async function listed(
  graph: Graph,
  type: EntityType,
  where: object,
  { direction, size = 100, isBackward = false }: ListOptions = {},
): Promise<{ slugs: string[]; totalCount: number }> {
  const { plural } = conceptOf(type);
  const orderBy = direction ? `orderBy: { field: RELEVANCE, direction: ${direction} }` : "";
  const page = isBackward ? "last: $size, before: $cursor" : "first: $size, after: $cursor";
  const slugs: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const { data, errors } = await graph.query(
      `query ($where: ${type}Filter, $size: Int, $cursor: String) { ${plural}(where: $where ${orderBy} ${page}) {
        totalCount nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      { where, size, cursor },
    );
    expect(errors).toEqual([]);
    const { nodes, pageInfo, totalCount } = data[plural];
    const found = nodes.map(({ slug }: { slug: string }) => slug);
    if (isBackward) slugs.unshift(...found);
    else slugs.push(...found);
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return { slugs, totalCount };
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
  }
}

/** The types whose lists clients can order. */
const orderedTypes = entityTypes.filter((type) => conceptOf(type).isOrdered);

const sorted = (slugs: readonly string[]) => slugs.toSorted();

describe.each(everyGraph)("a filter by search in $name", ({ open }) => {
  let graph: Graph;
  let words: readonly string[];

  beforeAll(async () => {
    const opened = await open();
    graph = opened.graph;
    words = [...new Set(searchTexts(opened.plain).flatMap(({ text }) => wordsOf(text)))];
  });

  const anyQuery = () => {
    const word = fc.constantFrom(...words);
    const beginning = fc.tuple(word, fc.nat(8)).map(([each, length]) => each.slice(0, length + 1));
    const mistyped = fc
      .tuple(word, fc.nat(20))
      .map(([each, place]) => each.slice(0, place % each.length) + each.slice((place % each.length) + 1));
    return fc.oneof(
      word,
      beginning,
      mistyped,
      fc.tuple(word, beginning).map((pair) => pair.join(" ")),
      fc.constantFrom("", "™ –", "zzzzqqq"),
    );
  };

  it("keeps what a search finds, in its order, in pages of any size in both directions", { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(
        anyQuery(),
        fc.constantFrom(...orderedTypes),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        async (search, type, size, isBackward) => {
          const expected = await foundBySearch(graph, search, type);
          const { slugs, totalCount } = await listed(graph, type, { search }, { direction: "DESC", size, isBackward });
          expect(slugs).toEqual(expected);
          expect(totalCount).toBe(expected.length);
          const reversed = await listed(graph, type, { search }, { direction: "ASC", size, isBackward });
          expect(reversed.slugs).toEqual(expected.toReversed());
          const unordered = await listed(graph, type, { search });
          expect(sorted(unordered.slugs)).toEqual(sorted(expected));
        },
      ),
      { numRuns: runs(60, 500) },
    ),
  );

  it("combines with other conditions, which do not change the order", { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(
        anyQuery(),
        anyQuery(),
        fc.constantFrom(...orderedTypes),
        fc.integer({ min: 1, max: 12 }),
        async (search, other, type, size) => {
          const [found, others] = [await foundBySearch(graph, search, type), await foundBySearch(graph, other, type)];
          const isOther = (slug: string) => others.includes(slug);
          const letter = { slug: { contains: "a" } };
          const hasLetter = (slug: string) => slug.includes("a");
          const order = { direction: "DESC", size } as const;
          const both = await listed(graph, type, { search, and: [{ search: other }] }, order);
          expect(both.slugs).toEqual(found.filter(isOther));
          const without = await listed(graph, type, { search, not: { search: other } }, order);
          expect(without.slugs).toEqual(found.filter((slug) => !isOther(slug)));
          expect(without.totalCount).toBe(without.slugs.length);
          const lettered = await listed(graph, type, { search, ...letter }, order);
          expect(lettered.slugs).toEqual(found.filter(hasLetter));
          const either = await listed(graph, type, { or: [{ search }, { search: other }] });
          expect(sorted(either.slugs)).toEqual(sorted([...new Set([...found, ...others])]));
        },
      ),
      { numRuns: runs(30, 300) },
    ),
  );
});

describe("a filter by search", () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await testGraph();
  });

  it("keeps the people that a search finds, whose order clients cannot choose", async () => {
    const people = await foundBySearch(graph, "dietmar", "Person");
    expect(people.length).toBeGreaterThan(0);
    expect(sorted((await listed(graph, "Person", { search: "dietmar" })).slugs)).toEqual(sorted(people));
  });

  it("holds for related entities", async () => {
    const companies = await foundBySearch(graph, "orano", "Company");
    const parties = { some: { company: { search: "orano" } } };
    const { slugs } = await listed(graph, "Agreement", { parties });
    const bySlug = await listed(graph, "Agreement", { parties: { some: { company: { slug: { in: companies } } } } });
    expect(slugs.length).toBeGreaterThan(0);
    expect(slugs).toEqual(bySlug.slugs);
  });

  it("holds in facets, statistics and orders by values", async () => {
    const slugs = await foundBySearch(graph, "sanofi", "Agreement");
    const { data, errors } = await graph.query(
      `query ($search: String) {
        agreementStats(where: { search: $search }) { count }
        agreementFacets(where: { search: $search }, dimensions: [KIND]) { totalCount }
        agreements(first: 100, where: { search: $search }, orderBy: { field: UPFRONT, direction: DESC }) { totalCount nodes { slug } } }`,
      { search: "sanofi" },
    );
    expect(errors).toEqual([]);
    expect(slugs.length).toBeGreaterThan(3);
    expect(data.agreementStats.count).toBe(slugs.length);
    expect(data.agreementFacets[0].totalCount).toBe(slugs.length);
    expect(sorted(data.agreements.nodes.map(({ slug }: { slug: string }) => slug))).toEqual(sorted(slugs));
  });

  it("refuses a cursor of another search", async () => {
    const order = "orderBy: { field: RELEVANCE, direction: DESC }";
    const { data } = await graph.query(
      `{ agreements(where: { search: "sanofi" } ${order} first: 1) { pageInfo { endCursor } } }`,
    );
    const { errors } = await graph.query(
      `query ($after: String) { agreements(where: { search: "novartis" } ${order} after: $after) { totalCount } }`,
      { after: data.agreements.pageInfo.endCursor },
    );
    expect(errors).toEqual([expect.objectContaining({ extensions: { code: "BAD_USER_INPUT", argument: "after" } })]);
  });

  const relevance = "orderBy: { field: RELEVANCE, direction: DESC }";
  it.each([
    ["an order by relevance without a search", `{ companies(${relevance}) { totalCount } }`, "orderBy.field"],
    [
      "an order by relevance with a search that is not at the top level",
      `{ companies(where: { and: [{ search: "sanofi" }] } ${relevance}) { totalCount } }`,
      "orderBy.field",
    ],
    [
      "an order by relevance of companies that the search does not find",
      `{ companies(where: { search: "sanofi", orSubsidiaries: true } ${relevance}) { totalCount } }`,
      "orderBy.field",
    ],
    [
      "an order by relevance of a list below a node",
      `{ company(slug: "sanofi") { agreements(${relevance}) { totalCount } } }`,
      "orderBy.field",
    ],
    [
      "a search in a list below a node",
      `{ company(slug: "sanofi") { agreements(where: { or: [{ search: "orano" }] }) { totalCount } } }`,
      "where.or[0].search",
    ],
    [
      "a currency with an order by relevance",
      '{ agreements(where: { search: "sanofi" } orderBy: { field: RELEVANCE, direction: DESC, currency: "USD" }) { totalCount } }',
      "orderBy.currency",
    ],
    [
      "a search with too long a text",
      `{ agreementStats(where: { not: { search: "${"a".repeat(301)}" } }) { count } }`,
      "where.not.search",
    ],
  ])("refuses %s", async (_name, query, argument) => {
    const { errors } = await graph.query(query);
    expect(errors).toEqual([expect.objectContaining({ extensions: { code: "BAD_USER_INPUT", argument } })]);
  });
});
