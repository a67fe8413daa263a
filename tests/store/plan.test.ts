import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { graphql } from "graphql";
import { CompiledQuery, sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { syntheticGraph } from "../bench/synthetic.ts";
import { createContext } from "../src/context.ts";
import { readRecords } from "../src/records/load.ts";
import { schema } from "../src/schema/schema.ts";
import { openStore, type Store } from "../src/store/open.ts";
import { applyNodes } from "../src/store/write.ts";

const folder = path.resolve(import.meta.dirname, "../schema/questions");
const files = (await readdir(folder)).sort();

/** Asks for all of a table on purpose: the count of a whole list, or its first page, which ends with the page. */
const asksForAll =
  /^select count\(\*\) as total from \(select \*, '\w+' as type from \w+\) as row$|^select \* from \(select \*, '\w+' as type from \w+\) as row where 1 = 1 order by .* limit \?$/;

describe("on a large graph", () => {
  const statements: { text: string; parameters: readonly unknown[] }[] = [];
  let store: Store;
  /** Tables that grow with the graph. */
  let large: Set<string>;
  beforeAll(async () => {
    store = await openStore(":memory:", { onStatement: (text, parameters) => statements.push({ text, parameters }) });
    const { documents, digest } = await readRecords("data");
    const indications = documents.filter(({ type }) => type === "Indication").map(({ slug }) => slug);
    // A fortieth of the graph that is measured: planners look at proportions.
    const size = { agreements: 1250, companies: 500, therapies: 750, events: 5000 };
    const made = syntheticGraph(size, indications, "ecb-reference-rates");
    await applyNodes(store, { name: "records", digest }, [...documents, ...made]);
    const { rows } = await sql<{ name: string; size: number }>`
      select tbl as name, max(cast(stat as integer)) as size from sqlite_stat1 group by tbl`.execute(store);
    large = new Set(rows.filter(({ size }) => size >= 500).map(({ name }) => name));
  });

  /** What a question looks at from end to end, beyond what it asks for. */
  async function scansOf(source: string): Promise<string[]> {
    const ask = () => graphql({ schema, source, contextValue: createContext(store, null) });
    // What is kept until the store changes is read once.
    expect((await ask()).errors).toBeUndefined();
    statements.length = 0;
    await ask();
    const scans: string[] = [];
    for (const { text, parameters } of [...statements]) {
      const plan = await store.executeQuery<{ detail: string }>(
        CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
      );
      const details = plan.rows.map(({ detail }) => detail);
      const sorts = details.some((detail) => detail.includes("TEMP B-TREE"));
      if (!sorts && asksForAll.test(text.replaceAll(/\s+/g, " ").trim())) continue;
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

  it.each(files)("%s looks at no large table from end to end, except where it asks for all of it", async (file) => {
    expect(await scansOf(await readFile(path.join(folder, file), "utf8"))).toEqual([]);
  });

  it("a question that no index helps is found out", async () => {
    expect([...large].sort()).toEqual(expect.arrayContaining(["agreement", "company", "regulatory_event", "therapy"]));
    const scans = await scansOf('{ agreements(where: { summary: { contains: "isotope" } }) { totalCount } }');
    expect(scans).toEqual([expect.stringMatching(/^SCAN agreement/), expect.stringMatching(/^SCAN agreement/)]);
  });
});
