import { beforeAll, describe, expect, it } from "vitest";
import { predicates } from "../../../src/model/derived/predicate.ts";
import { conceptOf, entityTypes } from "../../../src/model/model.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { everyNode } from "../../support/every-node.ts";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";
import { claimsOf } from "../../support/plain/edges.ts";
import type { PlainGraph } from "../../support/plain/graph.ts";
import { type PlainDate, plainTimelines } from "../../support/plain/timeline.ts";
import { sampleRecords } from "../../support/records.ts";
import { slugOf } from "../../support/relations.ts";

const typesWithTimeline = entityTypes.filter((type) => conceptOf(type).timeline !== undefined);
const selection =
  "timeline(first: 100) { totalCount nodes { date predicate boundary entity { __typename slug } claims(first: 100) { id } } }";

interface Shown {
  date: string;
  predicate: string;
  boundary: string | null;
  entity: { __typename: string; slug: string };
  claims: { id: string }[];
}

const textOf = ({ date, predicate, entity }: Pick<Shown, "date" | "predicate" | "entity">) =>
  `${date} ${predicate} ${entity.__typename}:${entity.slug}`;

describe.each(everyGraph)("a timeline in $name", ({ open }) => {
  let graph: Graph;
  let plain: PlainGraph;
  beforeAll(async () => {
    ({ graph, plain } = await open());
  });

  it.each(typesWithTimeline)(
    "of type %s has every dated fact that the model declares, with its claims",
    async (type) => {
      const timelines = plainTimelines(plain, type);
      let dated = 0;
      for (const { slug, timeline } of await everyNode(graph, conceptOf(type).plural, selection)) {
        const stated = (timelines.get(slug) ?? []).map(({ date, predicate, entity, fact, boundary }: PlainDate) => ({
          boundary,
          text: `${date} ${predicates.find(({ key }) => key === predicate)?.value} ${entity}`,
          claims: claimsOf(plain, fact),
        }));
        const shown = timeline.nodes.map((entry: Shown) => ({
          boundary: entry.boundary,
          text: textOf(entry),
          claims: entry.claims.map(({ id }) => slugOf(id)),
        }));
        expect(timeline.totalCount, slug).toBe(stated.length);
        const sorted = (entries: readonly object[]) => entries.map((entry) => JSON.stringify(entry)).sort();
        if (stated.length <= 100) expect(sorted(shown), slug).toEqual(sorted(stated));
        const dates = timeline.nodes.map(({ date }: Shown) => date);
        expect(dates).toEqual([...dates].sort());
        dated += stated.length;
      }
      expect(dated).toBeGreaterThan(0);
    },
  );
});

describe("a timeline", () => {
  it("of a company has its founding, and its ownership from either side", async () => {
    await using small = await graphOf({
      "a.yaml": sampleRecords.replace("    kind: BIOTECHNOLOGY\n", "    kind: BIOTECHNOLOGY\n    foundedOn: 2001\n"),
    });
    const { data, errors } = await small.query(
      `{ acme: company(slug: "acme") { ${selection} } beta: company(slug: "beta") { ${selection} } }`,
    );
    expect(errors).toEqual([]);
    const shared = [
      "2024-01-02 AGREEMENT_ANNOUNCED_ON Agreement:beta-acme-abc-1",
      "2025-03 COMPANY_PARENTS Company:acme",
    ];
    expect(data.acme.timeline.nodes.map(textOf)).toEqual(["2001 COMPANY_FOUNDED_ON Company:acme", ...shared]);
    expect(data.beta.timeline.nodes.map(textOf)).toEqual(shared);
  });

  it("has both dates of an ownership that began and ended in the same year, on pages of any size", async () => {
    const period = sampleRecords.replace("validFrom: 2025-03", "validFrom: 2023, validTo: 2023");
    await using small = await graphOf({ "a.yaml": period });
    const dates: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data, errors } = await small.query(
        `query ($after: String) { company(slug: "acme") { timeline(first: 1, after: $after) {
          totalCount nodes { date predicate boundary } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      expect(errors).toEqual([]);
      const { nodes, pageInfo, totalCount } = data.company.timeline;
      expect(totalCount).toBe(3);
      dates.push(...nodes.map(({ date, predicate, boundary }: Shown) => `${date} ${predicate} ${boundary}`));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(dates).toEqual([
      "2023 COMPANY_PARENTS START",
      "2023 COMPANY_PARENTS END",
      "2024-01-02 AGREEMENT_ANNOUNCED_ON null",
    ]);
  });

  it("of several agreements costs one statement for each set of arguments", async () => {
    await using graph = await testGraph();
    const { data, statements } = await graph.query(
      "{ agreements(first: 50) { nodes { all: timeline(first: 100) { nodes { date predicate } } end: timeline(last: 1) { nodes { date predicate } } } } }",
    );
    expect(statements).toHaveLength(3);
    for (const { all, end } of data.agreements.nodes) expect(end.nodes).toEqual(all.nodes.slice(-1));
  });
});
