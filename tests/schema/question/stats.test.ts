import { beforeAll, describe, expect, it } from "vitest";
import { everyNode } from "../../support/every-node.ts";
import { type Graph, testGraph } from "../../support/graph.ts";
import { type PlainGraph, plainTestGraph } from "../../support/plain/graph.ts";
import { type Lists, listsOfAgreement, plainSummary } from "../../support/plain/statistics.ts";
import { combinations, groupsBy, keyOf, largestFirst, namesOf, type Shown } from "../../support/stat-groups.ts";

interface Range {
  min: string | null;
  max: string | null;
}
interface Agreement {
  slug: string;
  tookEffect: boolean | null;
  value: { upfront: Range | null; total: Range | null };
}

let graph: Graph;
let plain: PlainGraph;
beforeAll(async () => {
  // The figures are read once.
  [graph, plain] = await Promise.all([testGraph({ keptBytes: 10_000_000 }), plainTestGraph()]);
});

const money =
  "{ currency count partialCount undisclosedCount notEffectiveCount sum sumShare min max median lowerQuartile upperQuartile }";
const share = "{ count median lowerQuartile upperQuartile }";

describe("statistics of agreements", () => {
  let agreements: Agreement[];
  let lists: Map<string, Lists>;
  beforeAll(async () => {
    const value = "tookEffect value(currency: USD) { upfront { min max } total { min max } }";
    agreements = await everyNode(graph, "agreements", value);
    lists = new Map(agreements.map(({ slug }) => [slug, listsOfAgreement(plain, slug)]));
  });

  const sumOf = (members: Agreement[], measure: "upfront" | "total") =>
    members
      .filter(({ tookEffect }) => tookEffect !== false)
      .reduce((sum, { value }) => sum + Number(value[measure]?.max ?? 0), 0);

  function expectMoney(
    shown: Record<string, string | number | null>,
    members: Agreement[],
    measure: "upfront" | "total",
    all = agreements,
  ) {
    const counted = members.filter(({ tookEffect }) => tookEffect !== false);
    const ranges = counted.map(({ value }) => value[measure]);
    const amounts = ranges.flatMap((range) => range?.max ?? []).map(Number);
    expect(shown).toMatchObject({
      currency: "USD",
      count: amounts.length,
      partialCount: ranges.filter((range) => range !== null && range.max === null).length,
      undisclosedCount: ranges.filter((range) => range === null).length,
      notEffectiveCount: members.length - counted.length,
    });
    const figures = { ...plainSummary(amounts), min: Math.min(...amounts), max: Math.max(...amounts) };
    for (const [name, figure] of Object.entries(figures))
      if (amounts.length < (name.endsWith("Quartile") ? 4 : 1)) expect(shown[name]).toBeNull();
      else expect(Math.abs(Number(shown[name]) - figure)).toBeLessThan(0.01);
    if (amounts.length === 0) expect(shown["sumShare"]).toBeNull();
    else
      expect(Math.abs(Number(shown["sumShare"]) - (100 * sumOf(members, measure)) / sumOf(all, measure))).toBeLessThan(
        0.006,
      );
  }

  function expectShare(shown: Record<string, string | number | null>, members: Agreement[]) {
    const shares = members.flatMap(({ tookEffect, value: { upfront, total } }) =>
      tookEffect !== false && upfront?.max && total?.max && Number(total.max) > 0
        ? [(100 * Number(upfront.max)) / Number(total.max)]
        : [],
    );
    expect(shown["count"]).toBe(shares.length);
    for (const [name, figure] of Object.entries(plainSummary(shares)).filter(([each]) => each !== "sum"))
      if (shares.length < (name.endsWith("Quartile") ? 4 : 1)) expect(shown[name]).toBeNull();
      else expect(Math.abs(Number(shown[name]) - figure)).toBeLessThan(0.02);
  }

  it("of all that match equal a plain computation", async () => {
    const { data, errors } = await graph.query(
      `{ all: agreementStats { count upfront ${money} total ${money} upfrontShare ${share} }
        some: agreementStats(where: { kinds: { has: LICENSE } }) { count upfront ${money} total ${money} upfrontShare ${share} } }`,
    );
    expect(errors).toEqual([]);
    const licenses = agreements.filter(({ slug }) =>
      lists.get(slug)?.["kinds"]?.some(({ KIND }) => KIND === "LICENSE"),
    );
    for (const [shown, members] of [
      [data.all, agreements],
      [data.some, licenses],
    ]) {
      expect(shown.count).toBe(members.length);
      expectMoney(shown.upfront, members, "upfront", members);
      expectMoney(shown.total, members, "total", members);
      expectShare(shown.upfrontShare, members);
    }
  });

  it.each(combinations(namesOf("Agreement")))("by $name equal a plain computation", async ({ by }) => {
    const { data, errors } = await graph.query(
      `query ($by: [AgreementDimension!]!) { agreementStats { count groups(by: $by, first: 500) { totalCount nodes {
        count countShare keys { dimension value } upfront ${money} total ${money} upfrontShare ${share} } } } }`,
      { by },
    );
    expect(errors).toEqual([]);
    const groups = groupsBy(lists, by, agreements);
    const { totalCount, nodes } = data.agreementStats.groups;
    expect(data.agreementStats.count).toBe(agreements.length);
    expect(totalCount).toBe(groups.size);
    expect(nodes).toHaveLength(Math.min(500, groups.size));
    for (const { count, countShare, keys: shown, upfront, total, upfrontShare } of nodes) {
      expect(shown.map(({ dimension }: { dimension: string }) => dimension)).toEqual(by);
      const members = groups.get(keyOf({ count, keys: shown })) ?? [];
      expect(count).toBe(members.length);
      expect(Math.abs(Number(countShare) - (100 * count) / agreements.length)).toBeLessThan(0.006);
      expectMoney(upfront, members, "upfront");
      expectMoney(total, members, "total");
      expectShare(upfrontShare, members);
    }
    expect(nodes).toEqual(largestFirst("Agreement", by, nodes));
  });

  it("take the agreements that a filter matches", async () => {
    const { data, errors } = await graph.query(
      `{ agreementStats(where: { kinds: { has: LICENSE } }) { groups(by: [YEAR], first: 500) { nodes { count keys { value } total ${money} } } } }`,
    );
    expect(errors).toEqual([]);
    const licenses = agreements.filter(({ slug }) =>
      lists.get(slug)?.["kinds"]?.some(({ KIND }) => KIND === "LICENSE"),
    );
    const groups = groupsBy(lists, ["YEAR"], licenses);
    expect(data.agreementStats.groups.nodes).toHaveLength(groups.size);
    for (const { count, keys: shown, total } of data.agreementStats.groups.nodes) {
      const members = groups.get(keyOf({ count, keys: shown })) ?? [];
      expect(count).toBe(members.length);
      expectMoney(total, members, "total", licenses);
    }
  });

  it.each([
    { by: ["YEAR"], field: "KEY", direction: "ASC" },
    { by: ["YEAR"], field: "KEY", direction: "DESC" },
    { by: ["MODALITY", "YEAR"], field: "KEY", direction: "ASC" },
    { by: ["COMPANY", "ROLE"], field: "COUNT", direction: "ASC" },
    { by: ["COMPANY"], field: "COUNT", direction: "DESC" },
    { by: ["TOTAL_BAND"], field: "KEY", direction: "ASC" },
  ])("in pages by $by, ordered by $field $direction, are the whole list in order", async ({ by, field, direction }) => {
    const page = async (first: number, after: string | null) => {
      const { data, errors } = await graph.query(
        `query ($by: [AgreementDimension!]!, $first: Int!, $after: String, $orderBy: DealGroupOrder) {
          agreementStats { groups(by: $by, first: $first, after: $after, orderBy: $orderBy) {
            totalCount edges { cursor node { count keys { value } } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`,
        { by, first, after, orderBy: { field, direction } },
      );
      expect(errors).toEqual([]);
      return data.agreementStats.groups;
    };
    const whole = await page(500, null);
    expect(whole.pageInfo.hasPreviousPage).toBe(false);
    const found: { cursor: string; node: Shown }[] = [];
    for (let after: string | null = null, more = true; more && found.length < 500; ) {
      const { edges, pageInfo, totalCount } = await page(7, after);
      expect(totalCount).toBe(whole.totalCount);
      found.push(...edges);
      ({ hasNextPage: more, endCursor: after } = pageInfo);
    }
    expect(found.slice(0, 500)).toEqual(whole.edges);
    const { data } = await graph.query(
      `query ($by: [AgreementDimension!]!, $before: String, $orderBy: DealGroupOrder) {
        agreementStats { groups(by: $by, last: 3, before: $before, orderBy: $orderBy) {
          edges { cursor node { count keys { value } } } pageInfo { hasNextPage hasPreviousPage } } } }`,
      { by, before: whole.edges[5].cursor, orderBy: { field, direction } },
    );
    expect(data.agreementStats.groups.edges).toEqual(whole.edges.slice(2, 5));
    expect(data.agreementStats.groups.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
    const nodes: Shown[] = whole.edges.map(({ node }: { node: Shown }) => node);
    const sign = direction === "ASC" ? 1 : -1;
    for (const [
      index,
      {
        count,
        keys: [key],
      },
    ] of nodes.slice(1).entries()) {
      const before = nodes[index];
      if (field === "COUNT") expect(((before?.count ?? 0) - count) * sign).toBeLessThanOrEqual(0);
      else if (by[0] === "YEAR") {
        const [a, b] = [before?.keys[0]?.value ?? null, key?.value ?? null];
        expect(a === null || b === null ? b === null : a < b === (sign === 1) && a !== b).toBe(true);
      }
    }
  });

  it("include empty years and quarters on request", async () => {
    const { data, errors } = await graph.query(
      `{ agreementStats {
        years: groups(by: [YEAR], includeEmpty: true, orderBy: { field: KEY, direction: ASC }, first: 500) { totalCount nodes { count keys { value } total ${money} } }
        quarters: groups(by: [QUARTER], includeEmpty: true, orderBy: { field: KEY, direction: ASC }, first: 500) { nodes { count keys { value } } }
        pairs: groups(by: [STATUS, YEAR], includeEmpty: true, orderBy: { field: KEY, direction: ASC }, first: 500) { totalCount nodes { count keys { value } } } } }`,
    );
    expect(errors).toEqual([]);
    const { years, quarters, pairs } = data.agreementStats;
    const known = groupsBy(lists, ["YEAR"], agreements);
    const dated = [...known.keys()].flatMap((key) => JSON.parse(key)[0] ?? []).map(Number);
    const values: (string | null)[] = years.nodes.map(({ keys: [key] }: Shown) => key?.value ?? null);
    const expected = Array.from({ length: Math.max(...dated) - Math.min(...dated) + 1 }, (_, index) =>
      String(Math.min(...dated) + index),
    );
    expect(values.filter((value) => value !== null)).toEqual(expected);
    expect(years.nodes.some(({ count }: Shown) => count === 0)).toBe(true);
    for (const { count, keys: shown, total } of years.nodes) {
      expect(count).toBe(known.get(keyOf({ count, keys: shown }))?.length ?? 0);
      if (count === 0) expect(total).toMatchObject({ count: 0, undisclosedCount: 0, sum: null, sumShare: null });
    }
    const [first, last] = [quarters.nodes[0].keys[0].value, quarters.nodes.at(-2).keys[0].value];
    const numberOf = (quarter: string) => Number(quarter.slice(0, 4)) * 4 + Number(quarter.at(-1));
    expect(quarters.nodes).toHaveLength(numberOf(last) - numberOf(first) + 2);
    const statuses = new Set(pairs.nodes.map(({ keys: [key] }: Shown) => key?.value));
    expect(pairs.totalCount).toBe(statuses.size * years.totalCount);
  });

  it("hand out the filter that selects the members of a group", async () => {
    const pairs = [
      ["COMPANY", "ROLE"],
      ["MODALITY", "STAGE_AT_SIGNING"],
      ["DRUG_TARGET", "YEAR"],
      ["COMPANY_GROUP", "COUNTRY"],
      ["TOTAL_BAND", "KIND"],
      ["QUARTER", "THERAPEUTIC_AREA"],
      ["RIGHT", "EXCLUSIVITY"],
      ["TERRITORY", "RIGHT"],
      ["DRUG_TARGET", "MODALITY"],
    ];
    for (const by of pairs) {
      const { data, errors } = await graph.query(
        "query ($by: [AgreementDimension!]!) { agreementStats(where: { not: { status: { eq: RUMORED } } }) { groups(by: $by, first: 30, orderBy: { field: KEY, direction: DESC }) { nodes { count filter keys { value } } } } }",
        { by },
      );
      expect(errors).toEqual([]);
      for (const { count, filter } of data.agreementStats.groups.nodes) {
        const listed = await graph.query(
          "query ($where: AgreementFilter) { agreements(where: $where) { totalCount } }",
          { where: { and: [{ not: { status: { eq: "RUMORED" } } }, filter] } },
        );
        expect(listed.data?.agreements.totalCount, `${by} ${JSON.stringify(filter)}`).toBe(count);
      }
    }
  });
});
