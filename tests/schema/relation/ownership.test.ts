import { beforeAll, describe, expect, it } from "vitest";
import { type Graph, graphOf } from "../../support/graph.ts";

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
    ["moved", "2009", null],
    ["moved", "2012-01-01", "old"],
    ["moved", "2018-06", "old"],
    ["moved", "2018-06-30", "old"],
    ["moved", "2018-07-01", "new"],
    ["moved", undefined, "new"],
    ["sold", "1990", "old"],
    ["sold", "2019-08-01", "old"],
    ["sold", "2020", null],
    ["sold", undefined, null],
  ])("of %s on %s is that of %s", async (company, on, owner) => {
    expect(await parentOf(company, on)).toBe(owner);
  });

  it("by several companies gives the one whose ownership began last as the parent", async () => {
    expect(await parentOf("joint")).toBe("new");
    expect(await parentOf("joint", "2003")).toBe("old");
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
         before: subsidiaries(on: "2015") { totalCount edges { validFrom validTo node { slug } } } } }`,
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
