import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { syntheticGraph } from "../bench/synthetic.ts";
import { applyNodes } from "../src/store/write.ts";
import { everyNode } from "./support/every-node.ts";
import { type Graph, graphOf, idOf, shippedGraph } from "./support/graph.ts";
import { sampleRecords } from "./support/records.ts";

const roots = [
  "companies",
  "agreements",
  "therapies",
  "targets",
  "indications",
  "regulatoryEvents",
  "trials",
  "people",
];
const paths = `query ($from: ID!, $to: ID!, $maxLength: Int, $first: Int, $kinds: [EdgeKind!]) {
  paths(from: $from, to: $to, maxLength: $maxLength, first: $first, kinds: $kinds) {
    length truncated nodes { id } edges { kind from { id } to { id } claims { totalCount } }
  }
}`;

interface Joint {
  kind: string;
  node: { id: string };
}

/** Who is joined to whom, and over which kinds of edges, as `neighbors` shows it. */
const joints = new Map<string, Joint[]>();
beforeAll(async () => {
  const graph = await shippedGraph();
  for (const root of roots) {
    const selection =
      "id head: neighbors(first: 100) { edges { kind node { id } } } tail: neighbors(last: 100) { edges { kind node { id } } }";
    for (const { id, head, tail } of await everyNode(graph, root, selection))
      joints.set(id, [...head.edges, ...tail.edges]);
  }
});

function others(id: string, kinds: readonly string[] | null): Set<string> {
  const met = (joints.get(id) ?? []).filter(({ kind }) => !kinds || kinds.includes(kind));
  return new Set(met.map(({ node }) => node.id));
}

describe("paths", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await shippedGraph();
  });

  /** The lengths of all ways without a repetition, shortest first, found by trying each. */
  function lengths(from: string, to: string, most: number, kinds: readonly string[] | null = null): number[] {
    const found: number[] = [];
    const extend = (way: string[]) => {
      const last = way.at(-1) as string;
      if (last === to) return void found.push(way.length - 1);
      if (way.length > most) return;
      for (const next of others(last, kinds)) if (!way.includes(next)) extend([...way, next]);
    };
    extend([from]);
    return found.sort((a, b) => a - b);
  }

  it("are the shortest there are, whole, and joined edge by edge", async () => {
    const ids = [...joints.keys()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ids),
        fc.constantFrom(...ids),
        fc.integer({ min: 1, max: 3 }),
        async (from, to, maxLength) => {
          fc.pre(from !== to);
          const { data, errors } = await graph.query(paths, { from, to, maxLength, first: 4 });
          expect(errors).toEqual([]);
          expect(data.paths.map(({ length }: { length: number }) => length)).toEqual(
            lengths(from, to, maxLength).slice(0, 4),
          );
          for (const { nodes, edges, length } of data.paths) {
            expect([nodes[0].id, nodes.at(-1).id]).toEqual([from, to]);
            expect(new Set(nodes.map(({ id }: { id: string }) => id)).size).toBe(length + 1);
            edges.forEach(
              (edge: { from: { id: string }; to: { id: string }; claims: { totalCount: number } }, index: number) => {
                expect([edge.from.id, edge.to.id].sort()).toEqual([nodes[index].id, nodes[index + 1].id].sort());
                expect(edge.claims.totalCount).toBeGreaterThan(0);
              },
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("are the shortest there are over some kinds of edges too, however long", async () => {
    const kinds = ["OWNS", "HAS_ROLE_IN", "COVERS_THERAPY", "RELATED_TO", "TARGETS"];
    const ids = [...joints.keys()].filter((id) => others(id, kinds).size > 0);
    const seen: number[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ids),
        fc.constantFrom(...ids),
        fc.integer({ min: 3, max: 5 }),
        fc.integer({ min: 1, max: 10 }),
        async (from, to, maxLength, first) => {
          fc.pre(from !== to);
          const { data, errors } = await graph.query(paths, { from, to, maxLength, first, kinds });
          expect(errors).toEqual([]);
          const found = data.paths.map(({ length }: { length: number }) => length);
          expect(found).toEqual(lengths(from, to, maxLength, kinds).slice(0, first));
          seen.push(...found);
        },
      ),
      { numRuns: 200 },
    );
    expect(Math.max(...seen)).toBe(5);
  });

  it("from Sanofi to the FDA's breakthrough designation lead over AlphaMedix, in few statements", async () => {
    const { data, statements } = await graph.query(paths, {
      from: idOf("Company", "sanofi"),
      to: idOf("RegulatoryEvent", "alphamedix-fda-breakthrough-therapy-2024-02-12"),
      first: 1,
    });
    expect(data.paths[0].nodes.map(({ id }: { id: string }) => id)).toContain(idOf("Therapy", "alphamedix"));
    expect(statements.filter((sql) => sql.includes("as around")).length).toBeLessThanOrEqual(4);
  });

  it("keep to the kinds of edges that are asked for, and read each as its kind does", async () => {
    const { data } = await graph.query(paths, {
      from: idOf("Company", "sanofi"),
      to: idOf("Company", "radiomedix"),
      kinds: ["PARTY_TO"],
      first: 2,
    });
    expect(data.paths[0].length).toBe(2);
    for (const { kind, from } of data.paths[0].edges) {
      expect(kind).toBe("PARTY_TO");
      expect([idOf("Company", "sanofi"), idOf("Company", "radiomedix")]).toContain(from.id);
    }
  });

  it("are none where an end does not exist or cannot be reached, and one of length none to itself", async () => {
    await using small = await graphOf({
      "a.yaml": `${sampleRecords}\n`.replace("targets:\n", "targets:\n  - { slug: alone, name: Alone }\n"),
    });
    const acme = idOf("Company", "acme");
    expect((await small.query(paths, { from: acme, to: idOf("Target", "alone") })).data.paths).toEqual([]);
    expect(await small.query(paths, { from: acme, to: idOf("Target", "nothing") })).toMatchObject({
      data: { paths: [] },
      errors: [],
    });
    expect((await small.query(paths, { from: acme, to: acme })).data.paths).toEqual([
      { length: 0, truncated: false, nodes: [{ id: acme }], edges: [] },
    ]);
  });

  it("say where too much lies around an end to tell", async () => {
    await using small = await graphOf({
      "a.yaml": `${sampleRecords}\n`.replace("targets:\n", "targets:\n  - { slug: alone, name: Alone }\n"),
    });
    const size = { agreements: 0, companies: 1, therapies: 1, events: 5500 };
    const made = syntheticGraph(size, ["prostate-cancer"], "acme-release");
    await applyNodes(small.store, { name: "made", digest: "made" }, made);
    const ask = (variables: object) =>
      small.query(paths, { from: idOf("Company", "syn-company-0"), to: idOf("Company", "beta"), ...variables });
    expect((await ask({ maxLength: 2 })).data.paths).toEqual([]);
    // By way of the disease, which one end reaches from the other side.
    expect((await ask({ maxLength: 6, first: 1 })).data.paths[0].length).toBe(4);
    expect((await ask({ maxLength: 6, kinds: ["SPONSORED_BY", "EVENT_OF"] })).data.paths).toEqual([]);
    const kinds = ["SPONSORED_BY", "EVENT_OF", "PARTY_TO", "COVERS_THERAPY", "TARGETS"];
    const { errors } = await ask({ maxLength: 6, kinds });
    expect(errors[0]?.message).toMatch(/^paths: too much lies around the two/);
    expect(errors[0]?.extensions).toEqual({ code: "SEARCH_LIMIT_REACHED" });
  });

  it.each([
    [{ maxLength: 7 }, "maxLength"],
    [{ maxLength: 0 }, "maxLength"],
    [{ first: 11 }, "first"],
    [{ from: "nobody" }, "from"],
    [{ to: idOf("Source", "article-alphamedix-320m") }, "to"],
  ])("refuse %j with BAD_USER_INPUT", async (wrong, argument) => {
    const { data, errors } = await graph.query(paths, {
      from: idOf("Company", "sanofi"),
      to: idOf("Target", "psma"),
      ...wrong,
    });
    expect(data).toBeNull();
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });
});

describe("a neighbourhood", () => {
  const around = `query ($of: [ID!]!, $depth: Int, $limit: Int, $kinds: [EdgeKind!]) {
    neighborhood(of: $of, depth: $depth, limit: $limit, kinds: $kinds) { truncated nodes { slug } edges { kind from { slug } to { slug } label } }
  }`;

  it("has what edges lead to, nearest first, and every edge between what it shows", async () => {
    await using graph = await graphOf({ "a.yaml": sampleRecords });
    const ask = async (variables: object) =>
      (await graph.query(around, { of: [idOf("Therapy", "abc-1")], ...variables })).data.neighborhood;
    const one = await ask({ depth: 1 });
    expect(one.truncated).toBe(false);
    expect(one.nodes[0]).toEqual({ slug: "abc-1" });
    expect(one.nodes.map(({ slug }: { slug: string }) => slug).sort()).toEqual([
      "abc-1",
      "abc-1-fast-track",
      "acme",
      "beta-acme-abc-1",
      "nct00000001",
      "prostate-cancer",
      "psma",
    ]);
    const between = one.edges.map(
      (edge: { kind: string; from: { slug: string }; to: { slug: string }; label: string | null }) =>
        `${edge.from.slug} ${edge.kind} ${edge.to.slug} ${edge.label}`,
    );
    expect(between).toContain("acme PARTY_TO beta-acme-abc-1 LICENSOR");
    expect(between).toContain("acme PARTY_TO beta-acme-abc-1 MANUFACTURER");
    expect(between).toContain("abc-1-fast-track EVENT_FOR prostate-cancer DESIGNATION_GRANTED");
    expect(new Set(between).size).toBe(between.length);

    const two = await ask({ depth: 2 });
    expect(two.nodes).toHaveLength(10);
    expect(two.edges.length).toBeGreaterThan(one.edges.length);
    expect(await ask({ depth: 1, kinds: ["TARGETS"] })).toEqual({
      truncated: false,
      nodes: [{ slug: "abc-1" }, { slug: "psma" }],
      edges: [{ kind: "TARGETS", from: { slug: "abc-1" }, to: { slug: "psma" }, label: null }],
    });
    const few = await ask({ depth: 2, limit: 3 });
    expect(few.truncated).toBe(true);
    expect(few.nodes).toHaveLength(3);
  });

  it("has what a plain walk finds, as far as there is room for it", async () => {
    await using graph = await shippedGraph();
    const query = around.replace(
      "nodes { slug } edges { kind from { slug } to { slug } label }",
      "nodes { id } edges { from { id } to { id } }",
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...joints.keys()), fc.integer({ min: 1, max: 3 }), async (of, depth) => {
        const { data, errors } = await graph.query(query, { of: [of], depth, limit: 500 });
        expect(errors).toEqual([]);
        const { nodes, edges, truncated } = data.neighborhood;
        const rings: Set<string>[] = [new Set([of])];
        const met = new Set([of]);
        for (let step = 1; step <= depth; step++) {
          const ring = new Set(
            [...(rings.at(-1) ?? [])].flatMap((id) => [...others(id, null)]).filter((id) => !met.has(id)),
          );
          for (const id of ring) met.add(id);
          rings.push(ring);
        }
        const ids: string[] = nodes.map(({ id }: { id: string }) => id);
        expect(truncated).toBe(met.size > 500);
        expect(ids).toHaveLength(Math.min(500, met.size));
        let start = 0;
        for (const ring of rings) {
          for (const id of ids.slice(start, start + ring.size)) expect(ring).toContain(id);
          start += ring.size;
        }
        const pairs = (list: string[][]) => [...new Set(list.map((pair) => pair.sort().join(" ")))].sort();
        const between = ids.flatMap((id) =>
          [...others(id, null)].filter((other) => ids.includes(other)).map((other) => [id, other]),
        );
        expect(
          pairs(edges.map(({ from, to }: { from: { id: string }; to: { id: string } }) => [from.id, to.id])),
        ).toEqual(pairs(between));
      }),
      { numRuns: 60 },
    );
  });

  it("costs a statement for each step and one more, and one for each type of node", async () => {
    await using graph = await shippedGraph();
    const { data, statements } = await graph.query(around, { of: [idOf("Company", "sanofi")], depth: 3, limit: 500 });
    expect(data.neighborhood.nodes).toHaveLength(500);
    expect(data.neighborhood.truncated).toBe(true);
    expect(statements.filter((sql) => sql.includes("as around"))).toHaveLength(3);
    expect(statements.filter((sql) => sql.includes("as among"))).toHaveLength(1);
    expect(statements.length).toBeLessThanOrEqual(4 + 9);
  });
});
