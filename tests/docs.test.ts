import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { testGraph } from "./support/graph.ts";

const root = path.resolve(import.meta.dirname, "..");
const files = ["README.md", ...globSync("docs/*.md", { cwd: root }).sort()];

interface Example {
  /** The file and the line at which the example starts, such as "docs/api.md:71". */
  at: string;
  document: string;
}

async function examplesOf(file: string): Promise<Example[]> {
  const text = await readFile(path.join(root, file), "utf8");
  return [...text.matchAll(/^ *```graphql\n(.*?)^ *```$/gms)].map(({ 1: document = "", index }) => ({
    at: `${file}:${text.slice(0, index).split("\n").length}`,
    document,
  }));
}

const examples = (await Promise.all(files.map(examplesOf))).flat();

describe("the documentation", () => {
  it("has examples of operations", () => {
    expect(new Set(examples.map(({ at }) => at.split(":")[0]))).toEqual(new Set(["README.md", "docs/api.md"]));
  });

  it.each(examples)("has an operation at $at that is answered without an error", async ({ document }) => {
    await using graph = await testGraph();
    const { data, errors } = await graph.query(document);
    expect(errors).toEqual([]);
    for (const [field, answer] of Object.entries(data)) expect(answer, field).not.toBeNull();
  });
});
