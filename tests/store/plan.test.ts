import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { graphql } from "graphql";
import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { syntheticGraph } from "../../bench/synthetic.ts";
import { readRecords } from "../../src/intake/records/load.ts";
import { createContext } from "../../src/schema/core/context.ts";
import { schema } from "../../src/schema/schema.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import type { NodeChange } from "../../src/store/write/change-set.ts";

const folder = path.resolve(import.meta.dirname, "../../schema/questions");
const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql")).sort();

/** A fortieth of the graph that the benchmark measures: query planners choose by proportions. */
const size = { agreements: 1250, companies: 500, therapies: 750, events: 5000 };

/** With those of the records as many as data/ has. With fewer, each would concern so many rows that a scan would be the better plan. */
const moreIndications = 120;

const indication = (slug: string): NodeChange => ({
  type: "Indication",
  slug,
  row: { name: slug, sort_name: slug, anatomical_sites_json: "[]" },
  owned: {},
  claims: [],
});

/** Tables with fewer rows are read as a whole. */
const minLargeRows = 500;

/** Statements that read a whole list because the query does: its count, or its first page, which stops at the end of the page. */
const wholeList =
  /^select count\(\*\) as total from \(select (?:"node"|node)\.\*, '\w+' as type from \S+ as (?:"node"|node)\) as row$|^select \* from \(select (?:"node"|node)\.\*, '\w+' as type from \S+ as (?:"node"|node)\) as row where 1 = 1 order by .* limit \d+$/;

describe("the query plans of a large graph", () => {
  const statements: { text: string; parameters: readonly unknown[] }[] = [];
  let store: Store;
  let large: Set<string>;
  beforeAll(async () => {
    store = await openStore(":memory:", { onStatement: (text, parameters) => statements.push({ text, parameters }) });
    const { nodes, digest } = await readRecords("tests/graph/records");
    const indications = Array.from({ length: moreIndications }, (_, index) => indication(`syn-indication-${index}`));
    const records = [...nodes, ...indications];
    const slugs = records.filter(({ type }) => type === "Indication").map(({ slug }) => slug);
    const made = syntheticGraph(size, slugs, "ecb-reference-rates");
    await applyNodes(store, { name: "records", digest }, [...records, ...made]);
    const { rows } = await sql<{ name: string; size: number }>`
      select tbl as name, max(cast(stat as integer)) as size from sqlite_stat1 group by tbl`.execute(store);
    large = new Set(rows.filter((table) => table.size >= minLargeRows).map(({ name }) => name));
  });
  afterAll(() => store.destroy());

  /** The full scans of large tables that a query needs beyond the lists that it requests as a whole. */
  async function scansOf(source: string): Promise<string[]> {
    const run = () => graphql({ schema, source, contextValue: createContext(store) });
    // The first run fills the caches that last until the store changes.
    expect((await run()).errors).toBeUndefined();
    statements.length = 0;
    await run();
    const scans: string[] = [];
    for (const { text, parameters } of [...statements]) {
      const plan = await store.executeQuery<{ detail: string }>(
        CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
      );
      const details = plan.rows.map(({ detail }) => detail);
      const isSorted = details.some((detail) => detail.includes("TEMP B-TREE"));
      if (!isSorted && wholeList.test(text.replaceAll(/\s+/g, " ").trim())) continue;
      const tables = new Map(
        [...text.matchAll(/(?:from|join)\s+"?(\w+)"?\s+as\s+"?(\w+)"?/g)].map(([, table, alias]) => [alias, table]),
      );
      for (const detail of details) {
        const [, name = ""] = /^SCAN (\w+)/.exec(detail) ?? [];
        if (large.has(tables.get(name) ?? name)) scans.push(detail);
      }
    }
    return scans;
  }

  it.each(files)("have no full scan of a large table for %s", async (file) => {
    expect(await scansOf(await readFile(path.join(folder, file), "utf8"))).toEqual([]);
  });

  it("have one if no index helps, so that the test would find it", async () => {
    expect([...large].sort()).toEqual(expect.arrayContaining(["agreement", "company", "regulatory_event", "therapy"]));
    const scans = await scansOf('{ agreements(where: { summary: { contains: "isotope" } }) { totalCount } }');
    expect(scans.length).toBeGreaterThan(0);
    for (const scan of scans) expect(scan).toMatch(/^SCAN (agreement|node|kept)/);
  });
});
