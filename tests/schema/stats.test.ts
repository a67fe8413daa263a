import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { summaryOf } from "../src/domain/statistics.ts";
import { everyNode } from "./support/every-node.ts";
import { type Graph, shippedGraph } from "./support/graph.ts";

interface Range {
  min: string | null;
  max: string | null;
}
interface Deal {
  slug: string;
  announcedOn: string | null;
  kinds: string[];
  value: { upfront: Range | null; total: Range | null };
  parties: { role: string; company: { slug: string; country: string | null } }[];
  therapies: { edges: { stageAtSigning: string | null; node: { modality: string } }[] };
  indications: {
    nodes: { slug: string; parents: unknown[]; ancestors: { nodes: { slug: string; parents: unknown[] }[] } }[];
  };
}

const quarterOf = (date: string | null) =>
  date && date.length >= 7 ? `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` : null;
const orNull = <Value>(values: Value[]) => (values.length > 0 ? values : [null]);

/** The groups of a deal, dimension by dimension, as the descriptions say; pairs of one party or therapy stay together. */
const parts: Record<string, (deal: Deal) => Record<string, string | null>[]> = {
  plain: (deal) => [{ YEAR: deal.announcedOn?.slice(0, 4) ?? null, QUARTER: quarterOf(deal.announcedOn) }],
  kind: (deal) => deal.kinds.map((KIND) => ({ KIND })),
  party: (deal) =>
    deal.parties.map(({ role, company }) => ({ ROLE: role, COMPANY: company.slug, COUNTRY: company.country })),
  therapy: (deal) =>
    orNull(deal.therapies.edges).map((edge) => ({
      MODALITY: edge?.node.modality ?? null,
      STAGE_AT_SIGNING: edge?.stageAtSigning ?? null,
    })),
  area: (deal) =>
    orNull(deal.indications.nodes).flatMap((indication) => {
      const tops = indication
        ? [indication, ...indication.ancestors.nodes].filter(({ parents }) => parents.length === 0)
        : [];
      return orNull(tops).map((top) => ({ THERAPEUTIC_AREA: top?.slug ?? null }));
    }),
};
const dimensions = [
  "YEAR",
  "QUARTER",
  "KIND",
  "MODALITY",
  "STAGE_AT_SIGNING",
  "THERAPEUTIC_AREA",
  "COMPANY",
  "ROLE",
  "COUNTRY",
];

/** The same by plain arithmetic on numbers. */
function plainSummary(amounts: number[]) {
  const sorted = [...amounts].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { sum: sorted.reduce((a, b) => a + b, 0), median: at(0.5), lowerQuartile: at(0.25), upperQuartile: at(0.75) };
}

describe("statistics", () => {
  let graph: Graph;
  let deals: Deal[];
  beforeAll(async () => {
    graph = await shippedGraph();
    await graph.query("{ agreementStats(groupBy: [YEAR]) { count } }");
    deals = await everyNode(
      graph,
      "agreements",
      "announcedOn kinds value(currency: USD) { upfront { min max } total { min max } } parties { role company { slug country } } therapies(first: 50) { edges { stageAtSigning node { modality } } } indications(first: 50) { nodes { slug parents { slug } ancestors(first: 50) { nodes { slug parents { slug } } } } }",
    );
  });

  it("read what agreements are grouped by once after each change; then a question is one statement, and one for rates", async () => {
    await using fresh = await shippedGraph();
    const ask = async () =>
      (
        await fresh.query(
          '{ agreementStats(groupBy: [COMPANY, YEAR], where: { announcedOn: { gte: "2020" } }) { upfront { sum } } }',
        )
      ).statements;
    expect(await ask()).toHaveLength(2 + 6);
    const again = await ask();
    expect(again).toHaveLength(2);
    expect(again[0]).toContain("announced_on");
    expect(again[1]).toContain("reference_rate");
  });

  const pairs = dimensions.flatMap((a) => [[a], ...dimensions.filter((b) => b !== a).map((b) => [a, b])]);
  const money = "{ currency disclosed undisclosed sum median lowerQuartile upperQuartile }";

  it.each(pairs.filter((_, index) => index % 3 === 0))(
    "of agreements by %s %s equal a plain recomputation",
    async (...groupBy) => {
      const by = groupBy.filter((each) => typeof each === "string");
      const { data, errors, statements } = await graph.query(
        `query ($by: [AgreementDimension!]!) { agreementStats(groupBy: $by, first: 500) { count keys { dimension value } upfront ${money} total ${money} } }`,
        { by },
      );
      expect(errors).toEqual([]);
      expect(statements.length).toBeLessThanOrEqual(2);

      const groups = new Map<string, Map<string, Deal>>();
      for (const deal of deals) {
        let rows: Record<string, string | null>[] = [{}];
        for (const part of Object.values(parts))
          rows = rows.flatMap((row) => part(deal).map((more) => ({ ...row, ...more })));
        for (const row of rows) {
          const key = JSON.stringify(by.map((name) => row[name] ?? null));
          groups.set(key, (groups.get(key) ?? new Map()).set(deal.slug, deal));
        }
      }
      expect(data.agreementStats).toHaveLength(Math.min(500, groups.size));
      for (const { count, keys, upfront, total } of data.agreementStats) {
        const members = [
          ...(groups.get(JSON.stringify(keys.map(({ value }: { value: string | null }) => value)))?.values() ?? []),
        ];
        expect(count).toBe(members.length);
        for (const [shown, measure] of [
          [upfront, "upfront"],
          [total, "total"],
        ] as const) {
          const amounts = members.flatMap(({ value }) => value[measure]?.max ?? value[measure]?.min ?? []).map(Number);
          expect(shown).toMatchObject({
            currency: "USD",
            disclosed: amounts.length,
            undisclosed: members.length - amounts.length,
          });
          if (amounts.length === 0)
            expect(shown).toMatchObject({ sum: null, median: null, lowerQuartile: null, upperQuartile: null });
          else
            for (const [name, figure] of Object.entries(plainSummary(amounts)))
              expect(Math.abs(Number(shown[name]) - figure)).toBeLessThan(1);
        }
      }
      const counts = data.agreementStats.map(({ count }: { count: number }) => count);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
    },
  );

  it("of regulatory events equal a plain recomputation, over a filter too", async () => {
    const events = await everyNode(graph, "regulatoryEvents", "agency kind occurredOn therapy { slug }");
    const { data, statements } = await graph.query(
      "{ all: regulatoryEventStats(groupBy: [AGENCY, YEAR], first: 500) { count keys { value } } fda: regulatoryEventStats(where: { agency: { eq: FDA } }, groupBy: [THERAPY], first: 500) { count keys { value label node { slug } } } }",
    );
    expect(statements.filter((sql) => sql.includes("group by 1, 2"))).toHaveLength(2);
    for (const { count, keys } of data.all) {
      expect(count).toBe(
        events.filter(
          ({ agency, occurredOn }) => agency === keys[0].value && (occurredOn?.slice(0, 4) ?? null) === keys[1].value,
        ).length,
      );
    }
    expect(data.all.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(events.length);
    for (const { count, keys } of data.fda) {
      expect(count).toBe(
        events.filter(({ agency, therapy }) => agency === "FDA" && therapy.slug === keys[0].value).length,
      );
      expect(keys[0].node.slug).toBe(keys[0].value);
    }
  });

  it("lie where sorting says, exactly, for any amounts", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 }), (amounts) => {
        const exact = summaryOf(amounts.map(String));
        for (const [name, figure] of Object.entries(plainSummary(amounts))) {
          expect(Math.abs(Number(exact[name as keyof typeof exact]) - figure)).toBeLessThan(0.006);
        }
      }),
    );
    expect(summaryOf(["0.1", "0.2"]).sum).toBe("0.3");
    expect(summaryOf([])).toEqual({ sum: null, median: null, lowerQuartile: null, upperQuartile: null });
  });

  it.each([
    ["groupBy: []", "groupBy"],
    ["groupBy: [YEAR, YEAR]", "groupBy"],
    ["groupBy: [YEAR, KIND, ROLE]", "groupBy"],
    ["groupBy: [YEAR], first: 501", "first"],
    ['groupBy: [YEAR], currency: "dollars"', "currency"],
    ["groupBy: [COLOUR]", "groupBy"],
  ])("refuse (%s) with BAD_USER_INPUT", async (args, argument) => {
    const { errors } = await graph.query(`{ agreementStats(${args}) { count } }`);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });
});
