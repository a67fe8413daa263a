import fc from "fast-check";
import { isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { syntheticGraph } from "../../../bench/synthetic.ts";
import { type OrderSource, orderFieldsOf } from "../../../src/model/derived/order.ts";
import { conceptOf, type NodeType, nodeTypes } from "../../../src/model/model.ts";
import { schema } from "../../../src/schema/schema.ts";
import { applyNodes } from "../../../src/store/write/apply.ts";
import type { NodeChange } from "../../../src/store/write/change-set.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { nestedLists } from "../../support/filtered-lists.ts";
import { GeneratedGraph } from "../../support/generated-graph.ts";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";
import { sampleRecords } from "../../support/records.ts";
import { runs } from "../../support/runs.ts";
import { type ShownValue, shownValues } from "../../support/shown-values.ts";

type Source = Exclude<OrderSource, { column: string }>;

/** An order by values that no column has. */
interface Order {
  type: NodeType;
  value: string;
  source: Source;
}

const orders: readonly Order[] = nodeTypes.flatMap((type) =>
  orderFieldsOf(type).flatMap(({ value, source }) => ("column" in source ? [] : [{ type, value, source }])),
);
const currencies = ["USD", "EUR", "JPY"] as const;
const directions = ["ASC", "DESC"] as const;

function argumentsOf(owner: string, field: string): string[] {
  const type = schema.getType(owner);
  return isObjectType(type) ? (type.getFields()[field]?.args.map(({ name }) => name) ?? []) : [];
}

/** Null comes last in either direction; the slug decides between equal values. */
function inOrder(nodes: readonly ShownValue[], isDescending: boolean): string[] {
  const sign = isDescending ? -1 : 1;
  return nodes
    .toSorted((a, b) => {
      if (a.value !== b.value && a.value !== null && b.value !== null) return (a.value - b.value) * sign;
      return Number(a.value === null) - Number(b.value === null) || (a.slug < b.slug ? -1 : 1);
    })
    .map(({ slug }) => slug);
}

/** The values that fields show, read once for each order and currency. */
function shownIn(graph: () => Graph) {
  const known = new Map<string, Promise<ShownValue[]>>();
  return ({ type, value, source }: Order, currency: string): Promise<ShownValue[]> =>
    known.getOrInsertComputed(`${type} ${value} ${currency}`, () => shownValues(graph(), type, source, currency));
}

interface Reading {
  plural: string;
  orderBy: object;
  where: object | null;
  size: number;
  isForward: boolean;
}

/** The slugs of a root list, read page by page. */
async function slugsOf(graph: Graph, type: NodeType, reading: Omit<Reading, "plural">): Promise<string[]> {
  const { plural } = conceptOf(type);
  const { orderBy, where, size, isForward } = reading;
  const slugs: string[] = [];
  const page = isForward ? "first: $size, after: $cursor" : "last: $size, before: $cursor";
  for (let cursor: string | null = null; ; ) {
    const { data, errors } = await graph.query(
      `query ($size: Int, $cursor: String, $orderBy: ${type}Order, $where: ${type}Filter) {
        ${plural}(${page}, orderBy: $orderBy, where: $where) {
          edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      { size, cursor, orderBy, where },
    );
    expect(errors).toEqual([]);
    const { edges, pageInfo } = data[plural];
    const found = edges.map(({ node }: { node: { slug: string } }) => node.slug);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ]);
    if (isForward) slugs.push(...found);
    else slugs.unshift(...found);
    if (!(isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return slugs;
    cursor = isForward ? pageInfo.endCursor : pageInfo.startCursor;
  }
}

/** A source of rates for every week in which agreements of the large list may be announced. */
function weeklyRates(): NodeChange {
  const source = new GeneratedGraph(1).nodes.find(({ type }) => type === "Source");
  if (!source) throw new Error("a generated graph has sources");
  const week = 7 * 86_400_000;
  const weeks = Array.from({ length: 60 * 52 }, (_, index) =>
    new Date(Date.UTC(1990, 0, 1) + index * week).toISOString().slice(0, 10),
  );
  const rates = weeks.flatMap((date, index) => [
    { date, currency: "USD", per_euro: `1.${100 + (index % 50)}` },
    { date, currency: "JPY", per_euro: `1${30 + (index % 40)}.25` },
  ]);
  return { ...source, slug: "weekly-rates", owned: { reference_rate: rates }, claims: [] };
}

describe("an order by computed values of a large list", () => {
  let graph: Graph;
  const shown = shownIn(() => graph);
  beforeAll(async () => {
    graph = await graphOf({ "a.yaml": sampleRecords });
    const size = { agreements: 400, companies: 60, therapies: 90, events: 200 };
    const made = syntheticGraph(size, ["prostate-cancer"], "acme-release", 11);
    await applyNodes(graph.store, { name: "made", digest: "1" }, [...made, weeklyRates()]);
  });
  afterAll(async () => graph[Symbol.asyncDispose]());

  const filters: Partial<Record<NodeType, readonly object[]>> = {
    Agreement: [
      { kinds: { has: "LICENSE" } },
      { kinds: { has: "SETTLEMENT" } },
      { status: { eq: "SIGNED" }, announcedOn: { gte: "2018" } },
      { value: { total: { gte: "200000000", currency: "EUR" } } },
      { parties: { some: { company: { country: { eq: "US" } } } } },
      { name: { contains: "no such name" } },
      { slug: { startsWith: "syn-agreement-1" } },
    ],
    Company: [{ country: { in: ["US", "DE"] } }, { country: { eq: "JP" } }, { slug: { startsWith: "syn-company-5" } }],
    Therapy: [
      { modality: { eq: "RADIOLIGAND" } },
      { agreements: { some: { agreement: { kinds: { has: "OPTION" } } } } },
    ],
  };
  const reading = fc.constantFrom(...orders).chain((order) =>
    fc.record({
      order: fc.constant(order),
      direction: fc.constantFrom(...directions),
      currency: fc.constantFrom(...currencies),
      where: fc.constantFrom(null, ...(filters[order.type] ?? [])),
      size: fc.integer({ min: 2, max: 60 }),
      isForward: fc.boolean(),
    }),
  );

  it("equals a sort of what the fields show, page by page, with any filter", async () => {
    await fc.assert(
      fc.asyncProperty(reading, async ({ order, direction, currency, where, size, isForward }) => {
        const { type, value, source } = order;
        const orderBy = { field: value, direction, ...("amount" in source && { currency }) };
        const all = await slugsOf(graph, type, {
          orderBy: { field: "NAME", direction: "ASC" },
          where,
          size: 100,
          isForward: true,
        });
        const matching = new Set(all);
        const values = (await shown(order, currency)).filter(({ slug }) => matching.has(slug));
        const found = await slugsOf(graph, type, { orderBy, where, size, isForward });
        expect(found).toEqual(inOrder(values, direction === "DESC"));
      }),
      { numRuns: runs(60, 400) },
    );
  }, 600_000);

  it("begins with the agreements that the filter of the same amount matches", async () => {
    for (const measure of ["UPFRONT", "TOTAL"])
      for (const bound of ["1", "50000000", "300000000", "2000000000"]) {
        const orderBy = { field: measure, direction: "DESC", currency: "EUR" };
        const where = { value: { [measure.toLowerCase()]: { gte: bound, currency: "EUR" } } };
        const all = await slugsOf(graph, "Agreement", { orderBy, where: null, size: 100, isForward: true });
        const filtered = await slugsOf(graph, "Agreement", { orderBy, where, size: 7, isForward: true });
        expect(filtered.length).toBeGreaterThan(0);
        expect(all.slice(0, filtered.length)).toEqual(filtered);
      }
  });

  it("has the page between two cursors", async () => {
    const list = (page: string) =>
      `{ agreements(orderBy: { field: TOTAL, direction: DESC }, ${page}) { edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage } } }`;
    const { data } = await graph.query(list("first: 30"));
    const { edges } = data.agreements;
    const bounds = `after: "${edges[4].cursor}", before: "${edges[20].cursor}"`;
    const forward = await graph.query(list(`first: 10, ${bounds}`));
    expect(forward.data.agreements).toEqual({
      edges: edges.slice(5, 15),
      pageInfo: { hasNextPage: true, hasPreviousPage: true },
    });
    const backward = await graph.query(list(`last: 10, ${bounds}`));
    expect(backward.data.agreements.edges).toEqual(edges.slice(10, 20));
    const crossed = await graph.query(list(`first: 10, after: "${edges[20].cursor}", before: "${edges[4].cursor}"`));
    expect(crossed.data.agreements.edges).toEqual([]);
  });

  it("does not change the total", async () => {
    const where = "where: { kinds: { has: LICENSE } }";
    const { data } = await graph.query(
      `{ a: agreements(orderBy: { field: TOTAL, direction: DESC }, ${where}, first: 1) { totalCount } b: agreements(${where}, first: 1) { totalCount } }`,
    );
    expect(data.a).toEqual(data.b);
  });

  it("shows each node that existed at the start exactly once while nodes are added", async () => {
    await using other = await graphOf({ "a.yaml": sampleRecords });
    const size = { agreements: 120, companies: 10, therapies: 20, events: 1 };
    const made = syntheticGraph(size, ["prostate-cancer"], "acme-release", 5);
    const agreements = made.filter(({ type }) => type === "Agreement");
    const others = made.filter(({ type }) => type !== "Agreement");
    const write = (count: number) =>
      applyNodes(other.store, { name: "made", digest: String(count) }, [...others, ...agreements.slice(0, count)]);
    await write(60);
    const before = await shownValues(other, "Agreement", { amount: "TOTAL", description: "" }, "USD");
    for (const isForward of [true, false]) {
      await write(60);
      const seen: string[] = [];
      const page = isForward ? "first: 7, after: $cursor" : "last: 7, before: $cursor";
      let cursor: string | null = null;
      for (let count = 66; ; count += 6) {
        const { data } = await other.query(
          `query ($cursor: String) { agreements(${page}, orderBy: { field: TOTAL, direction: DESC }) {
            nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
          { cursor },
        );
        const { nodes, pageInfo } = data.agreements;
        const slugs = nodes.map(({ slug }: { slug: string }) => slug);
        if (isForward) seen.push(...slugs);
        else seen.unshift(...slugs);
        if (!(isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break;
        cursor = isForward ? pageInfo.endCursor : pageInfo.startCursor;
        await write(Math.min(120, count));
      }
      const first = new Set(before.map(({ slug }) => slug));
      expect(seen.filter((slug) => first.has(slug))).toEqual(inOrder(before, true));
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  it("follows a change of the data", async () => {
    await using other = await graphOf({ "a.yaml": sampleRecords });
    const size = { agreements: 60, companies: 10, therapies: 20, events: 1 };
    const made = syntheticGraph(size, ["prostate-cancer"], "acme-release", 3);
    const source: Source = { count: "agreements" };
    for (const part of [made.filter(({ type }) => type !== "Agreement"), made]) {
      await applyNodes(other.store, { name: "made", digest: String(part.length) }, part);
      const values = await shownValues(other, "Company", source, "USD");
      const orderBy = { field: "AGREEMENT_COUNT", direction: "DESC" };
      const found = await slugsOf(other, "Company", { orderBy, where: null, size: 50, isForward: true });
      expect(found).toEqual(inOrder(values, true));
    }
  });
});

describe.each(everyGraph)("an order by computed values in $name", ({ open }) => {
  let graph: Graph;
  const shown = shownIn(() => graph);
  beforeAll(async () => {
    ({ graph } = await open());
  });

  const nested = nestedLists
    .filter(({ owner, field }) => argumentsOf(owner, field).includes("orderBy"))
    .flatMap(({ owner, field, shape }) =>
      orders.filter(({ type }) => type === shape).map((order) => ({ owner, field, ...order })),
    );

  it.each(nested)("of the list $field of $owner by $value applies to each parent, in pages", async (list) => {
    const { owner, field, type, value, source } = list;
    const { plural } = conceptOf(owner);
    for (const direction of directions) {
      const values = new Map((await shown({ type, value, source }, "EUR")).map((each) => [each.slug, each]));
      const orderBy = `orderBy: { field: ${value}, direction: ${direction}${"amount" in source ? ', currency: "EUR"' : ""} }`;
      const selection = "{ edges { cursor node { slug } } pageInfo { hasNextPage } }";
      const { data, errors } = await graph.query(
        `{ ${plural}(first: 30) { nodes { slug all: ${field}(first: 100) { nodes { slug } }
          whole: ${field}(first: 100, ${orderBy}) ${selection} first: ${field}(first: 3, ${orderBy}) ${selection} last: ${field}(last: 2, ${orderBy}) ${selection} } } }`,
      );
      expect(errors).toEqual([]);
      for (const { slug: parent, all, whole, first, last } of data[plural].nodes) {
        const entries = all.nodes.map(({ slug }: { slug: string }) => values.get(slug));
        const slugs = whole.edges.map(({ node }: { node: { slug: string } }) => node.slug);
        expect(slugs, parent).toEqual(inOrder(entries, direction === "DESC"));
        expect(first.edges).toEqual(whole.edges.slice(0, 3));
        expect(last.edges).toEqual(whole.edges.slice(-2));
        if (!first.pageInfo.hasNextPage) continue;
        const next = await graph.query(
          `query ($slug: [String!]) { ${plural}(where: { slug: { in: $slug } }) { nodes { next: ${field}(first: 100, after: "${first.edges[2].cursor}", ${orderBy}) ${selection} } } }`,
          { slug: [parent] },
        );
        expect(next.errors).toEqual([]);
        expect(next.data[plural].nodes[0].next.edges).toEqual(whole.edges.slice(3));
      }
    }
  });
});

describe("an order by an amount", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });

  it("is in USD unless another currency is requested", async () => {
    const list = (currency: string) =>
      `agreements(first: 100, orderBy: { field: TOTAL, direction: DESC${currency} }) { nodes { slug } }`;
    const { data } = await graph.query(`{ default: ${list("")} usd: ${list(", currency: USD")} }`);
    expect(data.default).toEqual(data.usd);
  });

  it.each([
    [
      "with another field",
      "agreements(orderBy: { field: NAME, direction: ASC, currency: USD }) { totalCount }",
      /^`orderBy.currency`: NAME compares no amounts\. Remove the currency, or order by UPFRONT or TOTAL\.$/,
    ],
    [
      "for which no rate is known",
      'agreements(orderBy: { field: TOTAL, direction: ASC, currency: "XAF" }) { nodes { slug } }',
      /^`orderBy.currency`: no exchange rate is known for XAF\. Use one of (\w{3}, )+\w{3}\.$/,
    ],
    [
      "for which no rate is known, in a nested list",
      'companies(first: 3) { nodes { agreements(orderBy: { field: TOTAL, direction: ASC, currency: "XAF" }) { nodes { slug } } } }',
      /^`orderBy.currency`: no exchange rate is known for XAF\./,
    ],
  ])("refuses a currency %s", async (_case, selection, message) => {
    const { errors } = await graph.query(`{ ${selection} }`);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "orderBy.currency" });
  });

  it("has no currency in the lists of other types", async () => {
    const { errors } = await graph.query(
      "{ companies(orderBy: { field: AGREEMENT_COUNT, direction: ASC, currency: USD }) { totalCount } }",
    );
    expect(errors[0]?.message).toMatch(/Field "currency" is not defined by type "CompanyOrder"/);
  });

  it("refuses a cursor of another currency", async () => {
    const order = (currency: string) => `orderBy: { field: TOTAL, direction: DESC, currency: ${currency} }`;
    const { data } = await graph.query(`{ agreements(first: 1, ${order("USD")}) { pageInfo { endCursor } } }`);
    const { errors } = await graph.query(
      `{ agreements(${order("EUR")}, after: "${data.agreements.pageInfo.endCursor}") { nodes { slug } } }`,
    );
    expect(errors[0]?.message).toMatch(/^`after`: the cursor belongs to another list, order or filter\./);
  });

  it("gives the same pages when reader processes find them", async () => {
    await using served = await testGraph({ readers: 1, maxRows: 100, limits: { EXECUTION_TIMEOUT: "50" } });
    const list = "first: 5, orderBy: { field: UPFRONT, direction: DESC, currency: EUR }";
    const query = `{ agreements(${list}) { edges { cursor node { slug kinds } } }
      companies(first: 5, orderBy: { field: AGREEMENT_COUNT, direction: DESC }) { nodes { slug agreements(${list}) { totalCount nodes { slug kinds } } } } }`;
    const [local, remote] = [await graph.query(query), await served.query(query)];
    expect(remote.errors).toEqual([]);
    expect(remote.data).toEqual(local.data);
  }, 60_000);
});
