import { describe, expect, it } from "vitest";
import { type Graph, graphOf, idOf, shippedGraph } from "./support/graph.ts";

const roots = [
  "companies",
  "agreements",
  "therapies",
  "targets",
  "indications",
  "regulatoryEvents",
  "trials",
  "people",
  "sources",
];

/** All ids of a connection, page by page. */
async function walk(graph: Graph, field: (args: string) => string, at: string[], forward: boolean, size: number) {
  const ids: string[] = [];
  const cursors = new Set<string>();
  for (let cursor: string | null = null; ; ) {
    const args = forward
      ? `first: ${size}${cursor ? `, after: "${cursor}"` : ""}`
      : `last: ${size}${cursor ? `, before: "${cursor}"` : ""}`;
    const { data, errors } = await graph.query(field(args));
    expect(errors).toEqual([]);
    const page = at.reduce((value, key) => value[key], data);
    const own = page.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(page.nodes.map(({ id }: { id: string }) => id)).toEqual(own);
    if (forward) ids.push(...own);
    else ids.unshift(...own);
    for (const { cursor: each } of page.edges) cursors.add(each);
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
    const more = forward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage;
    if (!more) return { ids, cursors: cursors.size, total: page.totalCount };
    cursor = forward ? page.pageInfo.endCursor : page.pageInfo.startCursor;
  }
}

const page =
  "{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id } }";

describe("a root connection", () => {
  it.each(roots)("of %s gives each node once, forward and backward alike, and counts them", async (root) => {
    await using graph = await shippedGraph();
    const forward = await walk(graph, (args) => `{ ${root}(${args}) ${page} }`, [root], true, 17);
    const backward = await walk(graph, (args) => `{ ${root}(${args}) ${page} }`, [root], false, 13);

    expect(new Set(forward.ids).size).toBe(forward.ids.length);
    expect(backward.ids).toEqual(forward.ids);
    expect(forward.ids).toHaveLength(forward.total);
    expect(forward.cursors).toBe(forward.total);
  });

  it("of agreements comes newest first, undated last", async () => {
    await using graph = await shippedGraph();
    const { data } = await graph.query("{ agreements(first: 100) { nodes { announcedOn } } }");
    const dates = data.agreements.nodes.map(({ announcedOn }: { announcedOn: string | null }) => announcedOn);
    const dated = dates.filter((date: string | null) => date !== null);
    expect(dates.slice(0, dated.length)).toEqual([...dated].sort().reverse());
    expect(dates.slice(dated.length).every((date: string | null) => date === null)).toBe(true);
  });

  it("counts only where it is asked to", async () => {
    await using graph = await shippedGraph();
    expect((await graph.query("{ companies { nodes { id } } }")).statements).toHaveLength(1);
    expect((await graph.query("{ companies { totalCount nodes { id } } }")).statements).toHaveLength(2);
  });
});

describe("a nested connection", () => {
  it("pages as a root one does, over undated rows too", async () => {
    await using graph = await shippedGraph();
    const field = (args: string) => `{ company(slug: "sanofi") { agreements(${args}) ${page} } }`;
    const forward = await walk(graph, field, ["company", "agreements"], true, 3);
    const backward = await walk(graph, field, ["company", "agreements"], false, 4);
    expect(forward.ids.length).toBeGreaterThan(10);
    expect(backward.ids).toEqual(forward.ids);
    expect(forward.ids).toHaveLength(forward.total);
  });

  it("gives each parent its own page, in one statement for all, and one for the counts", async () => {
    await using graph = await shippedGraph();
    const { data, statements } = await graph.query(
      "{ companies(first: 100) { nodes { slug agreements(first: 2) { totalCount nodes { slug } } } } }",
    );
    expect(statements).toHaveLength(3);
    const busy = data.companies.nodes.filter(
      (company: { agreements: { totalCount: number } }) => company.agreements.totalCount > 2,
    );
    expect(busy.length).toBeGreaterThan(5);
    for (const { slug, agreements } of busy) {
      const alone = await graph.query(
        `{ company(slug: "${slug}") { agreements(first: 2) { totalCount nodes { slug } } } }`,
      );
      expect(alone.data.company.agreements).toEqual(agreements);
    }
  });

  it("with other arguments is another list: aliases do not mix", async () => {
    await using graph = await shippedGraph();
    const { data } = await graph.query(`{ company(slug: "sanofi") {
      all: agreements(first: 100) { totalCount edges { roles } }
      bought: agreements(role: [ACQUIRER], first: 100) { totalCount edges { roles } }
      none: agreements(role: [LENDER]) { totalCount edges { roles } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
    } }`);
    const { all, bought, none } = data.company;
    expect(bought.totalCount).toBe(
      all.edges.filter(({ roles }: { roles: string[] }) => roles.includes("ACQUIRER")).length,
    );
    expect(bought.edges.every(({ roles }: { roles: string[] }) => roles.join() === "ACQUIRER")).toBe(true);
    expect(none).toEqual({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it("of an indication reaches its descendants, or not, as asked", async () => {
    await using graph = await shippedGraph();
    const { data } = await graph.query(`{ indication(slug: "cancer") {
      all: agreements(first: 1) { totalCount } own: agreements(includeDescendants: false) { totalCount }
      therapies(first: 100) { totalCount edges { indication { slug } therapy { slug } node { __typename slug } } }
      ownTherapies: therapies(includeDescendants: false) { totalCount }
      descendants(first: 100) { totalCount nodes { slug } }
    } }`);
    const { all, own, therapies, ownTherapies, descendants } = data.indication;
    expect(all.totalCount).toBeGreaterThan(own.totalCount);
    expect(therapies.totalCount).toBeGreaterThan(ownTherapies.totalCount);
    const family = new Set(["cancer", ...descendants.nodes.map(({ slug }: { slug: string }) => slug)]);
    for (const { indication, therapy, node } of therapies.edges) {
      expect(family).toContain(indication.slug);
      expect(node).toEqual({ __typename: "Therapy", slug: therapy.slug });
    }
  });

  it("of owners follows the date that is asked about", async () => {
    await using graph = await graphOf({
      "a.yaml": `
recordedOn: 2024-01-01
evidence: { default: { source: s, states: Owners. } }
sources: [{ slug: s, title: S, kind: NEWS }]
companies:
  - { slug: old, name: Old, kind: OTHER }
  - { slug: new, name: New, kind: OTHER }
  - { slug: lost, name: Lost, kind: OTHER, parents: [{ company: old, to: 2019 }] }
  - { slug: moved, name: Moved, kind: OTHER, parents: [{ company: old, from: 2010-05, to: 2018-06-30 }, { company: new, from: 2018-07-01 }] }`,
    });
    const { data } = await graph.query(`{ company(slug: "moved") {
      before: parent(asOf: "2009") { slug } during: parent(asOf: "2012-01-01") { slug } end: parent(asOf: "2018-06") { slug }
      after: parent(asOf: "2018-07-01") { slug } now: parent { slug }
    } lost: company(slug: "lost") { now: parent { slug } year: parent(asOf: "2019-08-01") { slug } later: parent(asOf: "2020") { slug } }
    old: company(slug: "old") { now: subsidiaries { nodes { slug } } then: subsidiaries(asOf: "2015") { nodes { slug } edges { from to node { slug } } } } }`);
    expect(data.company).toEqual({
      before: null,
      during: { slug: "old" },
      end: { slug: "old" },
      after: { slug: "new" },
      now: { slug: "new" },
    });
    expect(data.lost).toEqual({ now: null, year: { slug: "old" }, later: null });
    expect(data.old.now.nodes).toEqual([]);
    expect(data.old.then.edges).toEqual([
      { from: null, to: "2019", node: { slug: "lost" } },
      { from: "2010-05", to: "2018-06-30", node: { slug: "moved" } },
    ]);
  });
});

describe("wrong page arguments", () => {
  const cursorOf = async (graph: Graph, root: string) =>
    (await graph.query(`{ ${root}(first: 1) { pageInfo { endCursor } } }`)).data[root].pageInfo.endCursor as string;

  it.each([
    ["first: 0", "first", /is 0; write a number from 1 to 100/],
    ["first: -1", "first", /is -1; write a number from 1 to 100/],
    ["first: 101", "first", /is 101; write a number from 1 to 100/],
    ["last: 101", "last", /is 101/],
    ["first: 5, last: 5", "last", /stands beside first; write one of the two/],
    ['after: "nonsense"', "after", /is no cursor of this graph/],
    ['before: ""', "before", /is no cursor of this graph/],
    ['first: "five"', "first", /Int cannot represent non-integer value/],
    ["after: 5", "after", /String cannot represent a non string value/],
  ])("(%s) are refused with BAD_USER_INPUT and the argument's name", async (args, argument, message) => {
    await using graph = await shippedGraph();
    const { errors } = await graph.query(`{ agreements(${args}) { nodes { id } } }`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
  });

  it("among them a cursor of another list", async () => {
    await using graph = await shippedGraph();
    const { errors } = await graph.query(
      `{ agreements(after: "${await cursorOf(graph, "companies")}") { nodes { id } } }`,
    );
    expect(errors[0]?.message).toMatch(/is a cursor of another list, order or filter/);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "after" });
  });

  it("name the variable where a variable carries them", async () => {
    await using graph = await shippedGraph();
    const { errors } = await graph.query("query ($n: Int) { agreements(first: $n) { nodes { id } } }", { n: "five" });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "$n" });
  });

  it("name the argument of scalars and enums too", async () => {
    await using graph = await shippedGraph();
    for (const [query, argument, message] of [
      [
        '{ company(slug: "sanofi") { parent(asOf: "2024-13") { id } } }',
        "asOf",
        /"2024-13" is no PartialDate; write a year, month or day that exists/,
      ],
      [
        '{ agreement(slug: "x") { value(currency: "Dollars") { basis } } }',
        "currency",
        /"Dollars" is no CurrencyCode; write a code of three capital letters/,
      ],
      [
        '{ company(slug: "sanofi") { agreements(role: [BUYER]) { totalCount } } }',
        "role",
        /Value "BUYER" does not exist in "PartyRole" enum/,
      ],
    ] as const) {
      const { errors } = await graph.query(query);
      expect(errors[0]?.message).toMatch(message);
      expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument });
    }
  });

  it("do not cost the rest of the answer", async () => {
    await using graph = await shippedGraph();
    const { data } = await graph.query(
      `{ good: node(id: "${idOf("Company", "sanofi")}") { id } bad: node(id: "?") { id } }`,
    );
    expect(data).toEqual({ good: { id: idOf("Company", "sanofi") }, bad: null });
  });
});
