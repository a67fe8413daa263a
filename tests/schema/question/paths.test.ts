import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { syntheticGraph } from "../../../bench/synthetic.ts";
import { edgeKinds } from "../../../src/model/derived/edge-kind.ts";
import { applyNodes } from "../../../src/store/write/apply.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { type Graph, graphOf, idOf, testGraph } from "../../support/graph.ts";
import { PlainWalk } from "../../support/plain/walk.ts";
import { sampleRecords } from "../../support/records.ts";
import { runs } from "../../support/runs.ts";

const query = `query ($fromId: ID!, $toId: ID!, $maxLength: Int, $first: Int, $kinds: [EdgeKind!]) {
  paths(fromId: $fromId, toId: $toId, maxLength: $maxLength, first: $first, kinds: $kinds) {
    truncated
    paths { length nodes { id } edges { kind subject { id } object { id } claims(first: 1) { id } } } } }`;

interface Path {
  length: number;
  nodes: { id: string }[];
  edges: { kind: string; subject: { id: string }; object: { id: string }; claims: { id: string }[] }[];
}

const idOfKey = (key: string) => Buffer.from(key).toString("base64url");
const keyOfId = ({ id }: { id: string }) => Buffer.from(id, "base64url").toString();

let graph: Graph;
let walk: PlainWalk;
async function expectPaths(
  from: string,
  to: string,
  maxLength: number,
  first: number,
  kinds: readonly string[] | null,
) {
  const variables = { fromId: idOfKey(from), toId: idOfKey(to), maxLength, first, kinds };
  const { data, errors } = await graph.query(query, variables);
  expect(errors).toEqual([]);
  const { paths, truncated }: { paths: Path[]; truncated: boolean } = data.paths;
  expect(truncated).toBe(false);
  expect(paths.map(({ nodes }) => nodes.map(keyOfId))).toEqual(walk.paths(from, to, maxLength, first, kinds));
  for (const { nodes, edges, length } of paths) {
    expect(edges).toHaveLength(length);
    for (const [index, { kind, subject, object, claims }] of edges.entries()) {
      const ends = [nodes[index], nodes[index + 1]].map((node) => (node ? keyOfId(node) : ""));
      expect([keyOfId(subject), keyOfId(object)].sort()).toEqual([...ends].sort());
      expect(kind).toBe(walk.kindsBetween(ends[0] ?? "", ends[1] ?? "", kinds).sort()[0]);
      expect(claims).toHaveLength(1);
    }
  }
  return paths;
}

describe.each(everyGraph)("paths in $name", ({ open }) => {
  beforeAll(async () => {
    const { graph: opened, plain } = await open();
    [graph, walk] = [opened, new PlainWalk(plain)];
  });

  it("are the shortest, in order, with an edge and its claims for each step", async () => {
    const node = fc.constantFrom(...walk.nodes);
    await fc.assert(
      fc.asyncProperty(node, node, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 10 }), async (...args) => {
        const [from, to, maxLength, first] = args;
        fc.pre(from !== to);
        await expectPaths(from, to, maxLength, first, null);
      }),
      { numRuns: runs(80, 250) },
    );
  }, 600_000);

  it("follow only edges of the given kinds, however long the paths are", async () => {
    const lengths: number[] = [];
    const kinds = fc.subarray([...edgeKinds], { minLength: 2, maxLength: 6 });
    const node = fc.constantFrom(...walk.nodes);
    await fc.assert(
      fc.asyncProperty(node, node, kinds, fc.integer({ min: 3, max: 6 }), async (from, to, kinds, maxLength) => {
        fc.pre(from !== to);
        const paths = await expectPaths(from, to, maxLength, 5, kinds);
        lengths.push(...paths.map(({ length }) => length));
      }),
      { numRuns: runs(300, 600) },
    );
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(4);
  }, 600_000);
});

describe("paths", () => {
  beforeAll(async () => {
    graph = await testGraph();
  });

  it("take at most one statement for each step and one for each type of node", async () => {
    const { data, statements } = await graph.query(query.replace(" claims(first: 1) { id }", ""), {
      fromId: idOf("Company", "sanofi"),
      toId: idOf("DrugTarget", "psma"),
      maxLength: 4,
    });
    expect(data.paths.paths.length).toBeGreaterThan(0);
    expect(statements.filter((sql) => sql.includes("as around")).length).toBeLessThanOrEqual(4);
  });

  describe("in a small graph", () => {
    let small: Graph;
    const alone = "targets:\n  - { slug: alone, name: Alone }\n";
    beforeAll(async () => {
      small = await graphOf({ "a.yaml": sampleRecords.replace("targets:\n", alone) });
    });
    const find = async (variables: Record<string, unknown>) => {
      const { data, errors } = await small.query(query, variables);
      expect(errors).toEqual([]);
      return data.paths;
    };

    it("do not exist to a node that is not connected or does not exist", async () => {
      const fromId = idOf("Company", "acme");
      const none = { paths: [], truncated: false };
      expect(await find({ fromId, toId: idOf("DrugTarget", "alone") })).toEqual(none);
      expect(await find({ fromId, toId: idOf("DrugTarget", "nothing") })).toEqual(none);
      expect(await find({ fromId, toId: idOf("Planet", "mars") })).toEqual(none);
    });

    it("from a node to itself have length 0", async () => {
      const id = idOf("Company", "acme");
      expect(await find({ fromId: id, toId: id })).toEqual({
        truncated: false,
        paths: [{ length: 0, nodes: [{ id }], edges: [] }],
      });
    });

    it("read each edge as its kind does, from subject to object", async () => {
      const [fromId, toId] = [idOf("Company", "acme"), idOf("Company", "beta")];
      const { paths } = await find({ fromId, toId, kinds: ["OWNS"] });
      expect(paths[0].edges).toMatchObject([{ kind: "OWNS", subject: { id: toId }, object: { id: fromId } }]);
    });

    it("are truncated if the search exceeds its budget", async () => {
      await using large = await graphOf({ "a.yaml": sampleRecords.replace("targets:\n", alone) });
      const size = { agreements: 0, companies: 1, therapies: 1, events: 5500 };
      const made = syntheticGraph(size, ["prostate-cancer"], "acme-release");
      await applyNodes(large.store, { name: "made", digest: "made" }, made);
      const find = async (variables: Record<string, unknown>) => {
        const ends = { fromId: idOf("Company", "syn-company-0"), toId: idOf("Company", "beta") };
        const { data, errors } = await large.query(query, { ...ends, ...variables });
        expect(errors).toEqual([]);
        return data.paths;
      };
      expect(await find({ maxLength: 2 })).toEqual({ paths: [], truncated: false });
      // Over the disease, which the search reaches from the other end.
      expect((await find({ maxLength: 6, first: 1 })).paths[0].length).toBe(4);
      const kinds = ["SPONSORED_BY", "CONCERNS_THERAPY"];
      expect(await find({ maxLength: 6, kinds })).toEqual({ paths: [], truncated: false });
      const more = [...kinds, "PARTY_TO", "COVERS_THERAPY", "TARGETS"];
      expect(await find({ maxLength: 6, kinds: more })).toEqual({ paths: [], truncated: true });
    });
  });

  it.each([
    [{ maxLength: 7 }, "maxLength", "`maxLength`: must be between 1 and 6, got 7."],
    [{ maxLength: 0 }, "maxLength", "`maxLength`: must be between 1 and 6, got 0."],
    [{ first: 11 }, "first", "`first`: must be between 1 and 10, got 11."],
    [{ fromId: "nobody" }, "fromId", "`fromId`: invalid id. Use the `id` of a node of this graph."],
    [
      { toId: idOf("Source", "x") },
      "toId",
      "`toId`: the id is that of a Source, which has no edges. Use the id of an entity.",
    ],
  ])("refuse %j with BAD_USER_INPUT", async (wrong, argument, message) => {
    const ends = { fromId: idOf("Company", "sanofi"), toId: idOf("DrugTarget", "psma") };
    const { data, errors } = await graph.query(query, { ...ends, ...wrong });
    expect(data).toEqual({ paths: null });
    expect(errors[0]?.message).toBe(message);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });
});
