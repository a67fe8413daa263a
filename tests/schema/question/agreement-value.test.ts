import { beforeAll, describe, expect, it } from "vitest";
import { everyNode } from "../../support/every-node.ts";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";

const records = `
recordedOn: 2024-12-01
evidence: { default: { source: release, states: The terms. } }
sources:
  - { slug: release, title: Release, kind: PRESS_RELEASE }
  - { slug: rates, title: Reference rates, kind: REFERENCE_RATES }
referenceRates:
  - { source: rates, date: 2024-09-12, currency: USD, perEuro: 1.1016 }
  - { source: rates, date: 2024-09-12, currency: JPY, perEuro: 157.13 }
companies:
  - { slug: buyer, name: Buyer, kind: PHARMACEUTICAL }
  - { slug: owner, name: Owner, kind: BIOTECHNOLOGY }
agreements:
  - slug: license
    name: License
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2024-09-14
    parties: [{ company: buyer, role: LICENSEE }, { company: owner, role: LICENSOR }]
    terms:
      - { components: [UPFRONT_CASH], key: first, amount: 100000000, currency: EUR, qualifier: EXACT, payer: buyer, payees: [owner] }
      - { components: [SALES_MILESTONE], amount: 220000000, currency: EUR, qualifier: UP_TO }
      - { components: [ROYALTY], qualifier: UNDISCLOSED }
  - slug: undated
    name: Undated
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2024-09
    parties: [{ company: buyer, role: LICENSEE }]
    terms: [{ components: [UPFRONT_CASH], amount: 5, currency: EUR, qualifier: EXACT }]
  - slug: mixed
    name: Mixed
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2024-09-12
    parties: [{ company: buyer, role: LICENSEE }]
    terms:
      - { components: [UPFRONT_CASH], amount: 100, currency: EUR, qualifier: EXACT }
      - { components: [RESEARCH_FUNDING], certainty: CERTAIN, amount: 50, currency: USD, qualifier: EXACT }
  - slug: amendment
    name: Amendment
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2024-09-15
    parties: [{ company: buyer, role: LICENSEE }, { company: owner, role: LICENSOR }]
    terms:
      - components: [UPFRONT_CASH]
        amount: 40000000
        currency: EUR
        qualifier: EXACT
        payer: buyer
        payees: [owner]
        relations: [{ relation: REPLACES, term: first, agreement: license }]
    relatedAgreements: [{ agreement: license, relation: AMENDS }]
  - slug: acquisition
    name: Acquisition
    kinds: [ACQUISITION]
    status: TERMINATED
    announcedOn: 2024-09-12
    terminatedOn: 2024-10
    terminationReason: ANTITRUST
    parties: [{ company: buyer, role: ACQUIRER }, { company: owner, role: TARGET }]
    terms:
      - { components: [PURCHASE_PRICE], amount: 12.5, currency: USD, qualifier: EXACT, perUnit: SHARE, units: 1000, payer: buyer }
      - { components: [LOAN], amount: 700, currency: USD, qualifier: EXACT, payer: buyer, payees: [owner] }
      - { components: [COST_SHARE, MILESTONE], amount: 30, currency: USD, qualifier: UP_TO, payer: owner, payees: [buyer] }
      - { components: [ANNIVERSARY_PAYMENT], amount: 10, currency: USD, qualifier: EXACT, payer: buyer }
`;

interface Range {
  min: string | null;
  max: string | null;
}

let own: Graph;
let graph: Graph;
beforeAll(async () => {
  [own, graph] = await Promise.all([graphOf({ "a.yaml": records }), testGraph()]);
});

describe("an amount in another currency", () => {
  it("is converted at the rate of the announcement date, or of the last day with a rate in the week before", async () => {
    const { data, errors } = await own.query(`{ agreement(slug: "license") { terms {
      amount { amount currency } usd: amount(currency: USD) { amount currency } own: amount(currency: EUR) { amount currency }
      unknown: amount(currency: BRL) { amount } conversion(currency: USD) { rate date source { slug } }
      same: conversion(currency: EUR) { rate date source { slug } } none: conversion(currency: BRL) { rate } } } }`);
    expect(errors).toEqual([]);
    const [upfront, , royalty] = data.agreement.terms;
    expect(upfront).toEqual({
      amount: { amount: "100000000", currency: "EUR" },
      usd: { amount: "110160000", currency: "USD" },
      own: { amount: "100000000", currency: "EUR" },
      unknown: null,
      conversion: { rate: "1.1016", date: "2024-09-12", source: { slug: "rates" } },
      same: { rate: "1", date: "2024-09-14", source: null },
      none: null,
    });
    expect(royalty).toMatchObject({ amount: null, usd: null, conversion: null });
  });

  it("is null if the announcement date is not known to the day, unless the currency is its own", async () => {
    const { data } = await own.query(`{ agreement(slug: "undated") {
      terms { usd: amount(currency: USD) { amount } eur: amount(currency: EUR) { amount } conversion(currency: USD) { rate } }
      usd: value(currency: USD) { total { max } } eur: value(currency: EUR) { total { max } } } }`);
    expect(data.agreement).toEqual({
      terms: [{ usd: null, eur: { amount: "5" }, conversion: null }],
      usd: { total: null },
      eur: { total: { max: "5" } },
    });
  });
});

describe("the value of an agreement", () => {
  it("is in the currency of the terms, or in the one that is requested", async () => {
    const range = "{ min max currency qualifier }";
    const { data, errors } = await own.query(`{ agreement(slug: "license") {
      value { upfront ${range} contingent ${range} total ${range} basis undisclosed }
      usd: value(currency: USD) { total ${range} } jpy: value(currency: JPY) { total ${range} } none: value(currency: BRL) { total ${range} } } }`);
    expect(errors).toEqual([]);
    expect(data.agreement).toEqual({
      value: {
        upfront: { min: "100000000", max: "100000000", currency: "EUR", qualifier: "EXACT" },
        contingent: { min: "0", max: "220000000", currency: "EUR", qualifier: "UP_TO" },
        total: { min: "100000000", max: "320000000", currency: "EUR", qualifier: "UP_TO" },
        basis: "DERIVED",
        undisclosed: ["ROYALTY"],
      },
      usd: { total: { min: "110160000", max: "352512000", currency: "USD", qualifier: "UP_TO" } },
      jpy: { total: { min: "15713000000", max: "50281600000", currency: "JPY", qualifier: "UP_TO" } },
      none: { total: null },
    });
  });

  it("with terms in several currencies is null unless a currency is requested", async () => {
    const { data } = await own.query(
      '{ agreement(slug: "mixed") { value { total { max } } usd: value(currency: USD) { total { max currency } } } }',
    );
    expect(data.agreement).toEqual({
      value: { total: null },
      usd: { total: { max: "160.16", currency: "USD" } },
    });
  });

  it.each(["EUR", "USD", "JPY", "CHF"])("in %s is the number by which filters compare agreements", async (currency) => {
    const range = "{ min max }";
    const values = await everyNode(
      graph,
      "agreements",
      `value(currency: ${currency}) { upfront ${range} scheduled ${range} contingent ${range} total ${range} financing ${range} }`,
    );
    const probes = values.flatMap(({ slug, value }) =>
      Object.entries<Range | null>(value).flatMap(([measure, found]) => {
        const bound = found?.max ?? found?.min;
        if (!found || !bound) return [];
        const isClosed = found.max !== null;
        return [
          { slug, measure, bound, operator: "gte", expected: true },
          { slug, measure, bound, operator: "gt", expected: false },
          { slug, measure, bound, operator: "lte", expected: isClosed },
          { slug, measure, bound, operator: "lt", expected: false },
        ];
      }),
    );
    if (currency !== "CHF") expect(probes.length).toBeGreaterThan(100);
    for (const batch of Array.from({ length: Math.ceil(probes.length / 40) }, (_, index) =>
      probes.slice(index * 40, index * 40 + 40),
    )) {
      const aliases = batch.map(
        ({ measure, operator, bound }, index) =>
          `p${index}: agreements(first: 100, where: { value: { ${measure}: { ${operator}: "${bound}", currency: ${currency} } } }) { nodes { slug } }`,
      );
      const { data, errors } = await graph.query(`{ ${aliases.join(" ")} }`);
      expect(errors).toEqual([]);
      for (const [index, { slug, measure, operator, bound, expected }] of batch.entries()) {
        const found = data[`p${index}`].nodes.some((node: { slug: string }) => node.slug === slug);
        expect(found, `${slug} ${measure} ${operator} ${bound} ${currency}`).toBe(expected);
      }
    }
  });

  it("shows financing and payments in the opposite direction apart, and is as announced if nothing was paid", async () => {
    const { data, errors } =
      await own.query(`{ agreement(slug: "acquisition") { tookEffect terms { derivedAmount { amount } certainty isCertaintyStated }
      value { upfront { max } scheduled { max } contingent { max } total { min max } net { min max } financing { max } } }
      agreementStats(where: { kinds: { has: ACQUISITION } }) { groups(by: [KIND]) { nodes { count total { count notEffectiveCount sum } } } }
      all: agreementStats(where: { kinds: { has: ACQUISITION } }, includeNotEffective: true) { total { notEffectiveCount sum } } }`);
    expect(errors).toEqual([]);
    expect(data.agreement).toEqual({
      tookEffect: false,
      terms: [
        { derivedAmount: { amount: "12500" }, certainty: "CERTAIN", isCertaintyStated: false },
        { derivedAmount: null, certainty: "CERTAIN", isCertaintyStated: false },
        { derivedAmount: null, certainty: "CONTINGENT", isCertaintyStated: false },
        { derivedAmount: null, certainty: "SCHEDULED", isCertaintyStated: false },
      ],
      value: {
        upfront: { max: "12500" },
        scheduled: { max: "10" },
        contingent: null,
        total: { min: "12510", max: "12510" },
        net: { min: "12480", max: "12510" },
        financing: { max: "700" },
      },
    });
    expect(data.agreementStats.groups.nodes).toEqual([
      { count: 1, total: { count: 0, notEffectiveCount: 1, sum: null } },
    ]);
    expect(data.all.total).toEqual({ notEffectiveCount: 0, sum: "12510" });
  });

  it("adds up over amendments and expansions, without the terms that they replace", async () => {
    const chain =
      "chainValue(currency: EUR) { value { upfront { min max } total { max } } members { share agreement { slug } value { upfront { max } } } }";
    const { data, errors } = await own.query(
      `{ license: agreement(slug: "license") { ${chain} } amendment: agreement(slug: "amendment") { ${chain} } undated: agreement(slug: "undated") { ${chain} } }`,
    );
    expect(errors).toEqual([]);
    expect(data.license).toEqual({
      chainValue: {
        value: { upfront: { min: "40000000", max: "40000000" }, total: { max: "260000000" } },
        members: [
          { share: "84.62", agreement: { slug: "license" }, value: { upfront: null } },
          { share: "15.38", agreement: { slug: "amendment" }, value: { upfront: { max: "40000000" } } },
        ],
      },
    });
    expect(data.amendment).toEqual(data.license);
    expect(data.undated.chainValue.members).toEqual([
      { share: "100", agreement: { slug: "undated" }, value: { upfront: { max: "5" } } },
    ]);
  });

  it("of a page of agreements costs one statement for the rates", async () => {
    const { statements, errors } = await graph.query(
      "{ agreements(first: 100) { nodes { value(currency: USD) { total { max } } terms { amount(currency: USD) { amount } } } } }",
    );
    expect(errors).toEqual([]);
    expect(statements.filter((sql) => sql.includes("reference_rate")).length).toBeLessThanOrEqual(2);
    expect(statements.length).toBeLessThanOrEqual(6);
  });
});
