import { beforeAll, describe, expect, it } from "vitest";
import { edgeKinds } from "../../../src/model/derived/edge-kind.ts";
import { declaredRelations, type Relation } from "../../../src/model/derived/relation.ts";
import { snakeOf } from "../../../src/model/derived/spelling.ts";
import { tableOfNode } from "../../../src/model/derived/table.ts";
import { conceptOf, edgesOf, entityTypes } from "../../../src/model/model.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { everyNode } from "../../support/every-node.ts";
import type { Graph } from "../../support/graph.ts";
import { claimsOf, type PlainEdge, plainEdges, plainNeighbors } from "../../support/plain/edges.ts";
import type { PlainGraph } from "../../support/plain/graph.ts";
import { lastsOn, today } from "../../support/plain/ownership.ts";
import { relationEnds, type ShownEdge, shownEdges, slugOf, statedEdges } from "../../support/relations.ts";

let graph: Graph;
let plain: PlainGraph;

const sorted = (edges: readonly ShownEdge[]) => edges.map((edge) => JSON.stringify(edge)).sort();

describe.each(everyGraph)("in $name", ({ open }) => {
  beforeAll(async () => {
    ({ graph, plain } = await open());
  });

  describe("a relation", () => {
    it.each(relationEnds)("$path shows the edges that the records state, with their facts and claims", async (end) => {
      const stated = statedEdges(plain, end);
      expect(stated.length).toBeGreaterThan(0);
      expect(sorted(await shownEdges(graph, end))).toEqual(sorted(stated));
    });

    it.each(declaredRelations.filter(({ isSymmetric }) => !isSymmetric))(
      "$predicate joins the same nodes from both ends",
      async ({ predicate, owner }) => {
        const ends = relationEnds.filter(({ relation }) => relation.predicate === predicate);
        const from = ends.find(({ path }) => path === predicate);
        const to = ends.find((end) => end !== from);
        if (!from || !to) throw new Error(`${owner} shows ${predicate} from one end only`);
        // An end with an argument `on` shows the edges of today unless a date is given.
        const isComplete = !to.hasArgument("on");
        const pairs = (edges: readonly ShownEdge[], isInverse: boolean) =>
          new Set(edges.map(({ own, far }) => (isInverse ? `${far} ${own}` : `${own} ${far}`)));
        const forth = pairs(await shownEdges(graph, from), false);
        const back = pairs(await shownEdges(graph, to), true);
        if (isComplete) expect(back).toEqual(forth);
        else expect(back.isSubsetOf(forth)).toBe(true);
      },
    );

    it.each(relationEnds.filter(({ exposure }) => exposure !== "single"))(
      "$path is in the order that the model declares",
      async (end) => {
        const shown = (await shownEdges(graph, end)).map(({ own, far }) => `${own} ${far}`);
        const { relation } = end;
        const edges = plainEdges(plain, relation).filter(({ row }) => !end.hasArgument("on") || lastsOn(row, today()));
        const byOwner = Map.groupBy(edges, ({ own }) => own);
        const expected = [...new Set(shown.map((pair) => pair.split(" ")[0] ?? ""))].flatMap((own) =>
          [...(byOwner.get(own) ?? [])].sort(orderOf(relation)).map(({ far }) => `${own} ${far}`),
        );
        const isGrouped = end.exposure === "connection" && relation.edge.groupedBy !== undefined;
        expect(shown).toEqual(isGrouped ? [...new Set(expected)] : expected);
      },
    );
  });

  describe("the dataset", () => {
    it("counts the nodes of each type and the edges of each kind", async () => {
      const { data } = await graph.query("{ dataset { counts { type count } edgeCounts { kind count } } }");
      for (const { type, count } of data.dataset.counts) expect(count, type).toBe(plain.rows(tableOfNode(type)).length);
      const expected = edgeKinds.map((kind) => ({
        kind,
        count: plainNeighbors(plain).filter((edge) => edge.kind === kind && edge.direction === "OUTGOING").length,
      }));
      expect(data.dataset.edgeCounts).toEqual(expected);
    });
  });

  describe("neighbors", () => {
    const selection = `{ totalCount edges { cursor kind direction label node { __typename slug } claims(first: 100) { id } } }`;

    it.each(entityTypes)("of every %s are the edges of all kinds, from whichever end", async (type) => {
      const stated = Map.groupBy(plainNeighbors(plain), ({ node }) => node);
      const nodes = await everyNode(
        graph,
        conceptOf(type).plural,
        `head: neighbors(first: 100) ${selection} tail: neighbors(last: 100) ${selection}`,
      );
      for (const { slug, head, tail } of nodes) {
        const shown = [...new Map([...head.edges, ...tail.edges].map((edge) => [edge.cursor, edge])).values()];
        expect(shown.length, slug).toBe(head.totalCount);
        const expected = (stated.get(`${type}:${slug}`) ?? []).map(
          ({ kind, direction, shownLabel, neighbor, fact }) => ({
            kind,
            direction,
            label: shownLabel,
            neighbor,
            claims: claimsOf(plain, fact),
          }),
        );
        const found = shown.map(({ kind, direction, label, node, claims }) => ({
          kind,
          direction,
          label,
          neighbor: `${node.__typename}:${node.slug}`,
          claims: claims.map(({ id }: { id: string }) => slugOf(id)),
        }));
        const text = (edges: readonly object[]) => edges.map((edge) => JSON.stringify(edge)).sort();
        expect(text(found), slug).toEqual(text(expected));
      }
    });

    it("cost one statement for all entities of a page, whatever their types", async () => {
      const { data } = await graph.query(
        "{ companies(first: 5) { nodes { id } } therapies(first: 5) { nodes { id } } }",
      );
      const ids = [...data.companies.nodes, ...data.therapies.nodes].map(({ id }) => id);
      const { statements, errors } = await graph.coldQuery(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Entity { neighbors(kinds: [HAS_ROLE_IN, PARTY_TO], first: 3) { edges { kind label } } } } }",
        { ids },
      );
      expect(errors).toEqual([]);
      expect(statements).toHaveLength(3);
    });
  });
});

type Key = string | number | null | undefined;

/** Null comes last, whichever way the values run. */
function compare(a: Key, b: Key, descending = false): number {
  if (a === b) return 0;
  if (a == null || b == null) return a == null ? 1 : -1;
  return (a < b ? -1 : 1) * (descending ? -1 : 1);
}

/** The order of a relation's edges as the model declares it: that of the record, by a date, or that of the nodes at the far end. */
function orderOf(relation: Relation): (a: PlainEdge, b: PlainEdge) => number {
  const { to, edge, owner, field } = relation;
  const order = field in edgesOf(owner) ? edge.order : undefined;
  const { latestBy } = conceptOf(to);
  return (a, b) => {
    const [one, other] = [a, b].map(({ far }) => plain.one(tableOfNode(to), "id", far));
    const key = (column: string) => [one?.[column], other?.[column]] as const;
    return (
      (order === "record" ? compare(a.row.position, b.row.position) : 0) ||
      (typeof order === "object" ? compare(a.row[snakeOf(order.latest)], b.row[snakeOf(order.latest)], true) : 0) ||
      (latestBy ? compare(...key(snakeOf(latestBy)), true) : compare(...key("sort_name"))) ||
      compare(a.far, b.far)
    );
  };
}
