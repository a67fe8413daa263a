import { beforeAll, describe, expect, it } from "vitest";
import { type Graph, graphOf } from "../../support/graph.ts";

const records = `
recordedOn: 2024-01-02
evidence:
  default: { source: release, states: All of this. }
sources:
  - { slug: release, title: Release, kind: PRESS_RELEASE }
referenceRates:
  - { source: release, date: 2024-01-01, currency: USD, perEuro: 1.25 }
companies:
  - { slug: acme, name: Acme, kind: BIOTECHNOLOGY }
  - { slug: beta, name: Beta, kind: PHARMACEUTICAL }
therapies:
  - { slug: early, name: Early }
agreements:
  - slug: license
    name: License
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2024-01-01
    parties: [{ company: acme, role: LICENSOR }, { company: beta, role: LICENSEE }]
    therapies: [{ therapy: early, stageAtSigning: PHASE2 }]
    rightsGrants:
      - { rights: [COMMERCIALIZE], exclusivity: EXCLUSIVE, grantor: acme, grantee: beta, therapies: [early], territory: { includedRegions: [EU], excludedCountries: [DE] } }
    terms:
      - { components: [UPFRONT_CASH], amount: "50", currency: EUR, qualifier: EXACT, payer: beta, payees: [acme] }
      - { components: [SALES_MILESTONE], amount: "500", currency: USD, qualifier: UP_TO, payer: beta, payees: [acme] }
      - { components: [ROYALTY], qualifier: EXACT, royaltyTiers: [{ percent: { min: "8", max: "12.5" } }, { band: MID_TEENS }], payer: beta }
      - { components: [EQUITY_INVESTMENT], amount: "2.5", currency: USD, qualifier: EXACT, perUnit: SHARE, units: "100", payer: beta }
  - slug: world
    name: World
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2020
    parties: [{ company: beta, role: LICENSEE }]
    rightsGrants: [{ rights: [COMMERCIALIZE], grantee: beta, territory: { worldwide: true } }]
    terms:
      - { components: [UPFRONT_CASH], certainty: REFUNDABLE, qualifier: UNDISCLOSED }
`;

let graph: Graph;
beforeAll(async () => {
  graph = await graphOf({ "a.yaml": records });
});

/** The slugs of the agreements that match a filter. */
async function matches(where: string): Promise<string[]> {
  const { data, errors } = await graph.query(`{ agreements(where: ${where}) { nodes { slug } } }`);
  expect(errors).toEqual([]);
  return data.agreements.nodes.map(({ slug }: { slug: string }) => slug).sort();
}

const term = (where: string) => matches(`{ terms: { some: ${where} } }`);
const territory = (where: string) => matches(`{ rightsGrants: { some: { territory: ${where} } } }`);

describe("a filter by terms", () => {
  it("compares the component and the amount of one term together, converted at the announcement", async () => {
    expect(await term('{ components: { has: UPFRONT_CASH }, amount: { gte: "62.5", currency: USD } }')).toEqual([
      "license",
    ]);
    expect(await term('{ components: { has: UPFRONT_CASH }, amount: { gt: "62.5", currency: USD } }')).toEqual([]);
    expect(await term('{ amount: { gte: "400", currency: EUR } }')).toEqual(["license"]);
    expect(await term('{ amount: { gt: "400", currency: EUR } }')).toEqual([]);
  });

  it("distinguishes amounts that are not disclosed", async () => {
    expect(await term("{ components: { has: UPFRONT_CASH }, amount: { isNull: true } }")).toEqual(["world"]);
    expect(await term("{ qualifier: { eq: UNDISCLOSED } }")).toEqual(["world"]);
  });

  it("compares what follows from other values as the fields show it", async () => {
    expect(await term('{ derivedAmount: { gte: "250", currency: USD } }')).toEqual(["license"]);
    expect(await term('{ derivedAmount: { gt: "250", currency: USD } }')).toEqual([]);
    expect(await term("{ certainty: { eq: CERTAIN }, isCertaintyStated: { eq: false } }")).toEqual(["license"]);
    expect(await term("{ certainty: { eq: REFUNDABLE }, isCertaintyStated: { eq: true } }")).toEqual(["world"]);
    expect(await term("{ perUnit: { eq: SHARE } }")).toEqual(["license"]);
    expect(await term('{ units: { gte: "100.0" } }')).toEqual(["license"]);
  });

  it("compares royalties by percentage, and by the conventional percentage of words", async () => {
    const tier = (where: string) => term(`{ royaltyTiers: { some: ${where} } }`);
    expect(await tier('{ percent: { max: { gte: "12.5" } } }')).toEqual(["license"]);
    expect(await tier('{ percent: { min: { gt: "8" } } }')).toEqual([]);
    expect(await tier("{ band: { eq: MID_TEENS } }")).toEqual(["license"]);
    expect(await tier('{ bandPercent: { min: { gte: "14" } } }')).toEqual(["license"]);
  });

  it("reaches the companies that pay and receive", async () => {
    expect(await term('{ payees: { some: { slug: { eq: "acme" } } } }')).toEqual(["license"]);
    expect(await term("{ payer: { isNull: true } }")).toEqual(["world"]);
    expect(await term("{ payer: { isNull: false } }")).toEqual(["license"]);
    expect(await term('{ payer: { or: [{ isNull: true }, { name: { eq: "Nobody" } }] } }')).toEqual(["world"]);
  });
});

describe("a filter by rights", () => {
  it("compares the right, exclusivity and grantee of one grant together", async () => {
    const grant = (where: string) =>
      matches(`{ rightsGrants: { some: { rights: { has: COMMERCIALIZE }, ${where} } } }`);
    expect(await grant('exclusivity: { eq: EXCLUSIVE }, grantee: { slug: { eq: "beta" } }')).toEqual(["license"]);
    expect(await grant("exclusivity: { isNull: true }")).toEqual(["world"]);
  });

  it("compares the countries that a territory covers", async () => {
    expect(await territory('{ countries: { has: "FR" } }')).toEqual(["license", "world"]);
    expect(await territory('{ countries: { hasAny: ["DE", "US"] } }')).toEqual(["world"]);
    const stated = await territory("{ countries: { isEmpty: false } }");
    expect(stated).toEqual(await territory("{ countries: { isNull: false } }"));
    expect(stated).toEqual(await territory("{ countries: { isEmpty: false, isNull: null } }"));
    expect(await territory("{ countries: { isEmpty: true } }")).toEqual([]);
    expect(await territory('{ covers: { regions: ["EU"], outside: ["DE"] } }')).toEqual(["license", "world"]);
    expect(await territory('{ covers: { regions: ["EU"] } }')).toEqual(["world"]);
    expect(await territory('{ covers: { regions: ["EU"], extent: SOME } }')).toEqual(["license", "world"]);
    expect(await territory("{ covers: {} }")).toEqual(["world"]);
  });

  it("asks about the members that a region had on a day", async () => {
    const british = (on: string) => territory(`{ covers: { countries: ["GB"], on: "${on}" } }`);
    expect(await british("2019-01-01")).toEqual(["license", "world"]);
    expect(await british("2024-01-01")).toEqual(["world"]);
  });

  it("compares a territory as sources state it", async () => {
    expect(await territory("{ worldwide: { eq: true } }")).toEqual(["world"]);
    expect(await territory('{ includedRegions: { has: "EU" }, excludedCountries: { has: "DE" } }')).toEqual([
      "license",
    ]);
  });

  it("of a therapy reaches the grants of its agreements", async () => {
    const { data } = await graph.query(
      '{ therapies(where: { rightsGrants: { some: { grantee: { slug: { eq: "beta" } }, exclusivity: { eq: EXCLUSIVE } } } }) { nodes { slug } } }',
    );
    expect(data.therapies.nodes).toEqual([{ slug: "early" }]);
  });
});

describe("a filter by the stage at signing", () => {
  it("compares it with the therapy that it is about", async () => {
    const stage = (where: string) => matches(`{ therapies: { some: { stageAtSigning: ${where} } } }`);
    expect(await stage("{ gte: PHASE2 }")).toEqual(["license"]);
    expect(await stage("{ gt: PHASE2 }")).toEqual([]);
    expect(await matches("{ therapies: { none: { stageAtSigning: { isNull: false } } } }")).toEqual(["world"]);
  });
});
