import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { shippedGraph } from "../support/graph.ts";

const readme = await readFile(path.resolve(import.meta.dirname, "../../data/README.md"), "utf8");

const [, origin = ""] = readme.split("## Origin and license");

/** The datasets of the table on origin and license. */
const datasets = [...origin.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, slugs = ""]) =>
  [...slugs.matchAll(/`([\w-]+)`/g)].map(([, slug]) => slug),
);

describe("data/README.md", () => {
  it.each(datasets)("names the dataset %s, a source of the graph with terms of reuse", async (slug) => {
    await using graph = await shippedGraph();
    const { data } = await graph.query("query ($slug: String) { source(slug: $slug) { license } }", { slug });
    expect(data.source).toEqual({ license: expect.any(String) });
  });
});
