import fc from "fast-check";
import { GraphQLEnumType } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { syntheticGraph } from "../bench/synthetic.ts";
import { readRecords } from "../src/records/load.ts";
import { schema } from "../src/schema/schema.ts";
import { applyNodes } from "../src/store/write.ts";
import { type Graph, graphOf, shippedGraph } from "./support/graph.ts";
import { tablesOf } from "./support/plain-filter.ts";
import { sampleRecords } from "./support/records.ts";

const lists = [
  ["companies", "Company", "company"],
  ["agreements", "Agreement", "agreement"],
  ["therapies", "Therapy", "therapy"],
  ["indications", "Indication", "indication"],
  ["regulatoryEvents", "RegulatoryEvent", "regulatory_event"],
  ["trials", "Trial", "trial"],
] as const;

const orders = lists.flatMap(([root, type, table]) => {
  const fields = schema.getType(`${type}OrderField`);
  if (!(fields instanceof GraphQLEnumType)) throw new Error(type);
  return fields
    .getValues()
    .flatMap(({ name }) => ["ASC", "DESC"].map((direction) => ({ root, type, table, field: name, direction })));
});

describe("an order", () => {
  let graph: Graph;
  let tables: ReturnType<typeof tablesOf>;
  beforeAll(async () => {
    graph = await shippedGraph();
    tables = tablesOf((await readRecords("data")).documents);
  });

  it.each(orders)(
    "of $root by $field $direction is the records' own, nulls last, equals by slug; pages add up to it both ways",
    async ({ root, type, table, field, direction }) => {
      const rows = tables.get(table) ?? [];
      const column = field === "NAME" ? "sort_name" : field.toLowerCase();
      const sign = direction === "ASC" ? 1 : -1;
      const expected = rows
        .map((row) => ({ id: String(row.id), value: row[column] ?? null }))
        .sort((a, b) => {
          if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
          if (a.value !== b.value && a.value !== null && b.value !== null) return (a.value < b.value ? -1 : 1) * sign;
          return a.id < b.id ? -1 : 1;
        })
        .map(({ id }) => id);

      const page = async (args: string, cursor: string | null) => {
        const { data, errors } = await graph.query(
          `query ($cursor: String) { ${root}(orderBy: { field: ${field}, direction: ${direction} }, ${args}) { nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
          { cursor },
        );
        expect(errors).toEqual([]);
        return data[root] as {
          nodes: { slug: string }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
        };
      };
      const forward: string[] = [];
      const backward: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const { nodes, pageInfo } = await page("first: 37, after: $cursor", cursor);
        forward.push(...nodes.map(({ slug }) => slug));
        if (!pageInfo.hasNextPage) break;
        cursor = pageInfo.endCursor;
      }
      for (let cursor: string | null = null; ; ) {
        const { nodes, pageInfo } = await page("last: 41, before: $cursor", cursor);
        backward.unshift(...nodes.map(({ slug }) => slug));
        if (!pageInfo.hasPreviousPage) break;
        cursor = pageInfo.startCursor;
      }
      expect(forward, type).toEqual(expected);
      expect(backward, type).toEqual(expected);
    },
  );

  it("of a nested list is each parent's own", async () => {
    const { data, statements } = await graph.query(
      "{ companies(first: 50) { nodes { old: agreements(first: 2, orderBy: { field: ANNOUNCED_ON }) { nodes { announcedOn } } new: agreements(first: 2, orderBy: { field: ANNOUNCED_ON, direction: DESC }) { nodes { announcedOn } } } } }",
    );
    expect(statements).toHaveLength(3);
    for (const { old, new: newest } of data.companies.nodes) {
      const [first, second] = old.nodes.map(({ announcedOn }: { announcedOn: string | null }) => announcedOn ?? "9999");
      if (second) expect(first <= second).toBe(true);
      const [latest, before] = newest.nodes.map(({ announcedOn }: { announcedOn: string | null }) => announcedOn ?? "");
      if (before !== undefined) expect(latest >= before).toBe(true);
    }
  });

  it("refuses the cursor of another order", async () => {
    const { data } = await graph.query("{ agreements(first: 1, orderBy: { field: NAME }) { pageInfo { endCursor } } }");
    const { errors } = await graph.query(
      `{ agreements(orderBy: { field: NAME, direction: DESC }, after: "${data.agreements.pageInfo.endCursor}") { totalCount } }`,
    );
    expect(errors[0]?.message).toMatch(/is a cursor of another list, order or filter/);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "after" });
  });

  it("is stable while a writer adds rows: each that was there is seen once, whatever the filter, both ways", async () => {
    await using graph = await graphOf({ "a.yaml": sampleRecords });
    const made = syntheticGraph(
      { agreements: 200, companies: 20, therapies: 30, events: 1 },
      ["prostate-cancer"],
      "acme-release",
      7,
    );
    const agreements = made.filter(({ type }) => type === "Agreement");
    const others = made.filter(({ type }) => type !== "Agreement");
    const write = (most: number) =>
      applyNodes(graph.store, { name: "made", digest: String(most) }, [...others, ...agreements.slice(0, most)]);
    const columns = { ANNOUNCED_ON: "announced_on", SIGNED_ON: "signed_on", NAME: "sort_name" } as const;

    const asked = fc.record({
      field: fc.constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])),
      direction: fc.constantFrom("ASC", "DESC"),
      backward: fc.boolean(),
      kinds: fc.constantFrom(null, ["LICENSE", "ACQUISITION", "EQUITY", "CO_PROMOTION"]),
      size: fc.integer({ min: 5, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ field, direction, backward, kinds, size }) => {
        await write(100);
        const sign = direction === "ASC" ? 1 : -1;
        const expected = agreements
          .slice(0, 100)
          .filter(({ row }) => !kinds || kinds.some((kind) => String(row.kinds_json).includes(`"${kind}"`)))
          .map(({ slug, row }) => ({ slug, value: row[columns[field]] ?? null }))
          .sort((a, b) => {
            if (a.value !== b.value && a.value !== null && b.value !== null) return (a.value < b.value ? -1 : 1) * sign;
            return Number(a.value === null) - Number(b.value === null) || (a.slug < b.slug ? -1 : 1);
          });
        const seen: string[] = [];
        let cursor: string | null = null;
        for (let added = 0; ; added += 10) {
          const { data, errors } = await graph.query(
            `query ($cursor: String, $where: AgreementFilter) {
              agreements(${backward ? "last" : "first"}: ${size}, ${backward ? "before" : "after"}: $cursor, where: $where, orderBy: { field: ${field}, direction: ${direction} }) {
                nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
            { cursor, where: kinds && { kinds: { hasAny: kinds } } },
          );
          expect(errors).toEqual([]);
          const { nodes, pageInfo } = data.agreements;
          const slugs = nodes.map(({ slug }: { slug: string }) => slug);
          if (backward) seen.unshift(...slugs);
          else seen.push(...slugs);
          if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) break;
          cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
          await write(Math.min(200, 110 + added));
        }
        const early = new Set(expected.map(({ slug }) => slug));
        expect(seen.filter((slug) => early.has(slug))).toEqual(expected.map(({ slug }) => slug));
        expect(new Set(seen).size).toBe(seen.length);
      }),
      { numRuns: 25 },
    );
  });
});
