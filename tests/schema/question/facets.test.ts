import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type CountedType, countedTypes, dimensionOf, dimensionsOf } from "../../../src/model/derived/dimension.ts";
import { lowerFirst, singularOf } from "../../../src/model/derived/spelling.ts";
import { tableOfNode } from "../../../src/model/derived/table.ts";
import { conceptOf } from "../../../src/model/model.ts";
import { AnyFilters } from "../../support/any-filter.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { type Graph, idOf, shippedGraph, testGraph } from "../../support/graph.ts";
import { plainValues } from "../../support/plain/dimension.ts";
import { PlainFilter } from "../../support/plain/filter.ts";
import type { PlainGraph, PlainRow } from "../../support/plain/graph.ts";
import { today } from "../../support/plain/ownership.ts";
import { runs } from "../../support/runs.ts";

type Where = Readonly<Record<string, unknown>>;

interface Value {
  value: string | null;
  count: number;
  isSelected: boolean;
  filter: Where;
}

interface Facet {
  dimension: string;
  totalCount: number;
  valueCount: number;
  values: Value[];
  withoutValue: Value;
}

const fieldOf = (type: CountedType) => `${lowerFirst(singularOf(conceptOf(type).plural))}Facets`;
const value = "{ value count isSelected filter }";

async function facetsOf(
  graph: Graph,
  type: CountedType,
  where: Where,
  dimensions: readonly string[],
): Promise<Facet[]> {
  const { data, errors } = await graph.query(
    `query ($where: ${type}Filter, $dimensions: [${type}Dimension!]!) {
      ${fieldOf(type)}(where: $where, dimensions: $dimensions) {
        dimension totalCount valueCount values(first: 100) ${value} withoutValue ${value} } }`,
    { where, dimensions },
  );
  expect(errors).toEqual([]);
  return data[fieldOf(type)];
}

/** The numbers of nodes that match filters, asked in as few requests as the limits allow. */
async function countsOf(graph: Graph, type: CountedType, filters: readonly Where[]): Promise<number[]> {
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
      ...(values.length > 0 ? [values[place % values.length] as Value] : []),
      ...(isTwo && values.length > 1 ? [values[(place + 1) % values.length] as Value] : []),
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
    let compared = 0;
    let selections = 0;
    await fc.assert(
      fc.asyncProperty(anyDrawn(null), async (drawn) => {
        if (compared >= wanted) return;
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
    expect(selections).toBeGreaterThan(0);
  }, 1_800_000);
});

describe("the conditions on a dimension", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });

  const sanofi = { company: { slug: { eq: "sanofi" } } };
  const licensor = { role: { eq: "LICENSOR" } };

  it.each<[string, string, Where, Where]>([
    ["a field", "KIND", { kinds: { has: "LICENSE" }, status: { eq: "SIGNED" } }, { status: { eq: "SIGNED" } }],
    ["any operator", "YEAR", { announcedOn: { gte: "2019", lt: "2024" } }, {}],
    ["the same field as another dimension", "QUARTER", { announcedOn: { eq: "2024" } }, {}],
    ["in `and`", "KIND", { and: [{ kinds: { has: "LICENSE" } }, { and: [{ kinds: { has: "OPTION" } }] }] }, {}],
    ["in a relation", "COMPANY", { parties: { some: sanofi } }, {}],
    ["by id", "COMPANY", { parties: { some: { company: { id: { eq: idOf("Company", "sanofi") } } } } }, {}],
    [
      "beside another condition on the entry",
      "COMPANY",
      { parties: { some: { ...sanofi, ...licensor } } },
      { parties: { some: licensor } },
    ],
    [
      "beside another quantifier",
      "COMPANY",
      { parties: { some: sanofi, none: licensor } },
      { parties: { none: licensor } },
    ],
    ["`none` of nothing else", "COMPANY", { parties: { none: sanofi } }, {}],
    [
      "`none` with another condition",
      "COMPANY",
      { parties: { none: { ...sanofi, ...licensor } } },
      { parties: { none: { ...sanofi, ...licensor } } },
    ],
    ["`or` of nothing else", "KIND", { or: [{ kinds: { has: "LICENSE" } }, { kinds: { has: "OPTION" } }] }, {}],
    [
      "`or` with another condition",
      "KIND",
      { or: [{ kinds: { has: "LICENSE" } }, { status: { eq: "CLOSED" } }] },
      { or: [{ kinds: { has: "LICENSE" } }, { status: { eq: "CLOSED" } }] },
    ],
    ["`not` of nothing else", "STATUS", { not: { status: { eq: "SIGNED" } } }, {}],
    [
      "`not` with another condition",
      "STATUS",
      { not: { status: { eq: "SIGNED" }, kinds: { has: "LICENSE" } } },
      { not: { status: { eq: "SIGNED" }, kinds: { has: "LICENSE" } } },
    ],
    [
      "of a group",
      "COMPANY_GROUP",
      { parties: { some: { company: { slug: { eq: "novartis" }, orSubsidiaries: true } } } },
      {},
    ],
    [
      "of a group with another condition",
      "COMPANY_GROUP",
      { parties: { some: { company: { slug: { eq: "novartis" }, country: { eq: "CH" }, orSubsidiaries: true } } } },
      { parties: { some: { company: { slug: { eq: "novartis" }, country: { eq: "CH" }, orSubsidiaries: true } } } },
    ],
    [
      "of another measure",
      "TOTAL_BAND",
      { value: { total: { gte: "1000000000", currency: "USD" }, upfront: { gte: "1000000", currency: "USD" } } },
      { value: { upfront: { gte: "1000000", currency: "USD" } } },
    ],
    [
      "of an ancestor",
      "INDICATION",
      { indications: { some: { indication: { within: { slug: { eq: "cancer" } } } } } },
      { indications: { some: { indication: { within: { slug: { eq: "cancer" } } } } } },
    ],
    ["null", "KIND", { kinds: null, and: null, status: { eq: "SIGNED" } }, { status: { eq: "SIGNED" } }],
    ["an empty `or`", "KIND", { or: [] }, { or: [] }],
  ])("are left out: %s, for %s", async (_name, dimension, where, left) => {
    const [facet] = await facetsOf(graph, "Agreement", where, [dimension]);
    const [expected, all] = await countsOf(graph, "Agreement", [left, where]);
    expect(facet?.totalCount).toBe(expected);
    if (Object.keys(left).length === 0) expect(all).not.toBe(expected);
  });

  it("select the values that they name", async () => {
    const selected = async (where: Where, dimension: string) => {
      const [facet] = await facetsOf(graph, "Agreement", where, [dimension]);
      return facet?.values.flatMap((each) => (each.isSelected ? [each.value] : [])).sort();
    };
    expect(await selected({ kinds: { hasAny: ["LICENSE", "OPTION"] } }, "KIND")).toEqual(["LICENSE", "OPTION"]);
    expect(await selected({ status: { in: ["SIGNED"] } }, "STATUS")).toEqual(["SIGNED"]);
    expect(
      await selected({ parties: { some: { company: { slug: { in: ["sanofi", "novartis"] } } } } }, "COMPANY"),
    ).toEqual(["novartis", "sanofi"]);
    expect(await selected({ announcedOn: { gte: "2024" } }, "YEAR")).toEqual([]);
    expect(await selected({ value: { total: { currency: "USD", lt: "10000000" } } }, "TOTAL_BAND")).toEqual([
      "0-10000000",
    ]);
    expect(await selected({}, "KIND")).toEqual([]);
  });
});

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
      values.map(({ filter }: Value) => filter),
    );
    expect(counts).toEqual(values.map(({ count }: Value) => count));
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
    const ask = (year: string) =>
      graph.query(
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
