import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { agreementDimensions } from "../../../src/domain/agreement-figure.ts";
import { summaryOf } from "../../../src/domain/statistics.ts";
import { regulatoryEventDimensions } from "../../../src/store/query/stats.ts";
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

/** The values of an agreement in each dimension, as the descriptions say; those of one party or therapy belong together. */
function keysOfAgreement(plain: PlainGraph, slug: string): Key[] {
  const row = plain.one("agreement", "id", slug);
  const date = textOf(row.announced_on);
  const edges = (table: string) => plain.where(table, "agreement_id", slug);
  const dimensions: Key[][] = [
    [{ YEAR: yearOf(date), QUARTER: quarterOf(date) }],
    (JSON.parse(String(row.kinds_json)) as string[]).map((KIND) => ({ KIND })),
    edges("agreement_party").flatMap(({ role, company_id }) => {
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
    orNull(edges("agreement_therapy")).map((edge) => ({
      MODALITY: edge && textOf(plain.one("therapy", "id", edge.therapy_id).modality),
      STAGE_AT_SIGNING: edge && textOf(edge.stage_at_signing),
    })),
    orNull(edges("agreement_indication")).flatMap((edge): Key[] => {
      if (!edge) return [{ THERAPEUTIC_AREA: null }];
      const family = [String(edge.indication_id), ...ancestorsOf(plain, String(edge.indication_id)).keys()];
      const topmost = family.filter((each) => plain.where("indication_parent", "indication_id", each).length === 0);
      return topmost.map((THERAPEUTIC_AREA) => ({ THERAPEUTIC_AREA }));
    }),
  ];
  return dimensions.reduce<Key[]>(
    (keys, values) => keys.flatMap((key) => values.map((value) => ({ ...key, ...value }))),
    [{}],
  );
}

function keyOfEvent(plain: PlainGraph, slug: string): Key {
  const row = plain.one("regulatory_event", "id", slug);
  const date = textOf(row.date);
  return {
    YEAR: yearOf(date),
    QUARTER: quarterOf(date),
    KIND: textOf(row.kind),
    AGENCY: textOf(row.agency),
    DESIGNATION: textOf(row.designation),
    COUNTRY: textOf(row.country),
    THERAPY: textOf(row.therapy_id),
    INDICATION: textOf(row.indication_id),
    COMPANY: textOf(row.sponsor_id),
  };
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

/** Equal groups are in the order of their values, those without a value last. */
function largestFirst<Group extends { count: number; keys: { value: string | null }[] }>(groups: readonly Group[]) {
  const text = ({ keys }: Group) => keys.map(({ value }) => value ?? "\u{10ffff}").join("\u0000");
  return [...groups].sort((a, b) => b.count - a.count || (text(a) < text(b) ? -1 : 1));
}

/** One dimension, and every pair of different ones. */
const combinations = <Name extends string>(names: readonly Name[]): { by: Name[]; name: string }[] =>
  names
    .flatMap((a) => [[a], ...names.filter((b) => b !== a).map((b) => [a, b])])
    .map((by) => ({ by, name: by.join(" and ") }));

let graph: Graph;
let plain: PlainGraph;
beforeAll(async () => {
  // The figures are read once.
  [graph, plain] = await Promise.all([testGraph({ keptBytes: 10_000_000 }), plainTestGraph()]);
});

const money = "{ currency disclosed partial undisclosed notEffective sum median lowerQuartile upperQuartile }";
const share = "{ count median lowerQuartile upperQuartile }";

describe("statistics of agreements", () => {
  let agreements: Agreement[];
  let keys: Map<string, Key[]>;
  beforeAll(async () => {
    const value = "tookEffect value(currency: USD) { upfront { min max } total { min max } }";
    agreements = await everyNode(graph, "agreements", value);
    keys = new Map(agreements.map(({ slug }) => [slug, keysOfAgreement(plain, slug)]));
    await graph.query("{ agreementStats(groupBy: [COMPANY_GROUP]) { count } }");
  });

  function groupsBy(by: readonly string[], members: readonly Agreement[]): Map<string, Agreement[]> {
    const groups = new Map<string, Set<Agreement>>();
    for (const agreement of members)
      for (const key of keys.get(agreement.slug) ?? []) {
        const text = JSON.stringify(by.map((name) => key[name] ?? null));
        groups.set(text, (groups.get(text) ?? new Set()).add(agreement));
      }
    return new Map([...groups].map(([key, group]) => [key, [...group]]));
  }

  function expectMoney(
    shown: Record<string, string | number | null>,
    members: Agreement[],
    measure: "upfront" | "total",
  ) {
    const counted = members.filter(({ tookEffect }) => tookEffect !== false);
    const ranges = counted.map(({ value }) => value[measure]);
    const amounts = ranges.flatMap((range) => range?.max ?? []).map(Number);
    expect(shown).toMatchObject({
      currency: "USD",
      disclosed: amounts.length,
      partial: ranges.filter((range) => range !== null && range.max === null).length,
      undisclosed: ranges.filter((range) => range === null).length,
      notEffective: members.length - counted.length,
    });
    for (const [name, figure] of Object.entries(plainSummary(amounts)))
      if (amounts.length < (name.endsWith("Quartile") ? 4 : 1)) expect(shown[name]).toBeNull();
      else expect(Math.abs(Number(shown[name]) - figure)).toBeLessThan(0.01);
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

  it.each(combinations(agreementDimensions))("by $name equal a plain computation", async ({ by }) => {
    const { data, errors, statements } = await graph.query(
      `query ($by: [AgreementDimension!]!) { agreementStats(groupBy: $by, first: 500) { count keys { dimension value } upfront ${money} total ${money} upfrontShare ${share} } }`,
      { by },
    );
    expect(errors).toEqual([]);
    expect(statements.length).toBeLessThanOrEqual(1);
    const groups = groupsBy(by, agreements);
    expect(data.agreementStats).toHaveLength(Math.min(500, groups.size));
    for (const { count, keys: shown, upfront, total, upfrontShare } of data.agreementStats) {
      expect(shown.map(({ dimension }: { dimension: string }) => dimension)).toEqual(by);
      const members = groups.get(JSON.stringify(shown.map(({ value }: { value: string | null }) => value))) ?? [];
      expect(count).toBe(members.length);
      expectMoney(upfront, members, "upfront");
      expectMoney(total, members, "total");
      expectShare(upfrontShare, members);
    }
    expect(data.agreementStats).toEqual(largestFirst(data.agreementStats));
  });

  it("take the agreements that a filter matches", async () => {
    const { data, errors } = await graph.query(
      `{ agreementStats(groupBy: [YEAR], where: { kinds: { has: LICENSE } }, first: 500) { count keys { value } total ${money} } }`,
    );
    expect(errors).toEqual([]);
    const licenses = agreements.filter(({ slug }) => keys.get(slug)?.some(({ KIND }) => KIND === "LICENSE"));
    const groups = groupsBy(["YEAR"], licenses);
    expect(data.agreementStats).toHaveLength(groups.size);
    for (const { count, keys: shown, total } of data.agreementStats) {
      const members = groups.get(JSON.stringify([shown[0].value])) ?? [];
      expect(count).toBe(members.length);
      expectMoney(total, members, "total");
    }
  });

  it("read and convert the figures once after each change; a query then costs one statement", async () => {
    await using fresh = await testGraph({ keptBytes: 10_000_000 });
    const cost = async (year: string) => {
      const { statements } = await fresh.query(
        "query ($year: PartialDate) { agreementStats(groupBy: [COMPANY, YEAR], where: { announcedOn: { gte: $year } }) { upfront { sum } total { sum } } }",
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
    ["groupBy: []", "groupBy"],
    ["groupBy: [YEAR, YEAR]", "groupBy"],
    ["groupBy: [YEAR, KIND, ROLE]", "groupBy"],
    ["groupBy: [YEAR], first: 501", "first"],
    ["groupBy: [YEAR], first: 0", "first"],
    ['groupBy: [YEAR], currency: "dollars"', "currency"],
    ["groupBy: [COLOR]", "groupBy[0]"],
  ])("refuse (%s) with BAD_USER_INPUT", async (args, argument) => {
    const { errors } = await graph.query(`{ agreementStats(${args}) { count } }`);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });
});

describe("statistics of regulatory events", () => {
  const names = Object.keys(regulatoryEventDimensions);

  it.each(combinations(names))("by $name equal a plain computation", async ({ by }) => {
    const { data, errors, statements } = await graph.query(
      `query ($by: [RegulatoryEventDimension!]!) {
        all: regulatoryEventStats(groupBy: $by, first: 500) { count keys { value } }
        fda: regulatoryEventStats(groupBy: $by, first: 500, where: { agency: { eq: FDA } }) { count keys { value } } }`,
      { by },
    );
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(2);
    const events = plain.rows("regulatory_event").map(({ id }) => keyOfEvent(plain, String(id)));
    for (const [shown, members] of [
      [data.all, events],
      [data.fda, events.filter(({ AGENCY }) => AGENCY === "FDA")],
    ]) {
      const groups = Map.groupBy(members as Key[], (key) => JSON.stringify(by.map((name) => key[name])));
      const expected = [...groups].map(([key, group]) => `${group.length} ${key}`).sort();
      const found = shown.map(
        ({ count, keys }: { count: number; keys: { value: string | null }[] }) =>
          `${count} ${JSON.stringify(keys.map(({ value }) => value))}`,
      );
      expect(shown).toEqual(largestFirst(shown));
      if (groups.size <= 500) expect(found.sort()).toEqual(expected);
    }
  });

  it("name the entities that the values are", async () => {
    const { data } = await graph.query(
      "{ regulatoryEventStats(groupBy: [THERAPY, COMPANY]) { keys { dimension value label node { __typename slug name } } } }",
    );
    expect(data.regulatoryEventStats.length).toBeGreaterThan(0);
    for (const {
      keys: [therapy, company],
    } of data.regulatoryEventStats) {
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
    expect(summaryOf([1n, 2n, 4n])).toEqual({ sum: 7n, median: 2n, lowerQuartile: null, upperQuartile: null });
    expect(summaryOf([1n, 3n, 5n, 7n])).toEqual({ sum: 16n, median: 4n, lowerQuartile: 2n, upperQuartile: 6n });
    expect(summaryOf([])).toEqual({ sum: null, median: null, lowerQuartile: null, upperQuartile: null });
  });
});
