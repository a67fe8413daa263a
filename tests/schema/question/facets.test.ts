import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type CountedType, countedTypes, dimensionOf, dimensionsOf } from "../../../src/model/derived/dimension.ts";
import { tableOfNode } from "../../../src/model/derived/table.ts";
import { AnyFilters } from "../../support/any-filter.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { countsOf, type Facet, type FacetValue, facetsOf, type Where } from "../../support/facets.ts";
import { type Graph, shippedGraph, testGraph } from "../../support/graph.ts";
import { plainValues } from "../../support/plain/dimension.ts";
import { PlainFilter } from "../../support/plain/filter.ts";
import type { PlainGraph, PlainRow } from "../../support/plain/graph.ts";
import { today } from "../../support/plain/ownership.ts";
import { runs } from "../../support/runs.ts";

/** A drawn request: conditions on dimensions, a condition that belongs to none, and the dimensions to count. */
interface Drawn {
  type: CountedType;
  dimensions: string[];
  /** Which value of a dimension is selected: by its place in the list of all, and the next one too if there are two. */
  selected: { dimension: string; place: number; isTwo: boolean; isNull: boolean }[];
  other: object | null;
}

const anyDrawn = (filters: AnyFilters | null): fc.Arbitrary<Drawn> =>
  fc.constantFrom(...countedTypes).chain((type) => {
    const names = dimensionsOf(type).map(({ name }) => name);
    return fc.record({
      type: fc.constant(type),
      dimensions: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 12 }),
      selected: fc.uniqueArray(
        fc.record({
          dimension: fc.constantFrom(...names),
          place: fc.nat(30),
          isTwo: fc.boolean(),
          isNull: fc.nat(5).map((number) => number === 0),
        }),
        { maxLength: 3, selector: ({ dimension }) => dimensionOf(type, dimension).condition.join(".") },
      ),
      other: filters ? fc.option(filters.of(type, 2), { nil: null }) : fc.constant(null),
    });
  });

/** The filters of the selected values, as the facets of the whole list hand them out, in `or` if there are several. */
async function conditionsOf(graph: Graph, { type, selected }: Drawn): Promise<{ dimension: string; where: Where }[]> {
  if (selected.length === 0) return [];
  const facets = await facetsOf(
    graph,
    type,
    {},
    selected.map(({ dimension }) => dimension),
  );
  return selected.flatMap(({ dimension, place, isTwo, isNull }, index) => {
    const { values, withoutValue } = facets[index] as Facet;
    const chosen = [
      ...(isNull ? [withoutValue] : []),
      ...(values.length > 0 ? [values[place % values.length] as FacetValue] : []),
      ...(isTwo && values.length > 1 ? [values[(place + 1) % values.length] as FacetValue] : []),
    ].slice(0, isTwo ? 2 : 1);
    const filters = chosen.map(({ filter }) => filter);
    const [only] = filters;
    return only ? [{ dimension, where: filters.length > 1 ? { or: filters } : only }] : [];
  });
}

/** A condition that belongs to no dimension, because an `or` with another alternative stays as a whole. */
const apart = (other: object): Where => ({ or: [other, { slug: { in: [] } }] });

describe.each(everyGraph)("facets in $name", ({ open }) => {
  let graph: Graph;
  let plain: PlainGraph;
  let filter: PlainFilter;
  let filters: AnyFilters;
  beforeAll(async () => {
    ({ graph, plain } = await open());
    filter = new PlainFilter(plain, today());
    filters = new AnyFilters(plain, new Map(), today());
  });

  it("equal a plain reading of the records, each without the conditions on its own dimension", async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constant(null).chain(() => anyDrawn(filters)),
        async (drawn) => {
          const { type, dimensions, other } = drawn;
          const conditions = await conditionsOf(graph, drawn);
          const all = [...conditions.map(({ where }) => where), ...(other ? [apart(other)] : [])];
          const facets = await facetsOf(graph, type, { and: all }, dimensions);
          expect(facets.map(({ dimension }) => dimension)).toEqual(dimensions);
          const rows = plain.rows(tableOfNode(type));
          for (const { dimension, totalCount, valueCount, values, withoutValue } of facets) {
            const shape = dimensionOf(type, dimension);
            const path = shape.condition.join(".");
            const others = [
              ...conditions
                .filter(({ dimension: each }) => dimensionOf(type, each).condition.join(".") !== path)
                .map(({ where }) => where),
              ...(other ? [other] : []),
            ];
            const members: PlainRow[] = rows.filter((row) => others.every((where) => filter.matches(type, row, where)));
            expect(totalCount).toBe(members.length);
            const expected = new Map<string, number>();
            let missing = 0;
            for (const row of members) {
              const own = plainValues(plain, row, shape);
              if (own.size === 0) missing++;
              for (const each of own) expected.set(each, (expected.get(each) ?? 0) + 1);
            }
            expect(withoutValue.count).toBe(missing);
            expect(valueCount).toBe(expected.size);
            expect(values).toHaveLength(Math.min(100, expected.size));
            for (const each of values)
              expect(each.count, `${dimension} ${each.value}`).toBe(expected.get(each.value ?? ""));
            const sizes = [...expected.values()].sort((a, b) => b - a).slice(0, 100);
            expect(values.map((each) => each.count)).toEqual(sizes);
            counted += values.length;
          }
        },
      ),
      { numRuns: runs(60, 400) },
    );
    expect(counted).toBeGreaterThan(100);
  }, 900_000);
});

describe.each([
  { name: "the test graph", open: () => testGraph() },
  { name: "the shipped data", open: () => shippedGraph() },
])("the filter of a value in $name", ({ open }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await open();
  });

  it("selects as many entries of the list as the facet counts, and is selected when sent", async () => {
    const wanted = runs(300, 6000);
    const wantedSelections = runs(10, 200);
    let compared = 0;
    let selections = 0;
    await fc.assert(
      fc.asyncProperty(anyDrawn(null), async (drawn) => {
        if (compared >= wanted && selections >= wantedSelections) return;
        const { type, dimensions } = drawn;
        const conditions = await conditionsOf(graph, drawn);
        const facets = await facetsOf(graph, type, { and: conditions.map(({ where }) => where) }, dimensions);
        const cases = facets.flatMap(({ dimension, values, withoutValue }) => {
          const path = dimensionOf(type, dimension).condition.join(".");
          const others = conditions
            .filter(({ dimension: each }) => dimensionOf(type, each).condition.join(".") !== path)
            .map(({ where }) => where);
          return [...values.slice(0, 12), ...values.slice(-3), withoutValue].map(({ count, filter: own }) => ({
            count,
            where: { and: [...others, own] },
          }));
        });
        const counts = await countsOf(
          graph,
          type,
          cases.map(({ where }) => where),
        );
        for (const [index, { count, where }] of cases.entries())
          expect(counts[index], JSON.stringify(where)).toBe(count);
        compared += cases.length;
        for (const { dimension, where } of conditions) {
          const chosen = (where["or"] as Where[] | undefined)?.map((each) => JSON.stringify(each)) ?? [
            JSON.stringify(where),
          ];
          const shown = facets.find((facet) => facet.dimension === dimension);
          for (const each of [...(shown?.values ?? []), ...(shown ? [shown.withoutValue] : [])]) {
            if (!chosen.includes(JSON.stringify(each.filter))) continue;
            expect(each.isSelected, JSON.stringify(each.filter)).toBe(true);
            selections++;
          }
        }
      }),
      { numRuns: wanted },
    );
    expect(compared).toBeGreaterThanOrEqual(wanted);
    expect(selections).toBeGreaterThanOrEqual(wantedSelections);
  }, 1_800_000);
});
