import { beforeAll, describe, expect, it } from "vitest";
import { everyNode } from "./support/every-node.ts";
import { type Graph, shippedGraph } from "./support/graph.ts";
import { type End, ownersOfAllTimes, relations } from "./support/relations.ts";

describe("every relation has the same edges from both ends", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await shippedGraph();
  });

  it.each(Object.keys(relations))("%s", async (kind) => {
    const [subject, object] = relations[kind] as [End, End];
    const forth = (await everyNode(graph, subject.root, subject.selection)).flatMap(subject.edges).sort();
    const back = (await everyNode(graph, object.root, object.selection)).flatMap(object.edges).sort();
    expect(forth.length).toBeGreaterThan(10);
    expect(back).toEqual(forth);
  });

  it("and the dataset counts as many as were walked", async () => {
    const { data } = await graph.query("{ dataset { edgeCounts { kind count } } }");
    for (const { kind, count } of data.dataset.edgeCounts as { kind: string; count: number }[]) {
      const ends = Object.keys(relations).filter((name) => name.split(" of ")[0] === kind);
      expect(ends.length, kind).toBeGreaterThan(0);
      let walked = 0;
      for (const name of ends) {
        // Subsidiaries are those of today, and the count is of all times.
        const [subject] = kind === "OWNS" ? [ownersOfAllTimes] : (relations[name] as [End, End]);
        walked += (await everyNode(graph, subject.root, subject.selection)).flatMap(subject.edges).length;
      }
      expect(walked, kind).toBe(count);
    }
  });

  it("and `neighbors` shows each of them from both ends, as its kind reads", async () => {
    const edges = "{ totalCount edges { cursor kind isSubject label node { __typename slug } } }";
    const seen = new Map<string, { subjects: string[]; objects: string[] }>();
    for (const root of [
      "companies",
      "agreements",
      "therapies",
      "targets",
      "indications",
      "regulatoryEvents",
      "trials",
      "people",
    ]) {
      const nodes = await everyNode(
        graph,
        root,
        `__typename head: neighbors(first: 100) ${edges} tail: neighbors(last: 100) ${edges}`,
      );
      for (const { slug, __typename, head, tail } of nodes) {
        const own = `${__typename}:${slug}`;
        const whole = new Map([...head.edges, ...tail.edges].map((edge) => [edge.cursor, edge]));
        expect(whole.size, own).toBe(head.totalCount);
        for (const { kind, isSubject, label, node } of whole.values()) {
          const other = `${node.__typename}:${node.slug}`;
          const ends = seen.get(kind) ?? { subjects: [], objects: [] };
          seen.set(kind, ends);
          if (isSubject) ends.subjects.push(`${own} ${label} ${other}`);
          else ends.objects.push(`${other} ${label} ${own}`);
        }
      }
    }
    const { data } = await graph.query("{ dataset { edgeCounts { kind count } } }");
    expect([...seen.keys()].sort()).toEqual(data.dataset.edgeCounts.map(({ kind }: { kind: string }) => kind).sort());
    for (const { kind, count } of data.dataset.edgeCounts as { kind: string; count: number }[]) {
      const ends = seen.get(kind);
      expect(ends?.subjects.sort(), kind).toEqual(ends?.objects.sort());
      expect(ends?.subjects, kind).toHaveLength(count);
    }
  });

  it("and `neighbors` costs one statement for all entities of a page, whatever their types", async () => {
    const { data } = await graph.query("{ companies(first: 5) { nodes { id } } therapies(first: 5) { nodes { id } } }");
    const ids = [...data.companies.nodes, ...data.therapies.nodes].map(({ id }) => id);
    const { statements, errors } = await graph.query(
      "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Entity { neighbors(kinds: [HAS_ROLE_IN, PARTY_TO], first: 3) { edges { kind label } } } } }",
      { ids },
    );
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(3);
  });
});
