import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { tableOfNode } from "../../../src/model/derived/table.ts";
import { conceptOf, entityTypes } from "../../../src/model/model.ts";
import { AnyFilters } from "../../support/any-filter.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { listedTypes, nestedLists, readingsOf } from "../../support/filtered-lists.ts";
import type { Graph } from "../../support/graph.ts";
import { plainNeighbors } from "../../support/plain/edges.ts";
import { PlainFilter } from "../../support/plain/filter.ts";
import type { PlainGraph, PlainRow } from "../../support/plain/graph.ts";
import { plainTimelines } from "../../support/plain/timeline.ts";
import { runs } from "../../support/runs.ts";

/** FILTERS sets the number of runs: FILTERS=20000 npx vitest run tests/schema/list/generated-filter.test.ts. */
const numRuns = Number(process.env.FILTERS ?? runs(300, 1500));

/** An edge and the node at its far end: two relations away. */
const depth = 4;

describe.each(everyGraph)("a generated filter in $name", ({ open }) => {
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
        ["TimelineEntry", dates.map(({ date, predicate }) => ({ date, predicate }))],
      ]),
      today,
    );
  });

  it("of a root list matches what a plain reading of the records matches", async () => {
    const matched: number[] = [];
    const any = fc
      .constantFrom(...listedTypes)
      .chain((type) => filters.of(type, depth).map((where) => ({ type, where })));
    await fc.assert(
      fc.asyncProperty(any, async ({ type, where }) => {
        const { plural } = conceptOf(type);
        const { data, errors } = await graph.query(
          `query ($where: ${type}Filter) { ${plural}(where: $where, first: 100) { totalCount nodes { slug } } }`,
          { where },
        );
        expect(errors).toEqual([]);
        const rows = plain.rows(tableOfNode(type));
        const expected = rows.flatMap((row) => (filter.matches(type, row, where) ? [String(row.id)] : []));
        const { totalCount, nodes } = data[plural];
        const slugs: string[] = nodes.map(({ slug }: { slug: string }) => slug);
        expect(totalCount).toBe(expected.length);
        if (totalCount <= 100) expect(slugs.sort()).toEqual(expected.sort());
        matched.push(totalCount);
      }),
      { numRuns },
    );
    // Filters that match nothing would test little.
    expect(matched.filter((count) => count > 0).length).toBeGreaterThan(numRuns / 4);
  }, 900_000);

  it("of a nested list matches what a plain reading matches of that list, in the same order", async () => {
    const readingOf = readingsOf(plain);
    const matched: number[] = [];
    const any = fc.constantFrom(...nestedLists).chain((list) => {
      const slugs = plain.rows(tableOfNode(list.owner)).map(({ id }) => String(id));
      const parents = fc.uniqueArray(fc.constantFrom(...slugs), { minLength: 1, maxLength: 8 });
      return fc.record({ list: fc.constant(list), parents, where: filters.of(list.shape, depth) });
    });
    await fc.assert(
      fc.asyncProperty(any, async ({ list: { owner, field, shape }, parents, where }) => {
        const { plural } = conceptOf(owner);
        const { selection, rowOf } = readingOf(shape);
        const { data, errors } = await graph.query(
          `query ($parents: [String!], $where: ${shape}Filter) { ${plural}(where: { slug: { in: $parents } }) { nodes { slug
            all: ${field}(first: 100) { totalCount ${selection} } some: ${field}(first: 100, where: $where) { totalCount ${selection} } } } }`,
          { parents, where },
        );
        expect(errors).toEqual([]);
        for (const { slug, all, some } of data[plural].nodes) {
          if (all.totalCount > 100) continue;
          const key = `${owner}:${slug}`;
          const expected = all.edges.filter((entry: object) => filter.matches(shape, rowOf(entry, key), where));
          expect(some, key).toEqual({ totalCount: expected.length, edges: expected });
          matched.push(expected.length);
        }
      }),
      { numRuns },
    );
    expect(matched.filter((count) => count > 0).length).toBeGreaterThan(matched.length / 10);
  }, 900_000);
});
