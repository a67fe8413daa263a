import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { edgeKinds } from "../../../src/model/derived/edge-kind.ts";
import { entityTypes } from "../../../src/model/model.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { type Graph, graphOf, idOf, testGraph } from "../../support/graph.ts";
import { claimsOf, type PlainNeighbor, plainNeighbors } from "../../support/plain/edges.ts";
import type { PlainGraph } from "../../support/plain/graph.ts";
import { PlainWalk } from "../../support/plain/walk.ts";
import { sampleRecords } from "../../support/records.ts";
import { slugOf } from "../../support/relations.ts";
import { runs } from "../../support/runs.ts";

const query = `query ($of: [ID!]!, $depth: Int, $limit: Int, $kinds: [EdgeKind!]) {
  neighborhood(of: $of, depth: $depth, limit: $limit, kinds: $kinds) {
    truncated nodes { id }
    edges { kind label subject { id } object { id } claims(first: 100) { id } } } }`;

interface Edge {
  kind: string;
  label: string | null;
  subject: { id: string };
  object: { id: string };
  claims: { id: string }[];
}

const idOfKey = (key: string) => Buffer.from(key).toString("base64url");
const keyOfId = ({ id }: { id: string }) => Buffer.from(id, "base64url").toString();

describe.each(everyGraph)("a neighborhood in $name", ({ open }) => {
  let graph: Graph;
  let plain: PlainGraph;
  let walk: PlainWalk;
  let edges: PlainNeighbor[];
  beforeAll(async () => {
    ({ graph, plain } = await open());
    walk = new PlainWalk(plain);
    edges = plainNeighbors(plain).filter(({ direction }) => direction === "OUTGOING");
  });

  it("has the nodes that a plain walk reaches, nearest first, and every edge between them", async () => {
    const request = fc.record({
      of: fc.constantFrom(...walk.nodes),
      depth: fc.integer({ min: 1, max: 3 }),
      limit: fc.constantFrom(1, 10, 60, 500),
      kinds: fc.option(fc.subarray([...edgeKinds], { minLength: 1 })),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ of, depth, limit, kinds }) => {
        const { data, errors } = await graph.query(query, { of: [idOfKey(of)], depth, limit, kinds });
        expect(errors).toEqual([]);
        const { nodes, truncated } = data.neighborhood;
        const rings = walk.rings(of, depth, kinds);
        const size = rings.reduce((sum, ring) => sum + ring.size, 0);
        const keys: string[] = nodes.map(keyOfId);
        expect(truncated).toBe(size > limit);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).toHaveLength(Math.min(limit, size));
        let start = 0;
        for (const ring of rings) {
          for (const key of keys.slice(start, start + ring.size)) expect(ring).toContain(key);
          start += ring.size;
        }
        const shown = new Set(keys);
        const between = edges.filter(
          ({ node, neighbor, kind }) => shown.has(node) && shown.has(neighbor) && (!kinds || kinds.includes(kind)),
        );
        const expected = between.map(
          ({ kind, shownLabel, node, neighbor, fact }) =>
            `${node} ${kind} ${neighbor} ${shownLabel} ${claimsOf(plain, fact)}`,
        );
        const found = data.neighborhood.edges.map(
          ({ kind, label, subject, object, claims }: Edge) =>
            `${keyOfId(subject)} ${kind} ${keyOfId(object)} ${label} ${claims.map(({ id }) => slugOf(id))}`,
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: runs(40, 120) },
    );
  }, 600_000);
});

describe("a neighborhood", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });

  it("of several entities is that of all of them", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords });
    const { data } = await small.query(query, {
      of: [idOf("DrugTarget", "psma"), idOf("Company", "beta"), idOf("Company", "nobody"), idOf("DrugTarget", "psma")],
    });
    const { nodes, truncated } = data.neighborhood;
    expect(truncated).toBe(false);
    expect(nodes.map(keyOfId)).toEqual([
      "DrugTarget:psma",
      "Company:beta",
      "Company:acme",
      "Agreement:beta-acme-abc-1",
      "Therapy:abc-1",
    ]);
  });

  it("costs one statement for the center, one for each step, one for the edges and one for each type of node", async () => {
    const { data, statements } = await graph.query(query.replace(" claims(first: 100) { id }", ""), {
      of: [idOf("Company", "sanofi")],
      depth: 3,
      limit: 500,
    });
    expect(data.neighborhood.nodes.length).toBeGreaterThan(100);
    expect(statements.filter((sql) => sql.includes("as around"))).toHaveLength(3);
    expect(statements.filter((sql) => sql.includes("as among"))).toHaveLength(1);
    expect(statements.length).toBeLessThanOrEqual(5 + entityTypes.length);
  });

  it.each([
    [{ depth: 0 }, "depth"],
    [{ depth: 4 }, "depth"],
    [{ limit: 0 }, "limit"],
    [{ limit: 501 }, "limit"],
    [{ of: Array(21).fill(idOf("Company", "sanofi")) }, "of"],
    [{ of: [idOf("Company", "sanofi"), "x"] }, "of[1]"],
    [{ of: [idOf("Source", "x")] }, "of[0]"],
  ])("refuses %j with BAD_USER_INPUT", async (wrong, argument) => {
    const { data, errors } = await graph.query(query, { of: [idOf("Company", "sanofi")], ...wrong });
    expect(data).toEqual({ neighborhood: null });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });
});
