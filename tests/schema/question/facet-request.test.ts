import { beforeAll, describe, expect, it } from "vitest";
import { dimensionsOf } from "../../../src/model/derived/dimension.ts";
import { countsOf, type FacetValue } from "../../support/facets.ts";
import { type Graph, testGraph } from "../../support/graph.ts";

describe("a request for facets", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });

  const many = dimensionsOf("Agreement").map(({ name }) => name);

  it.each([
    ["dimensions: []", "dimensions"],
    [`dimensions: [${many.slice(0, 13).join(", ")}]`, "dimensions"],
    ["dimensions: [KIND, YEAR, KIND]", "dimensions[2]"],
    ["dimensions: [COLOR]", "dimensions[0]"],
    ["dimensions: [TOTAL_BAND], currency: AFN", "currency"],
    ['dimensions: [TOTAL_BAND], bandBounds: ["100", "10"]', "bandBounds[1]"],
    ['dimensions: [TOTAL_BAND], bandBounds: ["0"]', "bandBounds[0]"],
    ['dimensions: [TOTAL_BAND], bandBounds: ["1e3"]', "bandBounds[0]"],
    ['dimensions: [TOTAL_BAND], bandBounds: ["10000000000000000"]', "bandBounds[0]"],
    ["dimensions: [TOTAL_BAND], bandBounds: []", "bandBounds"],
    ['dimensions: [KIND, YEAR], bandBounds: ["10"]', "bandBounds"],
    ['dimensions: [KIND], where: { announcedOn: { gte: "May" } }', "where.announcedOn.gte"],
  ])("with %s is refused with BAD_USER_INPUT", async (args, argument) => {
    const { errors } = await graph.query(`{ agreementFacets(${args}) { totalCount } }`);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it.each([0, 101])("for %d values is refused with BAD_USER_INPUT", async (first) => {
    const { errors } = await graph.query(
      `{ agreementFacets(dimensions: [KIND]) { values(first: ${first}) { value } } }`,
    );
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "first" });
  });

  it("names the currencies with rates if one has none", async () => {
    const { errors } = await graph.query("{ agreementFacets(dimensions: [TOTAL_BAND], currency: AFN) { totalCount } }");
    expect(errors[0]?.message).toMatch(/no exchange rate is known for AFN\. Use one of .*EUR.*USD/);
  });

  it("counts in the bands of its bounds and its currency, and hands out their filters", async () => {
    const { data, errors } = await graph.query(
      '{ agreementFacets(dimensions: [TOTAL_BAND], currency: EUR, bandBounds: ["1500000", "250000000.5"]) { values { value label count filter } } }',
    );
    expect(errors).toEqual([]);
    const { values } = data.agreementFacets[0];
    expect(values.length).toBeGreaterThan(1);
    const counts = await countsOf(
      graph,
      "Agreement",
      values.map(({ filter }: FacetValue) => filter),
    );
    expect(counts).toEqual(values.map(({ count }: FacetValue) => count));
    expect(values.map(({ label }: { label: string }) => label)).toContain(
      "1.5 million to less than 250.0000005 million EUR",
    );
  });

  it("is answered to one fragment for all types, and so are groups of statistics", async () => {
    const { data, errors } = await graph.query(`{
      agreementFacets(dimensions: [KIND]) { ...facet }
      trialFacets(dimensions: [PHASE]) { ...facet }
      agreementStats { groups(by: [KIND]) { nodes { ...group } } }
      regulatoryEventStats { groups(by: [KIND]) { nodes { ...group } } } }
      fragment facet on Facet { label totalCount valueCount values(first: 1) { value count } withoutValue { count } }
      fragment group on StatsGroup { count countShare filter keys { value label } }`);
    expect(errors).toEqual([]);
    for (const [facet] of [data.agreementFacets, data.trialFacets]) {
      expect(facet.totalCount).toBeGreaterThan(0);
      expect(facet.values[0].count).toBeLessThanOrEqual(facet.totalCount);
    }
    for (const { groups } of [data.agreementStats, data.regulatoryEventStats])
      expect(groups.nodes[0].keys[0].value).toBe(
        Object.values(groups.nodes[0].filter as object).flatMap(Object.values)[0],
      );
  });

  it("has labels and nodes, and the label of the dimension", async () => {
    const { data, errors } = await graph.query(
      "{ agreementFacets(dimensions: [COMPANY, COUNTRY, KIND]) { label values(first: 3) { value label node { __typename slug name } } withoutValue { value label node { name } } } }",
    );
    expect(errors).toEqual([]);
    const [companies, countries, kinds] = data.agreementFacets;
    expect([companies.label, countries.label, kinds.label]).toEqual(["Company", "Country", "Kind"]);
    for (const { value: slug, label, node } of companies.values)
      expect(node).toEqual({ __typename: "Company", slug, name: label });
    expect(countries.values).toContainEqual({ value: "FR", label: "France", node: null });
    expect(kinds.values[0].label).not.toBe(kinds.values[0].value);
    expect(companies.withoutValue).toEqual({ value: null, label: null, node: null });
  });

  it("costs one statement for each condition that dimensions share, once the values are known", async () => {
    // What is known has space, also where the environment leaves none.
    await using roomy = await testGraph({ keptBytes: 10_000_000 });
    const ask = (year: string) =>
      roomy.query(
        `query ($year: PartialDate) { agreementFacets(where: { announcedOn: { gte: $year }, kinds: { has: LICENSE }, summary: { isNull: true }, closedOn: { isNull: true } }, dimensions: [YEAR, KIND, ROLE, STATUS]) { totalCount } }`,
        { year },
      );
    await ask("2001");
    // The conditions that no dimension leaves out are one statement, and known ones none.
    expect((await ask("2002")).statements).toHaveLength(1);
    expect((await ask("2002")).statements).toHaveLength(0);
  });

  it("is answered by a reader process, with the same answer and without a statement in the server", async () => {
    await using remote = await testGraph({ readers: 1 });
    const query =
      "{ agreementFacets(where: { kinds: { has: LICENSE } }, dimensions: [KIND, COMPANY_GROUP, TOTAL_BAND, TERRITORY]) { dimension totalCount valueCount values(first: 100) { value count filter isSelected } withoutValue { count filter } } }";
    const [own, other] = [await graph.query(query), await remote.query(query)];
    expect(other.errors).toEqual([]);
    expect(other.data).toEqual(own.data);
    expect(other.statements).toEqual([]);
  });

  it("has a price that grows with the dimensions and the values, and is below the limit at most", async () => {
    const priceOf = async (dimensions: readonly string[], first: number) => {
      const response = await graph.fetch("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          query: `{ agreementFacets(dimensions: [${dimensions.join(", ")}]) { values(first: ${first}) { value node { name } } } }`,
          extensions: { cost: true },
        }),
      });
      const { extensions } = (await response.json()) as { extensions: { cost: { price: number; limit: number } } };
      expect(extensions.cost.price).toBeLessThan(extensions.cost.limit / 1000);
      return extensions.cost.price;
    };
    const [one, two, more] = [
      await priceOf(["KIND"], 10),
      await priceOf(["KIND", "YEAR"], 10),
      await priceOf(["KIND"], 100),
    ];
    expect(two).toBeGreaterThan(one + 100);
    expect(more).toBeGreaterThan(one + 90);
    expect(await priceOf(many.slice(0, 12), 100)).toBeGreaterThan(two);
  });
});
