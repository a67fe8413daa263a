import { afterAll, beforeAll, expect, it } from "vitest";
import { agreementNarrowing } from "../../src/explorer/app/list/narrowing/agreements.ts";
import { companyNarrowing } from "../../src/explorer/app/list/narrowing/companies.ts";
import { facetCondition, notStated, rangeCondition } from "../../src/explorer/app/list/narrowing/condition.ts";
import { drugTargetNarrowing } from "../../src/explorer/app/list/narrowing/drug-targets.ts";
import { indicationNarrowing } from "../../src/explorer/app/list/narrowing/indications.ts";
import type { Narrowing } from "../../src/explorer/app/list/narrowing/narrowing.ts";
import { regulatoryEventNarrowing } from "../../src/explorer/app/list/narrowing/regulatory-events.ts";
import { therapyNarrowing } from "../../src/explorer/app/list/narrowing/therapies.ts";
import { trialNarrowing } from "../../src/explorer/app/list/narrowing/trials.ts";
import { type Graph, shippedGraph } from "../support/graph.ts";

const lists: [string, Narrowing][] = [
  ["agreementFacets", agreementNarrowing],
  ["companyFacets", companyNarrowing],
  ["drugTargetFacets", drugTargetNarrowing],
  ["indicationFacets", indicationNarrowing],
  ["regulatoryEventFacets", regulatoryEventNarrowing],
  ["therapyFacets", therapyNarrowing],
  ["trialFacets", trialNarrowing],
];

interface Counted {
  dimension: string;
  values: { value: string; filter: unknown }[];
  withoutValue: { filter: unknown };
}

const currency = "USD";

let graph: Graph;
beforeAll(async () => {
  graph = await shippedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

it.each(lists)("narrows by the values of %s, and by their absence, exactly as the API does", async (field, list) => {
  const { facets, ranges } = list;
  const dimensions = [...facets, ...ranges].map(({ dimension }) => dimension);
  const { data, errors } = await graph.query(
    `{ ${field}(dimensions: [${dimensions}]) { dimension values(first: 100) { value filter } withoutValue { filter } } }`,
  );
  expect(errors).toEqual([]);
  const counted: Counted[] = data[field];
  const countsOf = (dimension: string | undefined) => counted.find((each) => each.dimension === dimension);
  for (const facet of facets) {
    const { name, dimension } = facet;
    const { values = [], withoutValue } = countsOf(dimension) ?? {};
    expect(values.length, dimension).toBeGreaterThan(0);
    for (const { value, filter } of values)
      expect(facetCondition(facet, new URLSearchParams({ [name]: value })), dimension).toEqual(filter);
    expect(facetCondition(facet, new URLSearchParams({ [name]: notStated })), dimension).toEqual(withoutValue?.filter);
  }
  for (const range of ranges)
    expect(rangeCondition(range, new URLSearchParams({ [range.name]: notStated }), currency), range.name).toEqual(
      countsOf(range.dimension)?.withoutValue.filter,
    );
  const names = [...facets, ...ranges].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it.each(lists)(
  "the API recognizes several values of %s as chosen, and counts their facet without them",
  async (field, { facets }) => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1).replace("Facets", "")}`;
    for (const facet of facets) {
      const query = `query ($where: ${type}Filter) {
      ${field}(where: $where, dimensions: [${facet.dimension}]) {
        totalCount
        values(first: 3) { value isSelected }
        withoutValue { isSelected }
      }
    }`;
      const all = (await graph.query(query, {})).data[field][0];
      const chosen: string[] = all.values.map(({ value }: { value: string }) => value).slice(0, 2);
      const params = new URLSearchParams([...chosen, notStated].map((value) => [facet.name, value]));
      const { data, errors } = await graph.query(query, { where: facetCondition(facet, params) });
      expect(errors).toEqual([]);
      const [{ totalCount, values, withoutValue }] = data[field];
      expect(totalCount, facet.name).toBe(all.totalCount);
      const selected = values.filter(({ isSelected }: { isSelected: boolean }) => isSelected);
      expect(
        selected.map(({ value }: { value: string }) => value),
        facet.name,
      ).toEqual(chosen);
      expect(withoutValue.isSelected, facet.name).toBe(true);
    }
  },
);
