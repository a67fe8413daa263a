import { beforeAll, describe, expect, it } from "vitest";
import { daysOfPartialDate } from "../../../src/domain/partial-date.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { everyNode } from "../../support/every-node.ts";
import { type Graph, graphOf } from "../../support/graph.ts";
import { today, ultimateParentsOf } from "../../support/plain/ownership.ts";

const records = `
recordedOn: 2024-01-01
evidence: { default: { source: register, states: The owners. } }
sources: [{ slug: register, title: Register, kind: NEWS }]
companies:
  - { slug: old, name: Old, kind: OTHER }
  - { slug: new, name: New, kind: OTHER }
  - { slug: sold, name: Sold, kind: OTHER, parents: [{ company: old, validTo: 2019 }] }
  - slug: moved
    name: Moved
    kind: OTHER
    parents: [{ company: old, validFrom: 2010-05, validTo: 2018-06-30 }, { company: new, validFrom: 2018-07-01 }]
  - { slug: joint, name: Joint, kind: OTHER, parents: [{ company: old, validFrom: 2001 }, { company: new, validFrom: 2005 }, { company: moved }] }
`;

describe("ownership", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await graphOf({ "a.yaml": records });
  });

  async function parentOf(company: string, on?: string): Promise<string | null> {
    const args = on === undefined ? "" : `(on: "${on}")`;
    const { data, errors } = await graph.query(`{ company(slug: "${company}") { parent${args} { slug } } }`);
    expect(errors).toEqual([]);
    return data.company.parent?.slug ?? null;
  }

  it.each([
    ["moved", "2009-12-31", null],
    ["moved", "2012-01-01", "old"],
    ["moved", "2018-06-01", "old"],
    ["moved", "2018-06-30", "old"],
    ["moved", "2018-07-01", "new"],
    ["moved", undefined, "new"],
    ["sold", "1990-12-31", "old"],
    ["sold", "2019-08-01", "old"],
    ["sold", "2020-12-31", null],
    ["sold", undefined, null],
  ])("of %s on %s is that of %s", async (company, on, owner) => {
    expect(await parentOf(company, on)).toBe(owner);
  });

  it("by several companies gives the one whose ownership began last as the parent", async () => {
    expect(await parentOf("joint")).toBe("new");
    expect(await parentOf("joint", "2003-12-31")).toBe("old");
    const { data } = await graph.query('{ company(slug: "joint") { parents { edges { validFrom node { slug } } } } }');
    expect(data.company.parents.edges).toEqual([
      { validFrom: "2005", node: { slug: "new" } },
      { validFrom: "2001", node: { slug: "old" } },
      { validFrom: null, node: { slug: "moved" } },
    ]);
  });

  it("shows subsidiaries of today, or of a date", async () => {
    const { data, errors } = await graph.query(
      `{ company(slug: "old") { now: subsidiaries { totalCount nodes { slug } }
         before: subsidiaries(on: "2015-12-31") { totalCount edges { validFrom validTo node { slug } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.company).toEqual({
      now: { totalCount: 1, nodes: [{ slug: "joint" }] },
      before: {
        totalCount: 3,
        edges: [
          { validFrom: "2001", validTo: null, node: { slug: "joint" } },
          { validFrom: "2010-05", validTo: "2018-06-30", node: { slug: "moved" } },
          { validFrom: null, validTo: "2019", node: { slug: "sold" } },
        ],
      },
    });
  });

  it("of several companies costs one statement", async () => {
    const { statements } = await graph.query("{ companies { nodes { parent { name } } } }");
    expect(statements).toHaveLength(2);
  });
});

describe("the ultimate parent", () => {
  const chains = `
recordedOn: 2024-01-01
evidence: { default: { source: register, states: The owners. } }
sources: [{ slug: register, title: Register, kind: NEWS }]
companies:
  - { slug: top, name: Top, kind: OTHER }
  - { slug: middle, name: Middle, kind: OTHER, parents: [{ company: top, validFrom: 2010-03 }] }
  - { slug: bottom, name: Bottom, kind: OTHER, parents: [{ company: middle, validTo: 2020-06 }, { company: buyer, validFrom: 2020-07 }] }
  - { slug: buyer, name: Buyer, kind: OTHER }
  - { slug: planned, name: Planned, kind: OTHER, parents: [{ company: buyer, validFrom: 2900 }] }
  - { slug: joint, name: Joint, kind: OTHER, parents: [middle, buyer] }
  - { slug: both-ways, name: Both ways, kind: OTHER, parents: [middle, top] }
  - { slug: former, name: Former, kind: OTHER, parents: [{ company: later, validTo: 2015 }] }
  - { slug: later, name: Later, kind: OTHER, parents: [{ company: former, validFrom: 2016 }] }
  - { slug: ring-a, name: Ring A, kind: OTHER, parents: [{ company: ring-b, validTo: 2005 }] }
  - { slug: ring-b, name: Ring B, kind: OTHER, parents: [{ company: ring-a, validTo: 2005 }] }
  - { slug: below-ring, name: Below the ring, kind: OTHER, parents: [ring-a] }
`;
  let graph: Graph;
  beforeAll(async () => {
    graph = await graphOf({ "a.yaml": chains });
  });

  async function ultimateParentsOf(company: string, on?: string): Promise<[string | null, string[]]> {
    const args = on === undefined ? "" : `(on: "${on}")`;
    const { data, errors } = await graph.query(
      `{ company(slug: "${company}") { ultimateParent${args} { slug } ultimateParents${args} { slug } } }`,
    );
    expect(errors).toEqual([]);
    const { ultimateParent, ultimateParents } = data.company;
    return [ultimateParent?.slug ?? null, ultimateParents.map(({ slug }: { slug: string }) => slug)];
  }

  it.each([
    ["top", undefined, []],
    ["middle", undefined, ["top"]],
    ["middle", "2010-02-28", []],
    ["middle", "2010-03-01", ["top"]],
    ["bottom", undefined, ["buyer"]],
    ["bottom", "2020-06-30", ["top"]],
    ["bottom", "2020-06-15", ["top"]],
    ["bottom", "2020-07-01", ["buyer"]],
    ["bottom", "2020-12-31", ["buyer"]],
    ["bottom", "2005-12-31", ["middle"]],
    ["planned", undefined, []],
    ["planned", "2901-12-31", ["buyer"]],
    ["joint", undefined, ["buyer", "top"]],
    ["both-ways", undefined, ["top"]],
    ["former", "2015-12-31", ["later"]],
    ["later", "2015-12-31", []],
    ["later", "2016-12-31", ["former"]],
  ])("of %s on %s is the only top of its chains among %j", async (company, on, owners) => {
    expect(await ultimateParentsOf(company, on)).toEqual([owners.length === 1 ? owners[0] : null, owners]);
  });

  it("does not exist above companies that own each other", async () => {
    expect(await ultimateParentsOf("ring-a", "2004-12-31")).toEqual([null, []]);
    expect(await ultimateParentsOf("below-ring", "2004-12-31")).toEqual([null, []]);
    expect(await ultimateParentsOf("below-ring")).toEqual(["ring-a", ["ring-a"]]);
  });

  it("of several companies costs one statement, for both fields", async () => {
    const { statements, data } = await graph.query(
      "{ companies { nodes { ultimateParent { name } ultimateParents { name } } } }",
    );
    expect(statements).toHaveLength(2);
    expect(data.companies.nodes).toHaveLength(12);
  });

  it("refuses a day that does not exist", async () => {
    const { errors } = await graph.query('{ company(slug: "top") { ultimateParent(on: "2024-02-30") { slug } } }');
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "on" });
  });
});

describe.each(everyGraph)("chains of ownership in $name", ({ open }) => {
  it.each([today(), "2019-06-30", "2021-12-31", "2031-05-05", "2031-05-06"])(
    "equal a plain reading on %s",
    async (on) => {
      const { graph, plain } = await open();
      const day = daysOfPartialDate(on).last;
      const list = `ultimateParent(on: "${on}") { slug } ultimateParents(on: "${on}") { slug }`;
      for (const { slug, ultimateParent, ultimateParents } of await everyNode(graph, "companies", list)) {
        const expected = ultimateParentsOf(plain, slug, day);
        expect(
          ultimateParents.map((owner: { slug: string }) => owner.slug),
          slug,
        ).toEqual(expected);
        expect(ultimateParent?.slug ?? null, slug).toBe(expected.length === 1 ? expected[0] : null);
      }
    },
  );
});
