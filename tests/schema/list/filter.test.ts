import { beforeAll, describe, expect, it } from "vitest";
import { globalIdOf } from "../../../src/domain/node-key.ts";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";
import { sampleRecords } from "../../support/records.ts";

const records = `
recordedOn: 2024-01-02
evidence:
  default: { source: release, states: All of this. }
  paper: { source: paper, states: Some of this. }
sources:
  - { slug: release, title: Release, kind: PRESS_RELEASE }
  - { slug: paper, title: Paper, kind: NEWS }
companies:
  - { slug: acme, name: Acme, kind: BIOTECHNOLOGY, country: FR, listings: [{ exchange: NASDAQ, symbol: ACME }, { exchange: Euronext, symbol: ACM }] }
  - { slug: beta, name: Beta, kind: PHARMACEUTICAL, country: { value: DE, by: paper } }
  - { slug: gamma, name: Gamma, kind: PHARMACEUTICAL }
therapies:
  - slug: early
    name: Early
    indications: [{ indication: lung-cancer, stage: PHASE1 }, { indication: asthma, stage: APPROVED }]
  - { slug: late, name: Late, indications: [{ indication: lung-cancer, stage: PHASE3 }] }
  - { slug: unknown, name: Unknown, indications: [{ indication: asthma }] }
indications:
  - { slug: cancer, name: Cancer }
  - { slug: lung-cancer, name: Lung cancer, parents: [cancer] }
  - { slug: small-cell-lung-cancer, name: Small cell lung cancer, parents: [lung-cancer] }
  - { slug: asthma, name: Asthma }
agreements:
  - slug: license
    name: License
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2020-05-01
    parties: [{ company: acme, role: LICENSOR }, { company: beta, role: LICENSEE }]
    therapies: [{ therapy: early, stageAtSigning: PHASE2 }, { therapy: late, stageAtSigning: DISCOVERY }]
    indications: [small-cell-lung-cancer]
    rightsGrants: [{ rights: [COMMERCIALIZE], grantor: acme, grantee: beta, therapies: [early], territory: { worldwide: true } }]
  - slug: amendment
    name: Amendment
    kinds: [LICENSE]
    status: SIGNED
    parties: [{ company: beta, role: LICENSEE }]
    relatedAgreements: [{ agreement: license, relation: AMENDS }]
`;

let graph: Graph;
let own: Graph;
beforeAll(async () => {
  [graph, own] = await Promise.all([testGraph(), graphOf({ "a.yaml": records })]);
});

/** The slugs of the nodes of a root list that match a filter, in alphabetical order. */
async function matches(root: string, where: string, of: Graph = own): Promise<string[]> {
  const { data, errors } = await of.query(`{ ${root}(where: ${where}) { totalCount nodes { slug } } }`);
  expect(errors).toEqual([]);
  const slugs = data[root].nodes.map(({ slug }: { slug: string }) => slug).sort();
  expect(data[root].totalCount).toBe(slugs.length);
  return slugs;
}

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

describe("a comparison", () => {
  it("of stages follows their sequence", async () => {
    const at = (comparison: string) => matches("therapies", `{ highestStage: ${comparison} }`);
    expect(await at("{ gt: PHASE3 }")).toEqual(["early"]);
    expect(await at("{ gte: PHASE3 }")).toEqual(["early", "late"]);
    expect(await at("{ lt: APPROVED }")).toEqual(["late"]);
    expect(await at("{ gte: PHASE1, lte: PHASE3 }")).toEqual(["late"]);
    expect(await at("{ isNull: true }")).toEqual(["unknown"]);
    expect(await matches("therapies", "{ not: { highestStage: { lt: APPROVED } } }")).toEqual(["early", "unknown"]);
  });

  it("of phases does not match trials to which phases do not apply, which come last in either direction", async () => {
    await using small = await graphOf({
      "a.yaml": `${records}trials:\n  - { slug: device, name: Device, phase: NOT_APPLICABLE }\n  - { slug: drug, name: Drug, phase: PHASE2 }\n`,
    });
    const at = (comparison: string) => matches("trials", `{ phase: ${comparison} }`, small);
    expect(await at("{ lte: PHASE4 }")).toEqual(["drug"]);
    expect(await at("{ gte: EARLY_PHASE1 }")).toEqual(["drug"]);
    for (const operator of ["gt", "gte", "lt", "lte"]) expect(await at(`{ ${operator}: NOT_APPLICABLE }`)).toEqual([]);
    expect(await at("{ eq: NOT_APPLICABLE }")).toEqual(["device"]);
    expect(await at("{ isNull: false }")).toEqual(["device", "drug"]);
    for (const direction of ["ASC", "DESC"]) {
      const { data } = await small.query(
        `{ trials(orderBy: { field: PHASE, direction: ${direction} }) { nodes { slug } } }`,
      );
      expect(data.trials.nodes).toEqual([{ slug: "drug" }, { slug: "device" }]);
    }
  });

  it("of countries takes country codes only", async () => {
    expect(await matches("companies", "{ country: { eq: FR } }")).toEqual(["acme"]);
    expect(await matches("companies", '{ country: { in: ["FR", "DE"] } }')).toEqual(["acme", "beta"]);
    expect(await matches("companies", "{ country: { isNull: true } }")).toEqual(["gamma"]);
    for (const country of ['"fr"', '"France"', '"XX"']) {
      const { errors } = await own.query(`{ companies(where: { country: { eq: ${country} } }) { totalCount } }`);
      expect(errors[0]?.message).toBe(
        `\`where.country.eq\`: ${country} is not a valid CountryCode. Use an ISO 3166-1 alpha-2 code such as "FR".`,
      );
      expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "where.country.eq" });
    }
  });

  it("of predicates takes values of the enum only", async () => {
    const query = (predicate: string) =>
      `{ company(slug: "beta") { claims(where: { predicate: { eq: ${predicate} } }) { nodes { text } } } }`;
    expect((await own.query(query("COMPANY_COUNTRY"))).data.company.claims.nodes).toEqual([{ text: "DE" }]);
    const { errors } = await own.query(query("COMPANY_COUNTY"));
    expect(errors[0]?.message).toMatch(/"COMPANY_COUNTY" does not exist in "Predicate" enum/);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "where.predicate.eq" });
  });

  it("of claims reaches their sources", async () => {
    const { data } = await own.query(
      '{ company(slug: "beta") { claims(where: { evidence: { some: { source: { kind: { eq: NEWS } } } } }) { nodes { predicate } } } }',
    );
    expect(data.company.claims.nodes).toEqual([{ predicate: "COMPANY_COUNTRY" }]);
  });

  it("of money converts at the rate of the announcement date, and is an error in a currency without rates", async () => {
    await using small = await graphOf({
      "a.yaml": sampleRecords,
      "rates.yaml":
        "recordedOn: 2024-01-02\nreferenceRates:\n  - { source: daily-paper, date: 2024-01-01, currency: USD, perEuro: 1.25 }\n",
    });
    const of = (value: string) => matches("agreements", `{ value: { upfront: { ${value} } } }`, small);
    expect(await of('gte: "40000000", currency: USD')).toEqual(["beta-acme-abc-1"]);
    expect(await of('gt: "40000000", currency: USD')).toEqual([]);
    expect(await of('gte: "32000000", currency: EUR')).toEqual(["beta-acme-abc-1"]);
    expect(await of('gt: "32000000", currency: EUR')).toEqual([]);
    const { errors } = await small.query(
      '{ agreements(where: { not: { value: { upfront: { gte: "1", currency: BRL } } } }) { totalCount } }',
    );
    expect(errors[0]?.message).toBe(
      "`where.not.value.upfront.currency`: no exchange rate is known for BRL. Use one of EUR, USD.",
    );
    expect(errors[0]?.extensions).toEqual({
      code: "BAD_USER_INPUT",
      argument: "where.not.value.upfront.currency",
    });
  });

  it("of text ignores case in every alphabet", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords.replace("name: Beta", "name: Össur ΩMEGA İlaç") });
    for (const name of [
      '{ eq: "Össur ΩMEGA İlaç" }',
      '{ eq: "össur ωmega i̇laç" }',
      '{ contains: "ωM" }',
      '{ startsWith: "ÖSS" }',
      '{ in: ["x", "ÖSSUR ωMEGA İLAÇ"] }',
      '{ contains: "SSUR" }',
      // The capital İ is two characters in lower case: an i and a dot above.
      '{ contains: "I" }',
    ])
      expect(await matches("companies", `{ name: ${name} }`, small), name).toEqual(["beta"]);
  });
});

describe("a comparison of texts", () => {
  const spelled = sampleRecords.replace("name: Beta", "name: PSMA-617 Tumour Café S.A.");

  it.each([
    '{ eq: "psma617 tumor cafe sa" }',
    '{ eq: "PSMA 617 TUMOUR CAFE\u0301 S.A." }',
    '{ in: ["x", "Psma-617™ tumor café SA"] }',
    '{ startsWith: "PSMA617" }',
    '{ startsWith: "psma-61" }',
    '{ contains: "617tumor" }',
    '{ contains: "tumou" }',
    '{ contains: "-" }',
  ])("takes the normal form of names: %s", async (name) => {
    await using small = await graphOf({ "a.yaml": spelled });
    expect(await matches("companies", `{ name: ${name} }`, small)).toEqual(["beta"]);
  });

  it("tells apart names that differ in their legal form", async () => {
    await using small = await graphOf({ "a.yaml": spelled });
    expect(await matches("companies", '{ name: { eq: "PSMA-617 Tumour Café" } }', small)).toEqual([]);
  });

  it("does not apply to codes, of which only the case makes no difference", async () => {
    const listed = (listing: string) => matches("companies", `{ listings: { some: ${listing} } }`);
    expect(await listed('{ symbol: { eq: "acme" } }')).toEqual(["acme"]);
    expect(await listed('{ symbol: { eq: "AC-ME" } }')).toEqual([]);
    expect(await listed('{ exchange: { in: ["nasdaq"] } }')).toEqual(["acme"]);
    const used = (territory: string) =>
      matches("agreements", `{ rightsGrants: { some: { territory: ${territory} } } }`);
    await using small = await graphOf({
      "a.yaml": records.replace("worldwide: true", "includedRegions: [GREATER_CHINA]"),
    });
    const within = (regions: string) =>
      matches("agreements", `{ rightsGrants: { some: { territory: { includedRegions: ${regions} } } } }`, small);
    expect(await within('{ has: "greater_china" }')).toEqual(["license"]);
    expect(await within('{ hasAny: ["EU", "Greater_China"] }')).toEqual(["license"]);
    expect(await within('{ has: "greater china" }')).toEqual([]);
    expect(await within("{ isEmpty: true }")).toEqual([]);
    expect(await used("{ includedRegions: { isEmpty: true } }")).toEqual(["license"]);
  });

  it("of a list takes the normal form too", async () => {
    await using small = await graphOf({
      "a.yaml": records.replace(
        "{ slug: asthma, name: Asthma }",
        '{ slug: asthma, name: Asthma, anatomicalSites: ["Bronchi-Café"] }',
      ),
    });
    const located = (sites: string) => matches("indications", `{ anatomicalSites: ${sites} }`, small);
    expect(await located('{ has: "bronchi cafe" }')).toEqual(["asthma"]);
    expect(await located('{ hasAny: ["lung", "BRONCHICAFÉ"] }')).toEqual(["asthma"]);
    expect(await located('{ hasAll: ["lung", "bronchi cafe"] }')).toEqual([]);
    expect(await located("{ isEmpty: true }")).toEqual(["cancer", "lung-cancer", "small-cell-lung-cancer"]);
  });

  it("does not apply to slugs and identifiers", async () => {
    expect(await matches("indications", '{ slug: { eq: "LUNG-CANCER" } }')).toEqual(["lung-cancer"]);
    expect(await matches("indications", '{ slug: { eq: "lungcancer" } }')).toEqual([]);
  });
});

describe("a comparison of dates", () => {
  it.each([
    ["{ year: 2020 }", ["license"]],
    ['{ quarter: "2020-Q2" }', ["license"]],
    ['{ quarter: "2020-Q1" }', []],
    ['{ gte: "2020", lt: "2021" }', ["license"]],
    ["{ year: 2020, isNull: false }", ["license"]],
  ])("takes years and quarters: %s", async (date, slugs) => {
    expect(await matches("agreements", `{ announcedOn: ${date} }`)).toEqual(slugs);
  });

  it("of which only the year is known lie in no quarter", async () => {
    const year = records.replace("announcedOn: 2020-05-01", "announcedOn: 2020");
    await using small = await graphOf({ "a.yaml": year });
    expect(await matches("agreements", "{ announcedOn: { year: 2020 } }", small)).toEqual(["license"]);
    for (const quarter of [1, 2, 3, 4])
      expect(await matches("agreements", `{ announcedOn: { quarter: "2020-Q${quarter}" } }`, small)).toEqual([]);
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
