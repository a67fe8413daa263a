import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apollo, guild, type Subgraph } from "./support/compose.ts";
import { accessibleElements } from "./support/schema-element.ts";
import { openSubgraphs, type Subgraphs } from "./support/subgraphs.ts";

let subgraphs: Subgraphs;
let graph: Subgraph;
beforeAll(async () => {
  subgraphs = await openSubgraphs();
  [graph] = await subgraphs.describe("graph");
});
afterAll(() => subgraphs[Symbol.asyncDispose]());

/** A subgraph that is only composed. */
async function composedOnly(name: string): Promise<Subgraph> {
  const sdl = await readFile(path.join(import.meta.dirname, `support/${name}-subgraph.graphql`), "utf8");
  return { name, url: `http://${name}.test/graphql`, sdl };
}

describe.each(Object.entries({ apollo, guild }))("composition by %s", (_name, compose) => {
  /** Composes without errors and hints, and keeps all that clients see of both subgraphs. */
  function expectComplete(other: Subgraph): void {
    const { errors, hints, supergraph } = compose([graph, other]);
    expect({ errors, hints }).toEqual({ errors: [], hints: [] });
    const elements = new Set(accessibleElements(supergraph ?? ""));
    for (const { name, sdl } of [graph, other]) {
      const expected = accessibleElements(sdl);
      expect(expected.length, name).toBeGreaterThan(10);
      expect(
        expected.filter((element) => !elements.has(element)),
        name,
      ).toEqual([]);
    }
  }

  it("keeps the schemas of the graph and of the example's sales subgraph", async () => {
    const [sales] = await subgraphs.describe("sales");
    expectComplete(sales);
  });

  it("keeps the schemas of the graph and of a Relay subgraph", async () => {
    expectComplete(await composedOnly("relay"));
  });

  it("keeps the schemas of the graph and of a subgraph with its own types of generic names", async () => {
    expectComplete(await composedOnly("generic-names"));
  });

  it("fails with errors about PageInfo if another subgraph returns a PageInfo without the fields of Relay", async () => {
    const { sdl, ...other } = await composedOnly("generic-names");
    const incomplete = sdl.replace("  hasPreviousPage: Boolean!\n  startCursor: String\n", "");
    expect(incomplete).not.toBe(sdl);
    const { errors, supergraph } = compose([graph, { ...other, sdl: incomplete }]);
    expect(supergraph).toBeNull();
    expect(errors).toHaveLength(2);
    for (const error of errors) expect(error).toMatch(/^SATISFIABILITY_ERROR: .*cannot find field "PageInfo\./s);
  });
});
