import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { guild } from "./support/compose.ts";
import { repositoryFolder } from "./support/shipped-graph.ts";
import { openSubgraphs } from "./support/subgraphs.ts";
import { supergraphs } from "./support/supergraph.ts";

const read = (file: string) => readFile(path.join(repositoryFolder, "examples/gateway", file), "utf8");

it("the README of the gateway example shows its query and the response of the gateway", async () => {
  const readme = await read("README.md");
  const block = (language: string) => readme.split(`\`\`\`${language}\n`)[1]?.split("```")[0] ?? "";
  const query = await read("question.graphql");
  expect(block("graphql")).toBe(query);

  await using subgraphs = await openSubgraphs();
  const { supergraph } = guild(await subgraphs.describe("graph", "sales"));
  await using gateway = await supergraphs.hiveGateway(supergraph ?? "", subgraphs.fetch);
  expect(await gateway.query(query)).toEqual({ data: JSON.parse(block("json")) });
});
