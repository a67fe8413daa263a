import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { guild } from "./support/compose.ts";
import { root } from "./support/own-graph.ts";
import { openSubgraphs } from "./support/subgraphs.ts";
import { supergraphs } from "./support/supergraph.ts";

const read = (file: string) => readFile(path.join(root, "examples/gateway", file), "utf8");

it("the example's README shows its question, and the answer that its gateway gives", async () => {
  const readme = await read("README.md");
  const block = (language: string) => readme.split(`\`\`\`${language}\n`)[1]?.split("```")[0] ?? "";
  const question = await read("question.graphql");
  expect(block("graphql")).toBe(question);

  await using subgraphs = await openSubgraphs();
  const { supergraph } = guild(await subgraphs.described("graph", "sales"));
  await using gateway = await supergraphs.hiveGateway(supergraph ?? "", subgraphs.fetch);
  expect(await gateway.query(question)).toEqual({ data: JSON.parse(block("json")) });
});
