import { readFile } from "node:fs/promises";
import path from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { registerDocuments } from "../../src/store/query/registered-document.ts";
import { compileRelay } from "./support/relay-compiler.ts";
import { eslintProblems, linterProblems } from "./support/relay-lint.ts";
import { openShippedGraph, repositoryFolder } from "./support/shipped-graph.ts";

const file = path.join(repositoryFolder, "schema/schema.graphql");
const sdl = await readFile(file, "utf8");

describe("relay-compiler", async () => {
  const compiled = await compileRelay(path.join(import.meta.dirname, "relay"), file);

  it("compiles connections of the root and of a node in both directions, with valid refetch queries", () => {
    const { ok, output, files, persisted } = compiled;
    expect(ok, output).toBe(true);
    expect(files).toContain("CompanyListAgreementsPageQuery.graphql.ts");
    const schema = buildSchema(sdl);
    const documents = Object.values(persisted);
    expect(documents).toHaveLength(5);
    expect(documents.flatMap((text) => validate(schema, parse(text)))).toEqual([]);
  });

  it("writes persisted operations that a server for trusted documents executes by id", async () => {
    await using graph = await openShippedGraph({ queries: "trusted" });
    const documents = Object.entries(compiled.persisted).map(([id, body]) => ({ id, sha256: id, body }));
    await registerDocuments(graph.store, documents);
    const id = documents.find(({ body }) => body.includes("query CompanyListQuery"))?.id ?? "";
    const get = await graph.fetch(`/graphql?documentId=${id}`);
    const post = await graph.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ documentId: id, variables: {} }),
    });
    for (const response of [get, post]) {
      expect(await response.json()).toMatchObject({
        data: { companies: { edges: Array(10).fill({ node: { id: expect.any(String) } }) } },
      });
    }
  });
});

/** Edges to parts of an entity, which are not nodes. */
const edgesWithoutNode = [
  "AgreementGroupEdge",
  "EntityChangeEdge",
  "QuoteEdge",
  "RegulatoryEventGroupEdge",
  "RightsGrantEdge",
  "TimelineEdge",
];

describe("the Relay rules", () => {
  it("of graphql-schema-linter find no problems", async () => {
    expect(await linterProblems(file)).toEqual([]);
  });

  it("of graphql-eslint find no problems except edges to parts that are not nodes", async () => {
    const lines = sdl.split("\n");
    const problems = (await eslintProblems(file)).map(
      ({ line, message }) => `${lines[line - 1]?.replace(/^type (\w+).*/, "$1")}: ${message}`,
    );
    expect(problems.sort()).toEqual(
      edgesWithoutNode.map((edge) => `${edge}: Edge type's field \`node\` must implement \`Node\` interface.`),
    );
  });
});
