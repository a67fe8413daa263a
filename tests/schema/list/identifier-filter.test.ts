import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conceptOf, entityTypes } from "../../../src/model/model.ts";
import { type Graph, testGraph } from "../../support/graph.ts";

interface Identified {
  slug: string;
  identifiers: { system: string; value: string; match: string }[];
}

describe("a filter on identifiers", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });
  afterAll(() => graph.store.destroy());

  it.each(entityTypes)("of the type %s finds every identifier that the field shows", async (type) => {
    const list = conceptOf(type).plural;
    const { data } = await graph.query(`{ ${list}(first: 100) { nodes { slug identifiers { system value match } } } }`);
    const query = `query ($where: ${type}Filter) { ${list}(first: 100, where: $where) { nodes { slug } } }`;
    const nodes: Identified[] = data[list].nodes;
    for (const { slug, identifiers } of nodes)
      for (const { system, value, match } of identifiers) {
        const some = { system: { eq: system }, value: { eq: value }, match: { eq: match } };
        const found = await graph.query(query, { where: { identifiers: { some } } });
        expect(
          found.data[list].nodes.map((each: { slug: string }) => each.slug),
          `${system} ${value}`,
        ).toContain(slug);
      }
    const without = await graph.query(query, { where: { identifiers: { none: {} } } });
    expect(without.data[list].nodes.map((each: { slug: string }) => each.slug)).toEqual(
      nodes.filter(({ identifiers }) => identifiers.length === 0).map(({ slug }) => slug),
    );
  });
});
