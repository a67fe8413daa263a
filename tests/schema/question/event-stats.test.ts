import { beforeAll, describe, expect, it } from "vitest";
import { type Graph, testGraph } from "../../support/graph.ts";
import { type PlainGraph, plainTestGraph } from "../../support/plain/graph.ts";
import { listsOfEvent } from "../../support/plain/statistics.ts";
import { combinations, groupsBy, keyOf, largestFirst, namesOf, type Shown } from "../../support/stat-groups.ts";

let graph: Graph;
let plain: PlainGraph;
beforeAll(async () => {
  // The figures are read once.
  [graph, plain] = await Promise.all([testGraph({ keptBytes: 10_000_000 }), plainTestGraph()]);
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
