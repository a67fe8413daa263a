import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { summaryOf } from "../../../src/domain/statistics.ts";
import { type CountedType, dimensionsOf } from "../../../src/model/derived/dimension.ts";
import { everyNode } from "../../support/every-node.ts";
import { type Graph, testGraph } from "../../support/graph.ts";
import { ancestorsOf, type PlainGraph, plainTestGraph } from "../../support/plain/graph.ts";
import { today, ultimateParentsOf } from "../../support/plain/ownership.ts";

interface Range {
  min: string | null;
  max: string | null;
}
interface Agreement {
  slug: string;
  tookEffect: boolean | null;
  value: { upfront: Range | null; total: Range | null };
}
type Key = Record<string, string | null>;

const yearOf = (date: string | null) => date?.slice(0, 4) ?? null;
const quarterOf = (date: string | null) =>
  date && date.length >= 7 ? `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` : null;
const textOf = (value: string | number | null | undefined) => (value == null ? null : String(value));
const orNull = <Value>(values: readonly Value[]): (Value | null)[] => (values.length > 0 ? [...values] : [null]);

/** The values of the entries of an agreement's lists in each dimension, as the descriptions say. */
type Lists = Record<string, Key[]>;

function listsOfAgreement(plain: PlainGraph, slug: string): Lists {
  const row = plain.one("agreement", "id", slug);
  const date = textOf(row.announced_on);
  const edges = (table: string) => plain.where(table, "agreement_id", slug);
  const parsed = (json: unknown) => JSON.parse(String(json)) as string[];
  return {
    year: [{ YEAR: yearOf(date) }],
    quarter: [{ QUARTER: quarterOf(date) }],
    status: [{ STATUS: textOf(row.status) }],
    kinds: parsed(row.kinds_json).map((KIND) => ({ KIND })),
    parties: edges("agreement_party").flatMap(({ role, company_id }) => {
      const tops = ultimateParentsOf(plain, String(company_id), today());
      const groups = tops.length > 0 ? tops : [textOf(company_id)];
      const country = textOf(plain.one("company", "id", company_id).country);
      return groups.map((COMPANY_GROUP) => ({
        COMPANY_GROUP,
        ROLE: textOf(role),
        COMPANY: textOf(company_id),
        COUNTRY: country,
      }));
    }),
    therapies: edges("agreement_therapy").flatMap(({ therapy_id, stage_at_signing }) =>
      orNull(plain.where("therapy_target", "therapy_id", therapy_id)).map((target) => ({
        THERAPY: textOf(therapy_id),
        MODALITY: textOf(plain.one("therapy", "id", therapy_id).modality),
        STAGE_AT_SIGNING: textOf(stage_at_signing),
        DRUG_TARGET: textOf(target?.drug_target_id),
      })),
    ),
    indications: edges("agreement_indication").flatMap(({ indication_id }) => {
      const family = [String(indication_id), ...ancestorsOf(plain, String(indication_id)).keys()];
      const topmost = family.filter((each) => plain.where("indication_parent", "indication_id", each).length === 0);
      return topmost.map((THERAPEUTIC_AREA) => ({ INDICATION: textOf(indication_id), THERAPEUTIC_AREA }));
    }),
    grants: edges("rights_grant").flatMap(({ rights_json, exclusivity, ...grant }) => {
      const places = [
        ...(grant.worldwide === 1 ? ["WORLD"] : []),
        ...parsed(grant.included_regions_json),
        ...parsed(grant.included_countries_json),
      ];
      return orNull(parsed(rights_json)).flatMap((RIGHT) =>
        orNull(places).map((TERRITORY) => ({ RIGHT, TERRITORY, EXCLUSIVITY: textOf(exclusivity) })),
      );
    }),
    terms: edges("financial_term").flatMap(({ components_json }) =>
      parsed(components_json).map((COMPONENT) => ({ COMPONENT })),
    ),
  };
}

function listsOfEvent(plain: PlainGraph, slug: string): Lists {
  const row = plain.one("regulatory_event", "id", slug);
  const date = textOf(row.date);
  const own = {
    YEAR: yearOf(date),
    QUARTER: quarterOf(date),
    EXPECTED: String(row.is_expected === 1),
    KIND: textOf(row.kind),
    DATED_BY: textOf(row.dated_by),
    AGENCY: textOf(row.agency),
    DESIGNATION: textOf(row.designation),
    COUNTRY: textOf(row.country),
    THERAPY: textOf(row.therapy_id),
    MODALITY: textOf(plain.one("therapy", "id", row.therapy_id).modality),
    INDICATION: textOf(row.indication_id),
    SPONSOR: textOf(row.sponsor_id),
  };
  const family =
    row.indication_id === null
      ? []
      : [String(row.indication_id), ...ancestorsOf(plain, String(row.indication_id)).keys()];
  return {
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name, [{ [name]: value }]])),
    pathways: (JSON.parse(String(row.pathways_json)) as string[]).map((PATHWAY) => ({ PATHWAY })),
    areas: family
      .filter((each) => plain.where("indication_parent", "indication_id", each).length === 0)
      .map((THERAPEUTIC_AREA) => ({ THERAPEUTIC_AREA })),
  };
}

/** The values of one or two dimensions that a node has: those of one list entry by entry, all others in every combination. */
function valuesBy(lists: Lists, by: readonly string[]): (string | null)[][] {
  const listOf = (name: string) =>
    Object.entries(lists).find(([, entries]) => entries.some((entry) => name in entry))?.[0] ?? name;
  const [first = "", second] = by;
  if (second !== undefined && listOf(first) === listOf(second)) {
    const pairs = (lists[listOf(first)] ?? []).map((entry) => [entry[first] ?? null, entry[second] ?? null]);
    return pairs.length > 0 ? pairs : [[null, null]];
  }
  const single = (name: string) => {
    const values = (lists[listOf(name)] ?? []).flatMap((entry) => entry[name] ?? []);
    return orNull(values);
  };
  return by
    .map(single)
    .reduce<(string | null)[][]>((all, values) => all.flatMap((key) => values.map((value) => [...key, value])), [[]]);
}

/** The same statistics in floating-point arithmetic. */
function plainSummary(amounts: number[]) {
  const sorted = [...amounts].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { sum: sorted.reduce((a, b) => a + b, 0), median: at(0.5), lowerQuartile: at(0.25), upperQuartile: at(0.75) };
}

interface Shown {
  count: number;
  keys: { value: string | null }[];
}

const sequenceOf = (type: CountedType) => (name: string) => {
  const vocabulary = dimensionsOf(type).find((each) => each.name === name)?.vocabulary;
  return vocabulary?.ordered ? Object.keys(vocabulary.terms) : [];
};

/** Equal groups are in the sequence of stages and phases or in the order of their texts, those without a value last. */
function largestFirst<Group extends Shown>(type: CountedType, by: readonly string[], groups: readonly Group[]) {
  const words = by.map(sequenceOf(type));
  const text = ({ keys }: Group) =>
    keys
      .map(({ value }, index) => {
        if (value === null) return "\u{10ffff}";
        const place = words[index]?.indexOf(value) ?? -1;
        return place < 0 ? value : String.fromCodePoint(place + 1);
      })
      .join("\u0000");
  return [...groups].sort((a, b) => b.count - a.count || (text(a) < text(b) ? -1 : 1));
}

/** One dimension, and every pair of different ones in one of their orders. */
const combinations = (names: readonly string[]): { by: string[]; name: string }[] =>
  names
    .flatMap((a, at) => [[a], ...names.slice(at + 1).map((b, index) => (index % 2 === 0 ? [a, b] : [b, a]))])
    .map((by) => ({ by, name: by.join(" and ") }));

const namesOf = (type: CountedType) =>
  dimensionsOf(type).flatMap(({ name, measure }) => (measure === null ? [name] : []));

let graph: Graph;
let plain: PlainGraph;
beforeAll(async () => {
  // The figures are read once.
  [graph, plain] = await Promise.all([testGraph({ keptBytes: 10_000_000 }), plainTestGraph()]);
});

const money =
  "{ currency count partialCount undisclosedCount notEffectiveCount sum sumShare min max median lowerQuartile upperQuartile }";
const share = "{ count median lowerQuartile upperQuartile }";

/** The members of each group, by the values that they share. */
function groupsBy<Member extends { slug: string }>(
  lists: ReadonlyMap<string, Lists>,
  by: readonly string[],
  members: readonly Member[],
): Map<string, Member[]> {
  const groups = new Map<string, Set<Member>>();
  for (const member of members)
    for (const values of valuesBy(lists.get(member.slug) ?? {}, by)) {
      const text = JSON.stringify(values);
      groups.set(text, (groups.get(text) ?? new Set()).add(member));
    }
  return new Map([...groups].map(([key, group]) => [key, [...group]]));
}

const keyOf = ({ keys }: Shown) => JSON.stringify(keys.map(({ value }) => value));

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

  it("read and convert the figures once after each change; a query then costs one statement", async () => {
    await using fresh = await testGraph({ keptBytes: 10_000_000 });
    const cost = async (year: string) => {
      const { statements } = await fresh.query(
        "query ($year: PartialDate) { agreementStats(where: { announcedOn: { gte: $year } }) { groups(by: [COMPANY, YEAR]) { nodes { upfront { sum } total { sum } } } } }",
        { year },
      );
      return statements;
    };
    expect((await cost("2020")).length).toBeGreaterThan(3);
    const again = await cost("2021");
    expect(again).toHaveLength(1);
    expect(again[0]).toContain("announced_on");
  });

  it.each([
    ["", "by: []", "by"],
    ["", "by: [YEAR, YEAR]", "by[1]"],
    ["", "by: [YEAR, KIND, ROLE]", "by"],
    ["", "by: [YEAR], first: 501", "first"],
    ["", "by: [YEAR], first: -1", "first"],
    ["", "by: [YEAR], first: 1, last: 1", "last"],
    ["", 'by: [YEAR], after: "x"', "after"],
    ["", "by: [KIND], includeEmpty: true", "includeEmpty"],
    ["", 'by: [TOTAL_BAND], bandBounds: ["5", "4"]', "bandBounds[1]"],
    ["", 'by: [KIND], bandBounds: ["5"]', "bandBounds"],
    ['(currency: "dollars")', "by: [YEAR]", "currency"],
    ['(currency: "AFN")', "by: [YEAR]", "currency"],
    ["", "by: [COLOR]", "by[0]"],
  ])("refuse %s(%s) with BAD_USER_INPUT", async (own, args, argument) => {
    const { errors } = await graph.query(`{ agreementStats${own} { groups(${args}) { totalCount } } }`);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it("refuse the cursor of other groups", async () => {
    const { data } = await graph.query(
      "{ agreementStats { groups(by: [YEAR], first: 2) { pageInfo { endCursor } } } }",
    );
    const { errors } = await graph.query(
      "query ($after: String) { agreementStats { groups(by: [KIND], after: $after) { totalCount } } }",
      { after: data.agreementStats.groups.pageInfo.endCursor },
    );
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "after" });
    expect(errors[0]?.message).toContain("another list, order or filter");
  });
});

describe("statistics of regulatory events", () => {
  it.each(combinations(namesOf("RegulatoryEvent")))("by $name equal a plain computation", async ({ by }) => {
    const groups = "groups(by: $by, first: 500) { totalCount nodes { count keys { value } } }";
    const { data, errors } = await graph.query(
      `query ($by: [RegulatoryEventDimension!]!) {
        all: regulatoryEventStats { count ${groups} }
        fda: regulatoryEventStats(where: { agency: { eq: FDA } }) { count ${groups} } }`,
      { by },
    );
    expect(errors).toEqual([]);
    const events = plain.rows("regulatory_event").map(({ id, agency }) => ({ slug: String(id), agency }));
    const lists = new Map(events.map(({ slug }) => [slug, listsOfEvent(plain, slug)]));
    for (const [shown, members] of [
      [data.all, events],
      [data.fda, events.filter(({ agency }) => agency === "FDA")],
    ]) {
      const groups = groupsBy(lists, by, members);
      const expected = [...groups].map(([key, group]) => `${group.length} ${key}`).sort();
      expect(shown.count).toBe(members.length);
      expect(shown.groups.totalCount).toBe(groups.size);
      expect(shown.groups.nodes).toEqual(largestFirst("RegulatoryEvent", by, shown.groups.nodes));
      const found = shown.groups.nodes.map((group: Shown) => `${group.count} ${keyOf(group)}`);
      if (groups.size <= 500) expect(found.sort()).toEqual(expected);
    }
  });

  it("name the entities that the values are", async () => {
    const { data } = await graph.query(
      "{ regulatoryEventStats { groups(by: [THERAPY, SPONSOR]) { nodes { keys { dimension value label node { __typename slug name } } } } } }",
    );
    const { nodes } = data.regulatoryEventStats.groups;
    expect(nodes.length).toBeGreaterThan(0);
    for (const {
      keys: [therapy, company],
    } of nodes) {
      expect(therapy.node).toEqual({ __typename: "Therapy", slug: therapy.value, name: therapy.label });
      if (company.value === null) expect(company).toMatchObject({ label: null, node: null });
      else expect(company.node).toMatchObject({ __typename: "Company", slug: company.value });
    }
  });
});

describe("a summary", () => {
  it("equals the one in floating-point arithmetic, and is rounded to whole numbers", () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(amounts, (numbers) => {
        const exact = summaryOf(numbers.map(BigInt));
        for (const [name, figure] of Object.entries(plainSummary(numbers)))
          expect(Math.abs(Number(exact[name as keyof typeof exact]) - figure)).toBeLessThan(0.51);
      }),
    );
  });

  it("has quartiles from four numbers on, and nothing without numbers", () => {
    expect(summaryOf([1n, 2n, 4n])).toEqual({
      sum: 7n,
      min: 1n,
      max: 4n,
      median: 2n,
      lowerQuartile: null,
      upperQuartile: null,
    });
    expect(summaryOf([1n, 3n, 5n, 7n])).toEqual({
      sum: 16n,
      min: 1n,
      max: 7n,
      median: 4n,
      lowerQuartile: 2n,
      upperQuartile: 6n,
    });
    expect(summaryOf([])).toEqual({
      sum: null,
      min: null,
      max: null,
      median: null,
      lowerQuartile: null,
      upperQuartile: null,
    });
  });
});
