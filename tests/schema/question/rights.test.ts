import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecords } from "../../../src/intake/records/load.ts";
import { applyNodes } from "../../../src/store/write/apply.ts";
import { type Graph, graphOf, idOf, recordFolder, testGraph } from "../../support/graph.ts";

const agreements = `
agreements:
  - slug: japan
    name: Japan
    kinds: [LICENSE]
    status: SIGNED
    signedOn: 2012-03-01
    parties: [{ company: acme, role: LICENSOR }, { company: beta, role: LICENSEE }]
    therapies: [{ therapy: drug, role: LICENSED }]
    rightsGrants:
      - { grantor: acme, grantee: beta, therapies: [drug], rights: [COMMERCIALIZE, OPT_IN], exclusivity: EXCLUSIVE, territory: { includedCountries: [JP] } }
  - slug: europe
    name: Europe
    kinds: [LICENSE]
    status: TERMINATED
    signedOn: 2013-01-01
    terminatedOn: 2018-06-01
    parties: [{ company: acme, role: LICENSOR }, { company: gamma, role: LICENSEE }]
    therapies: [drug]
    rightsGrants:
      - { grantee: gamma, therapies: [drug], rights: [COMMERCIALIZE], exclusivity: EXCLUSIVE, territory: { includedRegions: ["150"], excludedRegions: [NORDIC] } }
  - slug: purchase
    name: Purchase
    kinds: [ACQUISITION]
    status: CLOSED
    announcedOn: 2019-01-01
    closedOn: 2019-05-01
    parties: [{ company: beta, role: TARGET }, { company: delta, role: ACQUIRER }]
  - slug: option
    name: Option
    kinds: [OPTION]
    status: SIGNED
    signedOn: 2014-01-01
    parties: [{ company: acme, role: LICENSOR }, { company: gamma, role: LICENSEE }]
    therapies: [{ therapy: optioned, role: OPTIONED }]
    rightsGrants:
      - { grantor: acme, grantee: gamma, therapies: [optioned], rights: [DEVELOP], exclusivity: EXCLUSIVE, territory: { worldwide: true } }
    milestones: [{ kind: OPTION_EXERCISED, date: 2016-02-01, company: gamma }]
  - slug: sale
    name: Sale
    kinds: [ASSET_PURCHASE]
    status: CLOSED
    closedOn: 2017-01-01
    parties: [{ company: acme, role: SELLER }, { company: delta, role: ACQUIRER }]
    therapies: [{ therapy: sold, role: ACQUIRED }]
  - slug: rumor
    name: Rumor
    kinds: [LICENSE]
    status: RUMORED
    announcedOn: 2015-01-01
    parties: [{ company: acme, role: LICENSOR }, { company: gamma, role: LICENSEE }]
    therapies: [drug]
    rightsGrants:
      - { grantor: acme, grantee: gamma, therapies: [drug], rights: [COMMERCIALIZE], exclusivity: EXCLUSIVE, territory: { worldwide: true } }
  - slug: returned
    name: Returned
    kinds: [LICENSE]
    status: SIGNED
    signedOn: 2015-01-01
    parties: [{ company: acme, role: LICENSOR }, { company: gamma, role: LICENSEE }]
    therapies: [{ therapy: back, role: LICENSED }]
    rightsGrants:
      - { grantor: acme, grantee: gamma, therapies: [back], rights: [DEVELOP], exclusivity: EXCLUSIVE, territory: { worldwide: true } }
    milestones: [{ kind: RIGHTS_RETURNED, date: 2018-01-01, recipient: acme }]
`;

const records = `
recordedOn: 2024-01-02
evidence: { default: { source: release, states: All of this. } }
sources: [{ slug: release, title: Release, kind: PRESS_RELEASE }]
companies:
  - { slug: acme, name: Acme, kind: BIOTECHNOLOGY, country: FR }
  - { slug: beta, name: Beta, kind: PHARMACEUTICAL }
  - { slug: gamma, name: Gamma, kind: PHARMACEUTICAL }
  - { slug: delta, name: Delta, kind: PHARMACEUTICAL }
therapies:
  - { slug: drug, name: Drug, companies: [{ company: acme, role: ORIGINATOR }] }
  - { slug: optioned, name: Optioned, companies: [{ company: acme, role: ORIGINATOR }] }
  - { slug: sold, name: Sold, companies: [{ company: acme, role: ORIGINATOR }] }
  - { slug: back, name: Back, companies: [{ company: acme, role: ORIGINATOR }] }
  - { slug: nobodys, name: Nobody's }
${agreements}`;

let graph: Graph;
beforeAll(async () => {
  graph = await graphOf({ "a.yaml": records });
});
afterAll(() => graph[Symbol.asyncDispose]());

async function holding(slug: string, country: string, on: string, right = "COMMERCIALIZE") {
  const { data, errors } = await graph.query(
    `query ($therapy: ID!, $country: CountryCode!, $right: LicensedRight!, $on: FullDate) {
      rightsHolders(therapy: $therapy, country: $country, right: $right, on: $on) {
        status unknownBecause label countries on right
        holders { company { slug } through { slug } share exclusivity isOriginator since agreement { slug } }
        retained { company { slug } grantee { slug } agreement { slug } }
        steps { kind from { slug } to { slug } agreement { slug } date gap claims { status } }
      }
    }`,
    { therapy: idOf("Therapy", slug), country, right, on },
  );
  expect(errors).toEqual([]);
  return data.rightsHolders;
}

async function holders(slug: string, country: string, on: string, right?: string): Promise<string> {
  const found = await holding(slug, country, on, right);
  const names = found.holders.map(({ company }: { company: { slug: string } }) => company.slug);
  return [found.status, ...names].join(" ");
}

describe("who holds a right", () => {
  it("is the originator where nothing was granted", async () => {
    expect(await holding("drug", "US", "2020-01-01")).toEqual({
      status: "KNOWN",
      unknownBecause: [],
      label: "US",
      countries: ["US"],
      on: "2020-01-01",
      right: "COMMERCIALIZE",
      holders: [
        {
          company: { slug: "acme" },
          through: null,
          share: "WHOLE",
          exclusivity: null,
          isOriginator: true,
          since: null,
          agreement: null,
        },
      ],
      retained: [],
      steps: [
        {
          kind: "ORIGINATED",
          from: [],
          to: [{ slug: "acme" }],
          agreement: null,
          date: null,
          gap: null,
          claims: [{ status: "ACCEPTED" }],
        },
      ],
    });
  });

  it("is the acquirer of the licensee from the closing, and each step has its claims", async () => {
    expect(await holders("drug", "JP", "2019-04-30")).toBe("KNOWN beta");
    const found = await holding("drug", "JP", "2019-05-01");
    expect(found.holders).toMatchObject([
      { company: { slug: "delta" }, through: { slug: "beta" }, exclusivity: "EXCLUSIVE", since: "2019-05-01" },
    ]);
    expect(found.retained).toEqual([
      { company: { slug: "acme" }, grantee: { slug: "beta" }, agreement: { slug: "japan" } },
    ]);
    expect(found.steps.map(({ kind }: { kind: string }) => kind)).toEqual(["ORIGINATED", "GRANTED", "ACQUIRED"]);
    for (const { claims } of found.steps) expect(claims).not.toEqual([]);
  });

  it.each([
    ["drug", "FR", "2015-01-01", undefined, "KNOWN gamma", "a licensee of the licensor of the agreement, in a region"],
    ["drug", "SE", "2015-01-01", undefined, "KNOWN acme", "the originator, in an excluded region"],
    ["drug", "FR", "2018-06-01", undefined, "KNOWN acme", "the licensor again after termination"],
    ["drug", "JP", "2000-01-01", undefined, "UNKNOWN", "nobody before the first recorded fact"],
    ["drug", "JP", "2020-01-01", "OPT_IN", "KNOWN delta", "the successor of the grantee of an option"],
    ["optioned", "US", "2015-01-01", "DEVELOP", "KNOWN acme", "the originator before an option is exercised"],
    ["optioned", "US", "2016-02-01", "DEVELOP", "KNOWN gamma", "the holder of an option that was exercised"],
    ["sold", "US", "2016-12-31", undefined, "UNKNOWN", "nobody known before the first dated fact"],
    ["sold", "US", "2017-01-01", undefined, "KNOWN delta", "the buyer of the therapy"],
    ["back", "US", "2017-12-31", "DEVELOP", "KNOWN gamma", "the licensee before the return"],
    ["back", "US", "2018-01-01", "DEVELOP", "KNOWN acme", "the licensor after the return"],
    ["nobodys", "US", "2020-01-01", undefined, "UNKNOWN", "nobody known without an originator"],
  ])("to %s in %s on %s (%s) is %s: %s", async (slug, country, on, right, expected, _what) => {
    expect(await holders(slug, country, on, right)).toBe(expected);
  });
});

describe("the map of a right", () => {
  it("has one group for the countries with the same answer, the largest first", async () => {
    const { data, errors } = await graph.query(`{ therapy(slug: "drug") {
      rights(on: "2015-01-01") { right areas { label status holders { company { slug } } countries } } } }`);
    expect(errors).toEqual([]);
    const [commercial, optIn] = data.therapy.rights;
    expect(commercial).toMatchObject({
      right: "COMMERCIALIZE",
      areas: [
        { status: "KNOWN", holders: [{ company: { slug: "acme" } }] },
        { status: "KNOWN", holders: [{ company: { slug: "gamma" } }] },
        { label: "JP", status: "KNOWN", holders: [{ company: { slug: "beta" } }] },
      ],
    });
    const all = commercial.areas.flatMap(({ countries }: { countries: string[] }) => countries);
    expect([all.length, new Set(all).size]).toEqual([249, 249]);
    expect(optIn).toMatchObject({ right: "OPT_IN", areas: [{ label: "worldwide except JP" }, { label: "JP" }] });
  });

  it("needs the same statements for one therapy as for several", async () => {
    const of = (first: number) =>
      graph.coldQuery(
        `{ therapies(first: ${first}) { nodes { rights(on: "2015-01-01") { right areas { label } } } } }`,
      );
    const [one, several] = [await of(1), await of(5)];
    const withoutLimit = (statements: string[]) => statements.map((each) => each.replace(/limit \d+$/, "limit"));
    expect(withoutLimit(several.statements)).toEqual(withoutLimit(one.statements));
    expect(several.data.therapies.nodes).toHaveLength(5);
  });
});

describe("the filter by rights", () => {
  async function matching(where: string, of: Graph = graph): Promise<string> {
    const { data, errors } = await of.query(`{ therapies(where: { rights: ${where} }) { nodes { slug } } }`);
    expect(errors).toEqual([]);
    return data.therapies.nodes
      .map(({ slug }: { slug: string }) => slug)
      .sort()
      .join(" ");
  }

  it.each([
    ['{ right: COMMERCIALIZE, outside: ["JP"], on: "2020-01-01", heldByOriginator: true }', "back drug optioned"],
    ['{ right: COMMERCIALIZE, on: "2020-01-01", heldByOriginator: true }', "back optioned"],
    ['{ right: COMMERCIALIZE, on: "2020-01-01", heldByOriginator: false }', "sold"],
    ['{ right: COMMERCIALIZE, on: "2020-01-01", extent: SOME, heldByOriginator: false }', "drug sold"],
    ['{ right: COMMERCIALIZE, countries: ["JP"], on: "2020-01-01", heldBy: { slug: { eq: "delta" } } }', "drug sold"],
    ['{ right: COMMERCIALIZE, countries: ["JP"], on: "2019-04-01", heldBy: { slug: { eq: "beta" } } }', "drug"],
    ['{ right: COMMERCIALIZE, regions: ["155"], on: "2015-01-01", heldBy: { slug: { eq: "gamma" } } }', "drug"],
    ['{ right: COMMERCIALIZE, regions: ["150"], on: "2015-01-01", heldBy: { slug: { eq: "gamma" } } }', ""],
    ['{ right: DEVELOP, on: "2020-01-01", heldBy: { country: { eq: "FR" } } }', "back drug"],
    ['{ right: DEVELOP, on: "2020-01-01", statuses: [UNKNOWN] }', "nobodys"],
    ['{ right: DEVELOP, on: "1990-01-01", statuses: [UNKNOWN] }', "back drug nobodys optioned sold"],
    ['{ right: BUY_BACK, on: "2020-01-01" }', ""],
  ])("%s matches %s", async (where, expected) => {
    expect(await matching(where)).toBe(expected);
  });

  it("agrees with the map of every therapy of the fixed graph", async () => {
    await using fixed = await testGraph();
    const { data } = await fixed.query(`{ therapies(first: 50) { nodes { slug
      rights(rights: [COMMERCIALIZE], on: "2025-01-01") { areas { countries status holders { isOriginator } } } } } }`);
    interface Area {
      countries: string[];
      status: string;
      holders: { isOriginator: boolean }[];
    }
    for (const country of ["JP", "US", "DE"]) {
      const expected = data.therapies.nodes.filter(({ rights }: { rights: { areas: Area[] }[] }) =>
        rights[0]?.areas.some(
          ({ countries, holders: found }) =>
            countries.includes(country) && found.some(({ isOriginator }) => isOriginator),
        ),
      );
      const where = `{ right: COMMERCIALIZE, countries: ["${country}"], on: "2025-01-01", heldByOriginator: true }`;
      const slugs = expected.map(({ slug }: { slug: string }) => slug);
      const { data: filtered } = await fixed.query(
        `{ therapies(first: 100, where: { rights: ${where} }) { nodes { slug } } }`,
      );
      const known = new Set(data.therapies.nodes.map(({ slug }: { slug: string }) => slug));
      const found = filtered.therapies.nodes.map(({ slug }: { slug: string }) => slug);
      expect(found.filter((slug: string) => known.has(slug))).toEqual(slugs);
      expect(slugs).not.toEqual([]);
    }
  });

  it("follows each change of the records, as if they were loaded at once", async () => {
    await using changed = await graphOf({ "a.yaml": records });
    const load = async (text: string) => {
      const { nodes, digest } = await readRecords(await recordFolder({ "a.yaml": text }));
      await applyNodes(changed.store, { name: "records", digest }, nodes);
    };
    const rows = async (of: Graph) => [
      await of.store.selectFrom("therapy_rights").selectAll().orderBy("id").execute(),
      await of.store
        .selectFrom("therapy_rights_holder")
        .selectAll()
        .orderBy("therapy_rights_id")
        .orderBy("company_id")
        .execute(),
    ];
    const before = await rows(changed);
    await load(records.replace(agreements, "").replace(/ {2}- \{ slug: sold.*\n/, ""));
    const inJapan = '{ right: COMMERCIALIZE, countries: ["JP"], heldBy: { slug: { eq: "acme" } } }';
    expect(await matching(inJapan, changed)).toBe("back drug optioned");
    await load(records);
    expect(await rows(changed)).toEqual(before);
    expect(await rows(graph)).toEqual(before);
  });
});

describe("invalid input", () => {
  const fullDate = /is not a valid FullDate\. Use a full date such as "2024-09-12"\.$/;

  it.each([
    ['rightsHolders(therapy: "x", country: "JP", right: DEVELOP)', "therapy", /invalid id/],
    [
      `rightsHolders(therapy: "${idOf("Company", "acme")}", country: "JP", right: DEVELOP)`,
      "therapy",
      /that of a Company/,
    ],
    [`rightsHolders(therapy: "${idOf("Therapy", "drug")}", country: "JP", right: DEVELOP, on: "2020")`, "on", fullDate],
    ['company(slug: "acme") { parent(on: "2020-05") { id } }', "on", fullDate],
    ['regions(codes: ["EU"]) { countries(on: 2020) }', "on", fullDate],
    ['therapies(where: { rights: { right: DEVELOP, on: "2020" } })', "where.rights.on", fullDate],
    [
      'agreements(where: { rightsGrants: { some: { territory: { covers: { on: "2020" } } } } })',
      "where.rightsGrants.some.territory.covers.on",
      fullDate,
    ],
    ['regions(codes: ["EU", "Atlantis"])', "codes[1]", /not the code of a region/],
    [
      'therapies(where: { rights: { right: DEVELOP, regions: ["UK"] } })',
      "where.rights.regions[0]",
      /not the code of a region/,
    ],
    [
      'therapies(where: { rights: { right: DEVELOP, countries: ["JP"], outside: ["JP"] } })',
      "where.rights",
      /contains no country/,
    ],
  ])("of %s is an error that names %s", async (field, argument, message) => {
    const { errors } = await graph.query(field.endsWith("}") ? `{ ${field} }` : `{ ${field} { __typename } }`);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
    expect(errors[0]?.message).toMatch(message);
  });

  it.each([
    ['country: "UK", right: DEVELOP', /CountryCode/],
    ['country: "JP", right: SELL', /LicensedRight/],
  ])("with %s is refused before anything is executed", async (args, message) => {
    const { errors } = await graph.query(
      `{ rightsHolders(therapy: "${idOf("Therapy", "drug")}", ${args}) { status } }`,
    );
    expect(errors[0]?.message).toMatch(message);
  });

  it("for a therapy that does not exist gives null", async () => {
    const { data, errors } = await graph.query(
      `{ rightsHolders(therapy: "${idOf("Therapy", "none")}", country: "JP", right: DEVELOP) { status } }`,
    );
    expect([data, errors]).toEqual([{ rightsHolders: null }, []]);
  });
});

describe("territories", () => {
  it("show regions, expand to countries, and are not worldwide if a source states countries or regions", async () => {
    const { data, errors } = await graph.query(`{ agreement(slug: "europe") { rightsGrants { territory {
      worldwide includedRegions excludedRegions countries(on: "2015-01-01") } } } }`);
    expect(errors).toEqual([]);
    const [{ territory }] = data.agreement.rightsGrants;
    expect(territory).toMatchObject({ worldwide: false, includedRegions: ["150"], excludedRegions: ["NORDIC"] });
    expect(territory.countries).toContain("FR");
    expect(territory.countries).not.toContain("SE");
  });

  it("name regions that are defined, with the dates of their members", async () => {
    const { data, errors } = await graph.query(
      `{ regions(codes: ["EU"]) { code name source countries(on: "2019-01-01") memberships { countries validFrom validTo isDisputed } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.regions[0].countries).toContain("GB");
    expect(data.regions[0].memberships).toContainEqual({
      countries: ["GB", "GI"],
      validFrom: "1973-01-01",
      validTo: "2020-01-31",
      isDisputed: false,
    });
  });
});
