import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { testGraph } from "../support/graph.ts";

const readme = await readFile(path.resolve(import.meta.dirname, "../../README.md"), "utf8");

/** The first block of code in a language. */
function firstBlock(language: string): string {
  const [, text] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme) ?? [];
  if (text === undefined) throw new Error(`README.md has no block of ${language}.`);
  return text;
}

describe("README.md", () => {
  it("shows a query with the answer that the test graph gives", async () => {
    await using graph = await testGraph();
    const { data, errors } = await graph.query(firstBlock("graphql"));
    expect(errors).toEqual([]);
    const shown = JSON.parse(firstBlock("json"));
    expect(shown.data ?? shown).toEqual(data);
  });
});
