import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { tableOfNode } from "../../../src/model/derived/table.ts";
import { conceptOf, entityTypes, type NodeType } from "../../../src/model/model.ts";
import { AnyFilters } from "../../support/any-filter.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { addCoordinates, everyCoordinate } from "../../support/filter-coordinates.ts";
import { type RootFilter, sweep } from "../../support/filter-sweep.ts";
import { listedTypes, type NestedList, nestedLists, readingsOf } from "../../support/filtered-lists.ts";
import type { Graph } from "../../support/graph.ts";
import { plainNeighbors } from "../../support/plain/edges.ts";
import { PlainFilter } from "../../support/plain/filter.ts";
import type { PlainGraph, PlainRow } from "../../support/plain/graph.ts";
import { plainTimelines } from "../../support/plain/timeline.ts";
import { runs, seed } from "../../support/runs.ts";

/** FILTERS sets the number of runs: FILTERS=20000 npx vitest run tests/schema/list/generated-filter.test.ts. */
const numRuns = Number(process.env.FILTERS ?? runs(150, 1500));

/** How often each comparison of each field occurs. */
const numSweeps = runs(1, 2);

/** An edge and the node at its far end: two relations away. */
const depth = 4;

// biome-ignore lint/suspicious/noExplicitAny: an object has the shape that the selection gives it
type Shown = any;

/** The input fields that have occurred in filters. */
const seen = new Set<string>();

describe.each(everyGraph)("a generated filter in $name", ({ name, open }) => {
  let graph: Graph;
  let plain: PlainGraph;
  let filter: PlainFilter;
  let filters: AnyFilters;
  beforeAll(async () => {
    ({ graph, plain } = await open());
    const today = new Date().toISOString().slice(0, 10);
    filter = new PlainFilter(plain, today);
    const dates = entityTypes.flatMap((type) => [...plainTimelines(plain, type).values()].flat());
    filters = new AnyFilters(
      plain,
      new Map<string, readonly PlainRow[]>([
        ["Neighbor", plainNeighbors(plain).map((each): PlainRow => ({ ...each }))],
        [
          "TimelineEntry",
          dates.map(({ entity, boundary, date, predicate }) => ({
            date,
            predicate,
            node: entity,
            boundary: boundary ?? "",
          })),
        ],
      ]),
      today,
    );
  });

  /** The number of nodes of a root list that match, which are those that a plain reading matches. */
  async function matched({ type, where }: RootFilter): Promise<number> {
    addCoordinates(seen, type, where);
    const { plural } = conceptOf(type);
    const { data, errors } = await graph.query(
      `query ($where: ${type}Filter) { ${plural}(where: $where, first: 100) { totalCount nodes { slug } } }`,
      { where },
    );
    expect(errors, JSON.stringify(where)).toEqual([]);
    const rows = plain.rows(tableOfNode(type));
    const expected = rows.flatMap((row) => (filter.matches(type, row, where) ? [String(row.id)] : []));
    const { totalCount, nodes } = data[plural];
    const slugs: string[] = nodes.map(({ slug }: { slug: string }) => slug);
    expect(totalCount, JSON.stringify(where)).toBe(expected.length);
    if (totalCount <= 100) expect(slugs.sort()).toEqual(expected.sort());
    return totalCount;
  }

  it("of a root list matches what a plain reading of the records matches", async () => {
    const counts: number[] = [];
    const any = fc
      .constantFrom(...listedTypes)
      .chain((type) => filters.of(type, depth).map((where) => ({ type, where })));
    await fc.assert(
      fc.asyncProperty(any, async (root) => {
        counts.push(await matched(root));
      }),
      { numRuns },
    );
    // Filters that match nothing would test little.
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(numRuns / 4);
  }, 900_000);

  // The generated graphs have values of every column.
  const isSwept = name.startsWith("generated") || process.env.LONG !== undefined;

  it.runIf(isSwept)(
    "with each comparison of each field matches what a plain reading matches",
    async () => {
      const all = sweep(filters, listedTypes);
      expect(all.length).toBeGreaterThan(1000);
      for (const [index, each] of all.entries())
        for (const root of fc.sample(each, { numRuns: numSweeps, seed: seed + index })) await matched(root);
    },
    900_000,
  );

  /** The numbers of entries of a nested list that match, for each parent, which are those that a plain reading matches. */
  async function matchedBelow(
    { owner, field, shape }: NestedList,
    parents: string[],
    where: object,
  ): Promise<number[]> {
    addCoordinates(seen, shape, where);
    const { plural } = conceptOf(owner);
    const { selection, rowOf } = readingsOf(plain)(shape);
    const { data, errors } = await graph.query(
      `query ($parents: [String!], $where: ${shape}Filter) { ${plural}(where: { slug: { in: $parents } }) { nodes { slug
        all: ${field}(first: 100) { totalCount ${selection} } some: ${field}(first: 100, where: $where) { totalCount ${selection} } } } }`,
      { parents, where },
    );
    expect(errors, JSON.stringify(where)).toEqual([]);
    return data[plural].nodes.flatMap(({ slug, all, some }: Record<string, Shown>) => {
      if (all.totalCount > 100) return [];
      const key = `${owner}:${slug}`;
      const expected = all.edges.filter((entry: object) => filter.matches(shape, rowOf(entry, key), where));
      expect(some, key).toEqual({ totalCount: expected.length, edges: expected });
      return [expected.length];
    });
  }

  const parentsOf = (owner: NodeType) => {
    const slugs = plain.rows(tableOfNode(owner)).map(({ id }) => String(id));
    return fc.uniqueArray(fc.constantFrom(...slugs), { minLength: 1, maxLength: 8 });
  };

  it("of a nested list matches what a plain reading matches of that list, in the same order", async () => {
    const counts: number[] = [];
    const any = fc
      .constantFrom(...nestedLists)
      .chain((list) => fc.tuple(fc.constant(list), parentsOf(list.owner), filters.of(list.shape, depth)));
    await fc.assert(
      fc.asyncProperty(any, async ([list, parents, where]) => {
        counts.push(...(await matchedBelow(list, parents, where)));
      }),
      { numRuns },
    );
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(counts.length / 10);
  }, 900_000);

  it("of a list that is only nested has each comparison too", async () => {
    for (const list of nestedLists.filter(({ shape, owner }) => shape === "TimelineEntry" && owner === "Company"))
      for (const each of filters.each(list.shape)) {
        const [drawn] = fc.sample(fc.tuple(parentsOf(list.owner), each), { numRuns: 1, seed });
        if (drawn) await matchedBelow(list, ...drawn);
      }
  }, 900_000);
});

describe("the generated filters", () => {
  it("have every field of every filter, except those with tests of their own", () => {
    const shapes = [...listedTypes, ...nestedLists.map(({ shape }) => shape)];
    const ownTests = /^(\w+Filter\.search|TherapyFilter\.rights|TherapyRightsFilter\..*)$/;
    expect(everyCoordinate(shapes).filter((each) => !seen.has(each) && !ownTests.test(each))).toEqual([]);
  });
});
