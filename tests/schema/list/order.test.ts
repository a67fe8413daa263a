import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { syntheticGraph } from "../../../bench/synthetic.ts";
import { orderFieldsOf } from "../../../src/model/derived/order.ts";
import { snakeOf } from "../../../src/model/derived/spelling.ts";
import { tableOfNode } from "../../../src/model/derived/table.ts";
import { conceptOf, nodeTypes } from "../../../src/model/model.ts";
import { applyNodes } from "../../../src/store/write/apply.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { listedTypes } from "../../support/filtered-lists.ts";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";
import type { PlainGraph } from "../../support/plain/graph.ts";
import { sampleRecords } from "../../support/records.ts";
import { runs } from "../../support/runs.ts";
import { shownValues } from "../../support/shown-values.ts";

const directions = ["ASC", "DESC"] as const;
const orders = nodeTypes.flatMap((type) =>
  orderFieldsOf(type).flatMap(({ value, source }) =>
    directions.map((direction) => ({ type, plural: conceptOf(type).plural, value, source, direction })),
  ),
);

interface Sorted {
  slug: string;
  value: string | number | null;
}

/** Null comes last in either direction; the slug decides between equal values. */
function inOrder(rows: Sorted[], isDescending: boolean): string[] {
  const sign = isDescending ? -1 : 1;
  return rows
    .sort((a, b) => {
      if (a.value !== b.value && a.value !== null && b.value !== null) return (a.value < b.value ? -1 : 1) * sign;
      return Number(a.value === null) - Number(b.value === null) || (a.slug < b.slug ? -1 : 1);
    })
    .map(({ slug }) => slug);
}

/** The slugs of a root list, read page by page in one direction or the other. */
async function slugsOf(graph: Graph, plural: string, orderBy: string, isForward: boolean): Promise<string[]> {
  const slugs: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = isForward ? "first: 17, after: $cursor" : "last: 13, before: $cursor";
    const { data, errors } = await graph.query(
      `query ($cursor: String) { ${plural}(${orderBy} ${page}) { nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      { cursor },
    );
    expect(errors).toEqual([]);
    const { nodes, pageInfo } = data[plural];
    const found = nodes.map(({ slug }: { slug: string }) => slug);
    if (isForward) slugs.push(...found);
    else slugs.unshift(...found);
    if (!(isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return slugs;
    cursor = isForward ? pageInfo.endCursor : pageInfo.startCursor;
  }
}

describe.each(everyGraph)("an order in $name", ({ open }) => {
  let graph: Graph;
  let plain: PlainGraph;
  beforeAll(async () => {
    ({ graph, plain } = await open());
  });

  const valuesOf = (type: (typeof nodeTypes)[number], column: string): Sorted[] =>
    plain.rows(tableOfNode(type)).map((row) => ({ slug: String(row.id), value: row[column] ?? null }));

  it.each(orders)(
    "of $plural by $value $direction puts null last and equal values by slug, forward and backward",
    async ({ type, plural, value, source, direction }) => {
      const values = "column" in source ? valuesOf(type, source.column) : await shownValues(graph, type, source, "USD");
      const expected = inOrder(values, direction === "DESC");
      const orderBy = `orderBy: { field: ${value}, direction: ${direction} },`;
      expect(await slugsOf(graph, plural, orderBy, true)).toEqual(expected);
      expect(await slugsOf(graph, plural, orderBy, false)).toEqual(expected);
    },
  );

  it.each(listedTypes)(
    "of nodes of type %s is the one that the model declares unless another is requested",
    async (type) => {
      const { latestBy, plural } = conceptOf(type);
      const expected = inOrder(valuesOf(type, latestBy ? snakeOf(latestBy) : "sort_name"), latestBy !== undefined);
      expect(await slugsOf(graph, plural, "", true)).toEqual(expected);
    },
  );

  it("of a nested list applies to each parent", async () => {
    const list = (alias: string, direction: string) =>
      `${alias}: agreements(first: 100, orderBy: { field: ANNOUNCED_ON, direction: ${direction} }) { nodes { slug announcedOn } }`;
    const { data, statements } = await graph.coldQuery(
      `{ companies(first: 100) { nodes { ${list("ascending", "ASC")} ${list("descending", "DESC")} } } }`,
    );
    expect(statements).toHaveLength(3);
    for (const { ascending, descending } of data.companies.nodes)
      for (const [list, isDescending] of [
        [ascending, false],
        [descending, true],
      ]) {
        const rows = list.nodes.map((node: { slug: string; announcedOn: string | null }) => ({
          slug: node.slug,
          value: node.announcedOn,
        }));
        expect(rows.map(({ slug }: Sorted) => slug)).toEqual(inOrder([...rows], isDescending));
      }
  });
});

describe("an order", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });

  it("needs a direction", async () => {
    const { errors } = await graph.query("{ agreements(orderBy: { field: NAME }) { totalCount } }");
    expect(errors[0]?.message).toMatch(/Field "AgreementOrder.direction" of required type "DealOrderDirection!"/);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "orderBy" });
  });

  it("refuses a cursor of another order", async () => {
    const order = (direction: string) => `orderBy: { field: NAME, direction: ${direction} }`;
    const { data } = await graph.query(`{ agreements(first: 1, ${order("ASC")}) { pageInfo { endCursor } } }`);
    const { errors } = await graph.query(
      `{ agreements(${order("DESC")}, after: "${data.agreements.pageInfo.endCursor}") { totalCount } }`,
    );
    expect(errors[0]?.message).toMatch(/^`after`: the cursor belongs to another list, order or filter\./);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "after" });
  });
});

describe("reading pages while nodes are added", () => {
  it("shows each node that existed at the start exactly once, in any order, filter and direction", async () => {
    await using graph = await graphOf({ "a.yaml": sampleRecords });
    const size = { agreements: 200, companies: 20, therapies: 30, events: 1 };
    const made = syntheticGraph(size, ["prostate-cancer"], "acme-release", 7);
    const agreements = made.filter(({ type }) => type === "Agreement");
    const others = made.filter(({ type }) => type !== "Agreement");
    const write = (count: number) =>
      applyNodes(graph.store, { name: "made", digest: String(count) }, [...others, ...agreements.slice(0, count)]);

    const reading = fc.record({
      order: fc.constantFrom(
        ...orderFieldsOf("Agreement").flatMap(({ value, source }) =>
          "column" in source ? [{ value, ...source }] : [],
        ),
      ),
      direction: fc.constantFrom(...directions),
      isForward: fc.boolean(),
      kinds: fc.constantFrom(null, ["LICENSE", "ACQUISITION", "EQUITY", "CO_PROMOTION"]),
      size: fc.integer({ min: 5, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(reading, async ({ order, direction, isForward, kinds, size }) => {
        await write(100);
        const expected = inOrder(
          agreements
            .slice(0, 100)
            .filter(({ row }) => !kinds || kinds.some((kind) => String(row.kinds_json).includes(`"${kind}"`)))
            .map(({ slug, row }) => ({ slug, value: row[order.column] ?? null })),
          direction === "DESC",
        );
        const seen: string[] = [];
        const page = isForward ? `first: ${size}, after: $cursor` : `last: ${size}, before: $cursor`;
        let cursor: string | null = null;
        for (let added = 0; ; added += 10) {
          const { data, errors } = await graph.query(
            `query ($cursor: String, $where: AgreementFilter) {
              agreements(${page}, where: $where, orderBy: { field: ${order.value}, direction: ${direction} }) {
                nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
            // The records of the graph are no part of what is read.
            { cursor, where: { slug: { startsWith: "syn-" }, ...(kinds && { kinds: { hasAny: kinds } }) } },
          );
          expect(errors).toEqual([]);
          const { nodes, pageInfo } = data.agreements;
          const slugs = nodes.map(({ slug }: { slug: string }) => slug);
          if (isForward) seen.push(...slugs);
          else seen.unshift(...slugs);
          if (!(isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break;
          cursor = isForward ? pageInfo.endCursor : pageInfo.startCursor;
          await write(Math.min(200, 110 + added));
        }
        const first = new Set(expected);
        expect(seen.filter((slug) => first.has(slug))).toEqual(expected);
        expect(new Set(seen).size).toBe(seen.length);
      }),
      { numRuns: runs(15, 60) },
    );
  }, 600_000);
});
