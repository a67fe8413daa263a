import { beforeAll, describe, expect, it } from "vitest";
import { countsOf, facetsOf, type Where } from "../../support/facets.ts";
import { type Graph, idOf, testGraph } from "../../support/graph.ts";

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
