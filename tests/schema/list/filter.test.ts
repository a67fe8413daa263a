import { beforeAll, describe, expect, it } from "vitest";
import { globalIdOf } from "../../../src/domain/node-key.ts";
import { filterRecords as records, slugsWhere } from "../../support/filter-records.ts";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";

let graph: Graph;
let own: Graph;
beforeAll(async () => {
  [graph, own] = await Promise.all([testGraph(), graphOf({ "a.yaml": records })]);
});

/** The slugs of the nodes of a root list that match a filter, in alphabetical order. */
const matches = (root: string, where: string, of: Graph = own) => slugsWhere(of, root, where);

describe("a filter over a relation", () => {
  it("compares the facts of an edge and the node at its far end together", async () => {
    const of = (therapy: string, stage: string) =>
      matches(
        "agreements",
        `{ therapies: { some: { therapy: { slug: { eq: "${therapy}" } }, stageAtSigning: { gte: ${stage} } } } }`,
      );
    expect(await of("early", "PHASE2")).toEqual(["license"]);
    expect(await of("early", "PHASE3")).toEqual([]);
    expect(await of("late", "PHASE1")).toEqual([]);
    expect(await of("late", "DISCOVERY")).toEqual(["license"]);
  });

  it("compares facts from the other end too", async () => {
    expect(await matches("indications", "{ therapies: { some: { stage: { eq: APPROVED } } } }")).toEqual(["asthma"]);
    expect(await matches("indications", "{ therapies: { every: { stage: { isNull: false } } } }")).toEqual([
      "cancer",
      "lung-cancer",
      "small-cell-lung-cancer",
    ]);
  });

  it("reads a symmetric relation from both ends", async () => {
    const amended = "{ relatedAgreements: { some: { relation: { eq: AMENDS } } } }";
    expect(await matches("agreements", amended)).toEqual(["amendment", "license"]);
    const withLicense = '{ relatedAgreements: { some: { agreement: { slug: { eq: "license" } } } } }';
    expect(await matches("agreements", withLicense)).toEqual(["amendment"]);
  });

  it("matches entries that a node owns, each as a whole", async () => {
    const listed = (exchange: string, symbol: string) =>
      matches("companies", `{ listings: { some: { exchange: { eq: "${exchange}" }, symbol: { eq: "${symbol}" } } } }`);
    expect(await listed("NASDAQ", "ACME")).toEqual(["acme"]);
    expect(await listed("NASDAQ", "ACM")).toEqual([]);
    expect(await matches("companies", "{ listings: { none: {} } }")).toEqual(["beta", "gamma"]);
    const grants = '{ some: { grantee: { slug: { eq: "beta" } }, therapies: { every: { slug: { eq: "early" } } } } }';
    expect(await matches("agreements", `{ rightsGrants: ${grants} }`)).toEqual(["license"]);
  });

  it("costs one statement for the page, however deep, and one for the count", async () => {
    const { statements } = await graph.query(
      `{ agreements(where: { therapies: { some: { therapy: { indications: { some: { indication: { therapies: { some: {
        therapy: { companies: { some: { company: { country: { eq: "FR" } } } } } } } } } } } } } }) { totalCount nodes { slug } } }`,
    );
    expect(statements).toHaveLength(2);
  });

  it("of a nested list looks up edges row by row, and what is asked of further nodes once", async () => {
    const { statements, errors } = await graph.query(
      `{ companies(first: 20) { nodes { agreements(where: { therapies: { some: { therapy: { agreements: { some: { agreement: {
        therapies: { every: { therapy: { companies: { none: { company: { country: { eq: "FR" } } } } } } } } } } } } } }) { totalCount } } } }`,
    );
    expect(errors).toEqual([]);
    const statement = statements.find((each) => each.includes("kept_"));
    expect(statement?.match(/exists \(select/g)).toHaveLength(1);
  });
});

describe("a filter on an indication", () => {
  it("matches descendants with `within`, under any combination", async () => {
    const within = (where: string) => matches("indications", `{ within: ${where} }`);
    expect(await within('{ slug: { eq: "cancer" } }')).toEqual(["cancer", "lung-cancer", "small-cell-lung-cancer"]);
    expect(await within('{ slug: { eq: "lung-cancer" } }')).toEqual(["lung-cancer", "small-cell-lung-cancer"]);
    expect(await within('{ not: { slug: { eq: "lung-cancer" } } }')).toEqual([
      "asthma",
      "cancer",
      "lung-cancer",
      "small-cell-lung-cancer",
    ]);
    expect(await matches("indications", '{ not: { within: { slug: { eq: "cancer" } } } }')).toEqual(["asthma"]);
    const below = '{ within: { slug: { eq: "cancer" } }, not: { slug: { eq: "cancer" } } }';
    expect(await matches("indications", below)).toEqual(["lung-cancer", "small-cell-lung-cancer"]);
    const or = '{ or: [{ within: { slug: { eq: "lung-cancer" } } }, { slug: { eq: "asthma" } }] }';
    expect(await matches("indications", or)).toEqual(["asthma", "lung-cancer", "small-cell-lung-cancer"]);
  });

  it("may nest `within` as deep as filters nest", async () => {
    const nested = `${"{ within: ".repeat(18)}{ slug: { eq: "lung-cancer" } }${" }".repeat(18)}`;
    expect(await matches("indications", nested)).toEqual(["lung-cancer", "small-cell-lung-cancer"]);
  });

  it("finds agreements and therapies by an ancestor of what they cover", async () => {
    const cancer = 'indications: { some: { indication: { within: { slug: { eq: "cancer" } } } } }';
    expect(await matches("agreements", `{ ${cancer} }`)).toEqual(["license"]);
    expect(await matches("therapies", `{ ${cancer} }`)).toEqual(["early", "late"]);
    const phase3 =
      '{ indications: { some: { stage: { gte: PHASE3 }, indication: { within: { slug: { eq: "cancer" } } } } } }';
    expect(await matches("therapies", phase3)).toEqual(["late"]);
  });
});

describe("a filter by what the graph knows of an entity", () => {
  it("follows direct edges in either direction", async () => {
    expect(await matches("companies", '{ relatedTo: { node: { slug: { eq: "license" } } } }')).toEqual([
      "acme",
      "beta",
    ]);
    expect(await matches("companies", '{ relatedTo: { node: { slug: { eq: "early" } } } }')).toEqual([]);
    const licensee =
      '{ relatedTo: { kind: { eq: PARTY_TO }, value: { eq: "LICENSEE" }, direction: { eq: OUTGOING } } }';
    expect(await matches("companies", licensee)).toEqual(["beta"]);
    const id = globalIdOf("Agreement", "license");
    expect(await matches("therapies", `{ relatedTo: { node: { id: { eq: "${id}" } } } }`)).toEqual(["early", "late"]);
  });

  it("compares its claims, and when they were recorded", async () => {
    expect(await matches("companies", "{ claims: { some: { predicate: { eq: COMPANY_COUNTRY } } } }")).toEqual([
      "acme",
      "beta",
    ]);
    const news = "{ claims: { some: { evidence: { some: { source: { kind: { eq: NEWS } } } } } } }";
    expect(await matches("companies", news)).toEqual(["beta"]);
    expect(await matches("companies", '{ recordedAt: { gte: "2024-01-02T00:00:00Z" } }')).toHaveLength(3);
    expect(await matches("companies", '{ recordedAt: { gt: "2024-01-02T00:00:00Z" } }')).toEqual([]);
  });

  it("takes global ids", async () => {
    const ids = ["acme", "beta"].map((slug) => JSON.stringify(globalIdOf("Company", slug)));
    expect(await matches("companies", `{ id: { in: [${ids}] } }`)).toEqual(["acme", "beta"]);
  });
});

describe("a filter without conditions, or with conditions that cannot hold", () => {
  it.each([
    ["{}", 3],
    ["null", 3],
    ["{ and: [] }", 3],
    ["{ or: [] }", 0],
    ["{ slug: null }", 3],
    ["{ slug: {} }", 3],
    ["{ slug: { eq: null } }", 3],
    ["{ slug: { in: [] } }", 0],
    ["{ not: {} }", 0],
    ["{ agreements: {} }", 3],
    ["{ agreements: { some: {} } }", 2],
    ["{ agreements: { none: {} } }", 1],
    ["{ agreements: { every: { agreement: { status: { eq: CLOSED } } } } }", 1],
    ['{ foundedOn: { gte: "2019", lt: "2019" } }', 0],
    ['{ not: { foundedOn: { gte: "2020" } } }', 3],
    ["{ not: { slug: { eq: null } } }", 0],
    ["{ slug: { in: null } }", 3],
    ["{ and: null, or: null, not: null }", 3],
    ["{ or: [{ slug: { eq: null } }] }", 3],
    ["{ and: [{}] }", 3],
    ["{ agreements: null }", 3],
    ["{ agreements: { some: null, none: null, every: null } }", 3],
    ["{ agreements: { none: { agreement: { slug: { eq: null } } } } }", 1],
    ["{ relatedTo: null, recordedAt: null }", 3],
    ["{ foundedOn: { isNull: null } }", 3],
  ])("%s matches %i of three companies", async (where, count) => {
    expect(await matches("companies", where)).toHaveLength(count);
  });
});

describe("a nested list with a filter", () => {
  it("has the entries that the root list with the same conditions has", async () => {
    const nested = await graph.query(
      '{ company(slug: "sanofi") { agreements(where: { kinds: { has: LICENSE } }, first: 100) { totalCount nodes { slug } } } }',
    );
    const root = await graph.query(
      '{ agreements(where: { kinds: { has: LICENSE }, parties: { some: { company: { slug: { eq: "sanofi" } } } } }, first: 100) { totalCount nodes { slug } } }',
    );
    expect(nested.data.company.agreements.totalCount).toBeGreaterThan(1);
    expect(nested.data.company.agreements).toEqual(root.data.agreements);
  });

  it("is distinct from the same list without one, in one request", async () => {
    const { data } = await graph.query(
      "{ companies(first: 20) { nodes { all: agreements(first: 100) { totalCount } some: agreements(first: 100, where: { kinds: { has: LICENSE } }) { totalCount nodes { kinds } } } } }",
    );
    for (const { all, some } of data.companies.nodes) {
      expect(some.totalCount).toBeLessThanOrEqual(all.totalCount);
      for (const { kinds } of some.nodes) expect(kinds).toContain("LICENSE");
    }
  });

  it("has cursors of its own, as a search has", async () => {
    const cursorOf = async (root: string, args: string) =>
      (await graph.query(`{ ${root}(${args}, first: 1) { pageInfo { endCursor } } }`)).data[root].pageInfo.endCursor;
    const licenses = "where: { kinds: { has: LICENSE } }";
    const after = await cursorOf("agreements", licenses);
    expect((await graph.query(`{ agreements(${licenses}, after: "${after}") { totalCount } }`)).errors).toEqual([]);
    const searched = await cursorOf("search", 'query: "sanofi"');
    for (const wrong of [
      `agreements(after: "${after}")`,
      `agreements(where: { kinds: { has: EQUITY } }, after: "${after}")`,
      `search(query: "orano", after: "${searched}")`,
    ]) {
      const { errors } = await graph.query(`{ ${wrong} { totalCount } }`);
      expect(errors[0]?.message, wrong).toMatch(/^`after`: the cursor belongs to another list, order or filter\./);
      expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "after" });
    }
  });
});
