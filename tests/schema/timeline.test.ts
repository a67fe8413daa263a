import { describe, expect, it } from "vitest";
import { everyNode } from "./support/every-node.ts";
import { graphOf, shippedGraph } from "./support/graph.ts";
import { sampleRecords } from "./support/records.ts";

interface Entry {
  date: string;
  predicate: string;
  entity: { slug: string };
}

const timeline = "timeline(first: 100) { totalCount nodes { date predicate entity { slug } claims { status } } }";
const texts = (entries: Entry[]) =>
  entries.map(({ date, predicate, entity }) => `${date} ${predicate} ${entity.slug}`).sort();

/** The dates of nodes as their own fields show them. */
function dates(type: string, nodes: Record<string, string | null>[], fields: string[]): string[] {
  return nodes.flatMap((node) =>
    fields.flatMap((field) => (node[field] ? [`${node[field]} ${type}.${field} ${node.slug}`] : [])),
  );
}

const agreement = ["announcedOn", "signedOn", "effectiveOn", "closedOn", "terminatedOn"];
const trial = ["startedOn", "completedOn", "completionExpectedOn"];
const list = (fields: string[], args = "") => `(first: 100${args}) { nodes { slug ${fields.join(" ")} } }`;

describe("a timeline", () => {
  it("of a therapy has every date of its agreements, events and trials, earliest first, each with its claims", async () => {
    await using graph = await shippedGraph();
    const selection = `${timeline} agreements${list(agreement)} regulatoryEvents${list(["occurredOn"])} trials${list(trial)}`;
    for (const therapy of await everyNode(graph, "therapies", selection)) {
      const expected = [
        ...dates("Agreement", therapy.agreements.nodes, agreement),
        ...dates("RegulatoryEvent", therapy.regulatoryEvents.nodes, ["occurredOn"]),
        ...dates("Trial", therapy.trials.nodes, trial),
      ];
      expect(texts(therapy.timeline.nodes), therapy.slug).toEqual(expected.sort());
      expect(therapy.timeline.totalCount).toBe(expected.length);
      const shown = therapy.timeline.nodes.map(({ date }: Entry) => date);
      expect(shown).toEqual([...shown].sort());
      for (const { claims } of therapy.timeline.nodes) expect(claims.length).toBeGreaterThan(0);
    }
  });

  it("of a company has its agreements, events, trials, founding and owners", async () => {
    await using graph = await graphOf({
      "a.yaml": sampleRecords.replace("    kind: BIOTECHNOLOGY\n", "    kind: BIOTECHNOLOGY\n    foundedOn: 2001\n"),
    });
    const { data, errors } = await graph.query(
      `{ acme: company(slug: "acme") { ${timeline} } beta: company(slug: "beta") { ${timeline} } }`,
    );
    expect(errors).toEqual([]);
    expect(texts(data.acme.timeline.nodes)).toEqual([
      "2001 Company.foundedOn acme",
      "2024-01-02 Agreement.announcedOn beta-acme-abc-1",
      "2025-03 Company.parent acme",
    ]);
    expect(texts(data.beta.timeline.nodes)).toEqual([
      "2024-01-02 Agreement.announcedOn beta-acme-abc-1",
      "2025-03 Company.parent acme",
    ]);
  });

  it("of agreements pages both ways, in one statement for all of them", async () => {
    await using graph = await shippedGraph();
    const { data, statements } = await graph.query(
      "{ agreements(first: 50) { nodes { slug announcedOn all: timeline(first: 100) { nodes { date predicate } } end: timeline(last: 1) { nodes { date predicate } } } } }",
    );
    expect(statements).toHaveLength(3);
    for (const { announcedOn, all, end } of data.agreements.nodes) {
      expect(end.nodes).toEqual(all.nodes.slice(-1));
      if (announcedOn) expect(all.nodes).toContainEqual({ date: announcedOn, predicate: "Agreement.announcedOn" });
    }
  });
});
