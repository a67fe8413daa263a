import { beforeAll, describe, expect, it } from "vitest";
import { filterRecords as records, slugsWhere } from "../../support/filter-records.ts";
import { type Graph, graphOf } from "../../support/graph.ts";
import { sampleRecords } from "../../support/records.ts";

let own: Graph;
beforeAll(async () => {
  own = await graphOf({ "a.yaml": records });
});

/** The slugs of the nodes of a root list that match a filter, in alphabetical order. */
const matches = (root: string, where: string, of: Graph = own) => slugsWhere(of, root, where);

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

  it("of a list that is null matches only if null is asked for", async () => {
    await using small = await graphOf({ "a.yaml": records.replace(", territory: { worldwide: true }", "") });
    const granted = (countries: string, of: Graph) =>
      matches("agreements", `{ rightsGrants: { some: { territory: { countries: ${countries} } } } }`, of);
    for (const condition of ["{ hasAll: [] }", "{ isEmpty: false }", "{ isNull: false }", "{ has: FR }"]) {
      expect(await granted(condition, own), condition).toEqual(["license"]);
      expect(await granted(condition, small), condition).toEqual([]);
    }
    expect(await granted("{ isNull: true }", small)).toEqual(["license"]);
    for (const condition of ["{ hasAny: [] }", "{ isEmpty: true }"])
      for (const graph of [own, small]) expect(await granted(condition, graph), condition).toEqual([]);
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
    ['{ within: "P9999Y" }', ["license"]],
    ['{ withinNext: "P9999Y" }', []],
  ])("takes years, quarters and durations: %s", async (date, slugs) => {
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
