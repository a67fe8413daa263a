import { beforeAll, describe, expect, it } from "vitest";
import { DevelopmentStage } from "../../../src/domain/vocabulary/therapy.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { everyNode } from "../../support/every-node.ts";
import type { Graph } from "../../support/graph.ts";
import { claimsOf, plainEdges } from "../../support/plain/edges.ts";
import { ancestorsOf, type PlainGraph } from "../../support/plain/graph.ts";
import { memberField, relationEnds, slugOf } from "../../support/relations.ts";

let graph: Graph;
let plain: PlainGraph;
/** The descendants of each indication with their distances. */
let descendants: Map<string, Map<string, number>>;

interface Shown {
  node: { slug: string };
  member?: { slug: string };
  claims: { id: string }[];
}

const claimIds = ({ claims }: Shown) => claims.map(({ id }) => slugOf(id));

const ends = relationEnds.filter(({ hasArgument }) => hasArgument("includeDescendants"));

describe.each(everyGraph)("in $name", ({ open }) => {
  beforeAll(async () => {
    ({ graph, plain } = await open());
    const slugs = plain.rows("indication").map(({ id }) => String(id));
    descendants = new Map(slugs.map((slug) => [slug, new Map()]));
    for (const slug of slugs)
      for (const [ancestor, distance] of ancestorsOf(plain, slug)) descendants.get(ancestor)?.set(slug, distance);
  });

  describe("the hierarchy of indications", () => {
    it.each(["ancestors", "descendants"])("has all %s of every indication, nearest first", async (field) => {
      const list = `${field}(first: 100) { totalCount edges { distance node { slug } claims { id } } }`;
      for (const node of await everyNode(graph, "indications", list)) {
        const related = field === "ancestors" ? ancestorsOf(plain, node.slug) : descendants.get(node.slug);
        // Of two with the same name, the slug decides. No name contains a control character.
        const sortName = (slug: string) => `${plain.one("indication", "id", slug).sort_name}\u0000${slug}`;
        const expected = [...(related ?? [])]
          .sort(([a, near], [b, far]) => near - far || (sortName(a) < sortName(b) ? -1 : 1))
          .map(([slug, distance]) => ({ slug, distance }));
        const { totalCount, edges } = node[field];
        expect(
          edges.map((edge: Shown & { distance: number }) => ({ slug: edge.node.slug, distance: edge.distance })),
        ).toEqual(expected.slice(0, 100));
        expect(totalCount, node.slug).toBe(expected.length);
        // Only a single step is stated by a source; longer distances follow.
        for (const { distance, claims } of edges) expect(claims.length > 0).toBe(distance === 1);
      }
    });
  });

  describe("a list below an indication", () => {
    it.each(ends)("$path includes what is joined to descendants, with all claims that say so", async ({ relation }) => {
      const { field, edge, facts } = relation;
      const byIndication = Map.groupBy(plainEdges(plain, relation), ({ own }) => own);
      const hasFacts = Object.keys(facts).length > 0;
      const member = memberField(relation);
      const carried = `${member ? `member: ${member} { slug }` : ""} claims(first: 100) { id }`;
      const list = (args: string) => `${field}(first: 100${args}) { totalCount edges { node { slug } ${carried} } }`;
      const nodes = await everyNode(
        graph,
        "indications",
        `all: ${list("")} own: ${list(", includeDescendants: false")}`,
      );
      let reached = 0;
      for (const { slug, all, own } of nodes) {
        const family = [slug, ...(descendants.get(slug)?.keys() ?? [])];
        const edges = family.flatMap((member) => byIndication.get(member) ?? []);
        // An edge without facts is shown once for each node, with the claims of all edges to it.
        const entries =
          hasFacts || edge.single ? edges.map((each) => [each]) : [...Map.groupBy(edges, ({ far }) => far).values()];
        const expected = entries.map((same) => ({
          far: same[0]?.far,
          member: member ? same[0]?.own : undefined,
          claims: same.flatMap(({ fact }) => claimsOf(plain, fact)).sort(),
        }));
        const text = (list: readonly object[]) => list.map((entry) => JSON.stringify(entry)).sort();
        expect(all.totalCount, slug).toBe(expected.length);
        if (expected.length <= 100)
          expect(
            text(
              all.edges.map((each: Shown) => ({
                far: each.node.slug,
                member: each.member?.slug,
                claims: claimIds(each).sort(),
              })),
            ),
            slug,
          ).toEqual(text(expected));
        expect(own.totalCount).toBe((byIndication.get(slug) ?? []).length);
        if (all.totalCount > own.totalCount) reached++;
      }
      expect(reached).toBeGreaterThan(0);
    });

    it("is restricted to therapies at some stages for the indication", async () => {
      const stages = Object.keys(DevelopmentStage.terms);
      const lists = stages.map(
        (stage) => `${stage}: therapies(stages: [${stage}], first: 100) { edges { stage node { slug } } }`,
      );
      const all = "all: therapies(first: 100) { edges { stage node { slug } } }";
      for (const node of await everyNode(graph, "indications", `${all} ${lists.join(" ")}`)) {
        for (const stage of stages)
          expect(node[stage].edges, `${node.slug} ${stage}`).toEqual(
            node.all.edges.filter((edge: { stage: string | null }) => edge.stage === stage),
          );
      }
    });
  });
});
