import { graphql } from "graphql";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { syntheticGraph } from "../../bench/synthetic.ts";
import { readRecords } from "../../src/intake/records/load.ts";
import { declaredRelations } from "../../src/model/derived/relation.ts";
import { lowerFirst } from "../../src/model/derived/spelling.ts";
import { createContext } from "../../src/schema/core/context.ts";
import { schema } from "../../src/schema/schema.ts";
import { openStore, type Store, visitedRowsOf } from "../../src/store/open.ts";
import { applyNodes } from "../../src/store/write/apply.ts";

const size = { agreements: 10, companies: 50, therapies: 20, events: 2000 };

/** The relations that an index has in their default order, from the end that lists the others. */
const indexed = declaredRelations.filter(({ isSingle }) => isSingle);

const pageSize = 5;

/** After a position, a page may come from the rest of the same date, from later dates, or from rows without one. */
const maxVisits = 3 * (pageSize + 1);

describe("a page of a long list in the order of an index", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(":memory:");
    const { nodes, digest } = await readRecords("tests/graph/records");
    const indications = nodes.filter(({ type }) => type === "Indication").map(({ slug }) => slug);
    const made = syntheticGraph(size, indications, "ecb-reference-rates");
    await applyNodes(store, { name: "records", digest }, [...nodes, ...made]);
  });
  afterAll(() => store.destroy());

  it.each(indexed.map((relation) => [`${relation.edge.to}.${relation.edge.inverse.field}`, relation] as const))(
    "of %s visits about as many rows as it has, wherever it is",
    async (_name, relation) => {
      const { table, far, edge, to } = relation;
      const { rows } = await sql<{ owner: string; total: number }>`
      select ${sql.ref(far)} as owner, count(*) as total from ${sql.table(table)}
      where ${sql.ref(far)} is not null group by 1 order by 2 desc limit 1`.execute(store);
      const [longest] = rows;
      expect(longest?.total).toBeGreaterThan(3 * maxVisits);

      const hierarchy = to === "Indication" ? "includeDescendants: false" : "";
      const field = `${edge.inverse.field}(first: $first, last: $last, after: $after, before: $before ${hierarchy})`;
      const source = `query ($slug: String!, $first: Int, $last: Int, $after: String, $before: String) {
      owner: ${lowerFirst(to)}(slug: $slug) { list: ${field} { nodes { slug } pageInfo { startCursor endCursor } } }
    }`;
      const page = async (part: Record<string, unknown>) => {
        const before = visitedRowsOf(store);
        const variableValues = { slug: longest?.owner, ...part };
        const { data, errors } = await graphql({ schema, source, variableValues, contextValue: createContext(store) });
        expect(errors).toBeUndefined();
        // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that its question gives it
        const { nodes, pageInfo } = (data as any).owner.list;
        return {
          slugs: nodes.map(({ slug }: { slug: string }) => slug),
          pageInfo,
          visits: visitedRowsOf(store) - before,
        };
      };

      const half = await page({ first: 40 });
      const after = await page({ first: pageSize, after: half.pageInfo.endCursor });
      const before = await page({ last: pageSize, before: half.pageInfo.endCursor });
      const pages = [await page({ first: pageSize }), await page({ last: pageSize }), after, before];
      for (const { slugs, visits } of pages) {
        expect(slugs).toHaveLength(pageSize);
        expect(visits).toBeLessThanOrEqual(maxVisits);
      }
      expect(before.slugs).toEqual(half.slugs.slice(-pageSize - 1, -1));
      expect(half.slugs).not.toContain(after.slugs[0]);
    },
  );
});
