import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { linesOf, tabRows } from "../../src/intake/regulator/delimited.ts";
import { resolveOutside } from "../names/outside.ts";
import { namesIn, resolveVariants } from "../names/resolution.ts";
import { shippedGraph } from "../support/graph.ts";

const texts = await namesIn(path.resolve(import.meta.dirname, "../../data"));

/** Names of public companies (US SEC, April 2026) and of drugs (US FDA, Drugs@FDA, August 2022), which are in the public domain. */
const publicNames = path.resolve(import.meta.dirname, "../names/public-names.tsv");

describe("the names of the shipped data", () => {
  it("are resolved in other spellings, at least 98 of 100 by each rule", { timeout: 300_000 }, async () => {
    await using graph = await shippedGraph();
    for (const { title, total, misses } of await resolveVariants(graph, texts)) {
      expect(total, title).toBeGreaterThan(10);
      expect(1 - misses.length / total, `${title}:\n${misses.join("\n")}`).toBeGreaterThanOrEqual(0.98);
    }
  });

  it("are never resolved exactly from names of other companies and drugs", async () => {
    await using graph = await shippedGraph();
    const rows = linesOf(tabRows(await readFile(publicNames, "utf8")), ["register", "id", "name"], publicNames);
    const names = rows.map(({ cells: { register, id, name } }) => ({ register, name, id: id || null }));
    expect(names.length).toBeGreaterThan(600);
    const { wrong, unchecked } = await resolveOutside(graph, texts, names);
    expect([...wrong, ...unchecked].filter((line) => line.includes(": EXACT "))).toEqual([]);
  });
});
