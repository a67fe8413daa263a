import { beforeAll, describe, expect, it } from "vitest";
import { DevelopmentStage } from "../../../src/domain/vocabulary/therapy.ts";
import { snakeOf } from "../../../src/model/derived/spelling.ts";
import { conceptOf } from "../../../src/model/model.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { everyNode } from "../../support/every-node.ts";
import type { Graph } from "../../support/graph.ts";
import { claimsOf, type PlainEdge, plainEdges } from "../../support/plain/edges.ts";
import { ancestorsOf, type PlainGraph } from "../../support/plain/graph.ts";
import { groupOf, today } from "../../support/plain/ownership.ts";
import { memberField, relationEnds, slugOf } from "../../support/relations.ts";

let graph: Graph;
let plain: PlainGraph;
/** The descendants of each indication with their distances. */
let descendants: Map<string, Map<string, number>>;

interface Shown {
  node: { slug: string };
  roles?: string[];
  member?: { slug: string };
  claims: { id: string }[];
}

const claimIds = ({ claims }: Shown) => claims.map(({ id }) => slugOf(id));

const ends = ["includeDescendants", "includeSubsidiaries"].flatMap((argument) =>
  relationEnds.filter(({ hasArgument }) => hasArgument(argument)).map((end) => ({ ...end, argument })),
);

/** A node and all nodes below it. */
function familyOf(argument: string, slug: string): string[] {
  return argument === "includeSubsidiaries"
    ? groupOf(plain, slug, today())
    : [slug, ...(descendants.get(slug)?.keys() ?? [])];
}

/** The edges that a list shows as one: those of a role in any company, and those that carry nothing. */
function entriesOf(relation: (typeof ends)[number]["relation"], edges: PlainEdge[]): PlainEdge[][] {
  const { edge, facts } = relation;
  const isCombined = !edge.single && (edge.groupedBy !== undefined || Object.keys(facts).length === 0);
  return isCombined ? [...Map.groupBy(edges, ({ far }) => far).values()] : edges.map((each) => [each]);
}

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

  describe("a list below a node of a hierarchy", () => {
    it.each(ends)(
      "$path with $argument has what is joined to the nodes below, with all claims that say so",
      async ({ relation, argument }) => {
        const { owner, field, edge } = relation;
        const byOwner = Map.groupBy(plainEdges(plain, relation), ({ own }) => own);
        const member = memberField(relation);
        const group = edge.groupedBy;
        const carried = `${group ? `${group}s` : ""} ${member ? `member: ${member} { slug }` : ""} claims(first: 100) { id }`;
        const list = (isIncluded: boolean) =>
          `${field}(first: 100, ${argument}: ${isIncluded}) { totalCount edges { node { slug } ${carried} } }`;
        const { plural } = conceptOf(owner);
        const nodes = await everyNode(graph, plural, `all: ${list(true)} own: ${list(false)}`);
        let reached = 0;
        for (const { slug, all, own } of nodes) {
          const edges = familyOf(argument, slug).flatMap((each) => byOwner.get(each) ?? []);
          const expected = entriesOf(relation, edges).map((same) => ({
            far: same[0]?.far,
            roles: group ? same.map(({ row }) => row[snakeOf(group)]).sort() : undefined,
            member: member ? same[0]?.own : undefined,
            claims: same.flatMap(({ fact }) => claimsOf(plain, fact)).sort(),
          }));
          const text = (entries: readonly object[]) => entries.map((entry) => JSON.stringify(entry)).sort();
          expect(all.totalCount, slug).toBe(expected.length);
          if (expected.length <= 100)
            expect(
              text(
                all.edges.map((each: Shown) => ({
                  far: each.node.slug,
                  roles: each.roles,
                  member: each.member?.slug,
                  claims: claimIds(each).sort(),
                })),
              ),
              slug,
            ).toEqual(text(expected));
          expect(own.totalCount).toBe(entriesOf(relation, byOwner.get(slug) ?? []).length);
          if (all.totalCount > own.totalCount) reached++;
        }
        expect(reached).toBeGreaterThan(0);
      },
    );

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
