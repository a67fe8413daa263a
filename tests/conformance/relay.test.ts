import { readFile } from "node:fs/promises";
import path from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { registerDocuments } from "../../src/store/trusted-document.ts";
import { ownGraph, root } from "./support/own-graph.ts";
import { compileRelay } from "./support/relay-compiler.ts";
import { eslintComplaints, linterComplaints } from "./support/relay-lint.ts";

const file = path.join(root, "schema/schema.graphql");
const sdl = await readFile(file, "utf8");

describe("relay-compiler", async () => {
  const compiled = await compileRelay(path.join(import.meta.dirname, "relay"), file);

  it("compiles connections of the root and of a node, forward and backward, with their refetch queries", () => {
    const { ok, output, files, persisted } = compiled;
    expect(ok, output).toBe(true);
    expect(files).toContain("CompanyListAgreementsPageQuery.graphql.ts");
    const schema = buildSchema(sdl);
    const documents = Object.values(persisted);
    expect(documents).toHaveLength(5);
    expect(documents.flatMap((text) => validate(schema, parse(text)))).toEqual([]);
  });

  it("writes a list of documents that a server for trusted documents alone answers by their ids", async () => {
    await using graph = await ownGraph({ queries: "trusted" });
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

describe("the Relay rules", () => {
  it("of graphql-schema-linter hold", async () => {
    expect(await linterComplaints(file)).toEqual([]);
  });

  it("of graphql-eslint hold, but for edges to what is no Node", async () => {
    const complaints = await eslintComplaints(file);
    const lines = sdl.split("\n");
    const found = complaints.map(({ line, message }) => `${lines[line - 1]?.replace(" {", "")}: ${message}`);
    expect(found.sort()).toEqual(
      ["RightsGrantEdge", "StatementEdge", "TimelineEdge"].map(
        (edge) => `type ${edge}: Edge type's field \`node\` must implement \`Node\` interface.`,
      ),
    );
  });
});
