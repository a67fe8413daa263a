import { beforeAll, describe, expect, it } from "vitest";
import { type Graph, graphOf } from "../../support/graph.ts";

const records = `
recordedOn: 2024-01-02
evidence: { default: { source: register, states: The owners. } }
sources: [{ slug: register, title: Register, kind: NEWS }]
companies:
  - { slug: holding, name: Holding, kind: OTHER, country: FR }
  - { slug: pharma, name: Pharma, kind: PHARMACEUTICAL, parents: [holding] }
  - { slug: biotech, name: Biotech, kind: BIOTECHNOLOGY, country: US, parents: [{ company: pharma, validFrom: 2020-03 }, { company: fund, validTo: 2020-03 }] }
  - { slug: sold, name: Sold, kind: BIOTECHNOLOGY, parents: [{ company: pharma, validTo: 2020 }] }
  - { slug: planned, name: Planned, kind: BIOTECHNOLOGY, parents: [{ company: pharma, validFrom: 2900-01-01 }] }
  - { slug: joint, name: Joint, kind: OTHER, parents: [biotech, fund] }
  - { slug: fund, name: Fund, kind: INVESTOR }
agreements:
  - slug: early
    name: Early
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2015
    parties: [{ company: biotech, role: LICENSOR }, { company: sold, role: LICENSEE }]
  - { slug: late, name: Late, kinds: [ACQUISITION], status: CLOSED, parties: [{ company: fund, role: ACQUIRER }, { company: joint, role: TARGET }] }
`;

let graph: Graph;
beforeAll(async () => {
  graph = await graphOf({ "a.yaml": records });
});

/** The slugs of the nodes of a root list that match a filter, in alphabetical order. */
async function matches(root: string, where: string): Promise<string[]> {
  const { data, errors } = await graph.query(`{ ${root}(where: ${where}) { totalCount nodes { slug } } }`);
  expect(errors).toEqual([]);
  const slugs = data[root].nodes.map(({ slug }: { slug: string }) => slug).sort();
  expect(data[root].totalCount).toBe(slugs.length);
  return slugs;
}

const companies = (where: string) => matches("companies", where);
const agreements = (company: string, role = "") =>
  matches("agreements", `{ parties: { some: { ${role} company: { ${company}, orSubsidiaries: true } } } }`);
const group = ["biotech", "holding", "joint", "pharma"];

describe("a filter on a company with `orSubsidiaries`", () => {
  it("matches direct and indirect subsidiaries of today", async () => {
    expect(await companies('{ slug: { eq: "holding" }, orSubsidiaries: true }')).toEqual(group);
    expect(await companies('{ slug: { eq: "pharma" }, orSubsidiaries: true }')).toEqual(["biotech", "joint", "pharma"]);
    expect(await companies('{ slug: { eq: "fund" }, orSubsidiaries: true }')).toEqual(["fund", "joint"]);
    expect(await companies('{ slug: { eq: "sold" }, orSubsidiaries: true }')).toEqual(["sold"]);
  });

  it.each(["", ", orSubsidiaries: false", ", orSubsidiaries: null"])("is unchanged by (%s)", async (option) => {
    expect(await companies(`{ slug: { eq: "holding" }${option} }`)).toEqual(["holding"]);
  });

  it("holds all conditions of one filter against the same company", async () => {
    expect(await companies('{ slug: { eq: "pharma" }, country: { eq: FR }, orSubsidiaries: true }')).toEqual([]);
    const both = '{ and: [{ slug: { eq: "holding" } }, { country: { eq: FR } }], orSubsidiaries: true }';
    expect(await companies(both)).toEqual(group);
    expect(await companies("{ orSubsidiaries: true }")).toHaveLength(7);
  });

  it("combines with conditions outside by and, or and not", async () => {
    const holding = '{ slug: { eq: "holding" }, orSubsidiaries: true }';
    expect(await companies(`{ and: [${holding}, { country: { eq: US } }] }`)).toEqual(["biotech"]);
    expect(await companies(`{ or: [${holding}, { slug: { eq: "sold" } }] }`)).toEqual([...group, "sold"]);
    expect(await companies(`{ not: ${holding} }`)).toEqual(["fund", "planned", "sold"]);
    const below = `{ and: [${holding}, { not: { slug: { eq: "holding" } } }] }`;
    expect(await companies(below)).toEqual(["biotech", "joint", "pharma"]);
  });

  it("applies to a negated condition beside it as to others", async () => {
    // The fund is no French company, and owns the joint venture.
    const where = '{ not: { country: { eq: FR } }, slug: { in: ["holding", "fund"] }, orSubsidiaries: true }';
    expect(await companies(where)).toEqual(["fund", "joint"]);
  });

  it("finds the agreements of a group, also by the role of the party", async () => {
    expect(await agreements('slug: { eq: "holding" }')).toEqual(["early", "late"]);
    expect(await agreements('slug: { eq: "holding" }', "role: { eq: ACQUIRER }")).toEqual([]);
    expect(await agreements('slug: { eq: "holding" }', "role: { eq: TARGET }")).toEqual(["late"]);
    expect(await agreements('name: { startsWith: "fu" }')).toEqual(["late"]);
  });

  it("may be nested as deep as filters nest", async () => {
    const nested = `${"{ orSubsidiaries: true, and: [".repeat(9)}{ slug: { eq: "holding" } }${"] }".repeat(9)}`;
    expect(await companies(nested)).toEqual(group);
  });

  it("costs one statement for the page, and one for the count", async () => {
    const { statements } = await graph.query(
      '{ agreements(where: { parties: { some: { company: { name: { eq: "Holding" }, orSubsidiaries: true } } } }) { totalCount nodes { slug } } }',
    );
    expect(statements).toHaveLength(2);
  });
});
