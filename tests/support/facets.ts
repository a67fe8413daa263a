import { expect } from "vitest";
import type { CountedType } from "../../src/model/derived/dimension.ts";
import { lowerFirst, singularOf } from "../../src/model/derived/spelling.ts";
import { conceptOf } from "../../src/model/model.ts";
import type { Graph } from "./graph.ts";

export type Where = Readonly<Record<string, unknown>>;

export interface FacetValue {
  value: string | null;
  count: number;
  isSelected: boolean;
  filter: Where;
}

export interface Facet {
  dimension: string;
  totalCount: number;
  valueCount: number;
  values: FacetValue[];
  withoutValue: FacetValue;
}

/** The field of `Query` that returns the facets of a type. */
export const facetField = (type: CountedType) => `${lowerFirst(singularOf(conceptOf(type).plural))}Facets`;
const value = "{ value count isSelected filter }";

/** The facets of the nodes that match a filter, with up to 100 values each. */
export async function facetsOf(
  graph: Graph,
  type: CountedType,
  where: Where,
  dimensions: readonly string[],
): Promise<Facet[]> {
  const { data, errors } = await graph.query(
    `query ($where: ${type}Filter, $dimensions: [${type}Dimension!]!) {
      ${facetField(type)}(where: $where, dimensions: $dimensions) {
        dimension totalCount valueCount values(first: 100) ${value} withoutValue ${value} } }`,
    { where, dimensions },
  );
  expect(errors).toEqual([]);
  return data[facetField(type)];
}

/** The numbers of nodes that match filters, asked in as few requests as the limits allow. */
export async function countsOf(graph: Graph, type: CountedType, filters: readonly Where[]): Promise<number[]> {
  const { plural } = conceptOf(type);
  const counts: number[] = [];
  for (let start = 0; start < filters.length; start += 20) {
    const some = filters.slice(start, start + 20);
    const { data, errors } = await graph.query(
      `query (${some.map((_, index) => `$w${index}: ${type}Filter`).join(", ")}) {
        ${some.map((_, index) => `c${index}: ${plural}(where: $w${index}, first: 0) { totalCount }`).join(" ")} }`,
      Object.fromEntries(some.map((where, index) => [`w${index}`, where])),
    );
    expect(errors).toEqual([]);
    counts.push(...some.map((_, index) => data[`c${index}`].totalCount));
  }
  return counts;
}
