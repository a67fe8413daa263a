import { afterAll, beforeAll, expect, it } from "vitest";
import { filterAt } from "../../src/explorer/app/list/filter.ts";
import { agreementNarrowing } from "../../src/explorer/app/list/narrowing/agreements.ts";
import { companyNarrowing } from "../../src/explorer/app/list/narrowing/companies.ts";
import { indicationNarrowing } from "../../src/explorer/app/list/narrowing/indications.ts";
import type { Narrowing } from "../../src/explorer/app/list/narrowing/narrowing.ts";
import { regulatoryEventNarrowing } from "../../src/explorer/app/list/narrowing/regulatory-events.ts";
import { therapyNarrowing } from "../../src/explorer/app/list/narrowing/therapies.ts";
import { trialNarrowing } from "../../src/explorer/app/list/narrowing/trials.ts";
import { type Graph, shippedGraph } from "../support/graph.ts";

const lists: [string, Narrowing][] = [
  ["agreementFacets", agreementNarrowing],
  ["companyFacets", companyNarrowing],
  ["indicationFacets", indicationNarrowing],
  ["regulatoryEventFacets", regulatoryEventNarrowing],
  ["therapyFacets", therapyNarrowing],
  ["trialFacets", trialNarrowing],
];

interface Counted {
  dimension: string;
  values: { value: string; filter: unknown }[];
}

let graph: Graph;
beforeAll(async () => {
  graph = await shippedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

it.each(lists)("narrows by the values of %s exactly as the API does", async (field, { facets, ranges }) => {
  const { data, errors } = await graph.query(
    `{ ${field}(dimensions: [${facets.map(({ dimension }) => dimension)}]) { dimension values(first: 100) { value filter } } }`,
  );
  expect(errors).toEqual([]);
  const counted: Counted[] = data[field];
  for (const { dimension, path, isBoolean } of facets) {
    const values = counted.find((each) => each.dimension === dimension)?.values ?? [];
    expect(values.length, dimension).toBeGreaterThan(0);
    for (const { value, filter } of values)
      expect(filterAt(path, isBoolean ? value === "true" : value), dimension).toEqual(filter);
  }
  const names = [...facets, ...ranges].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
