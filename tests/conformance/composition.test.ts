import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apollo, guild } from "./support/compose.ts";
import { openSubgraphs, type Subgraphs } from "./support/subgraphs.ts";

let subgraphs: Subgraphs;
beforeAll(async () => {
  subgraphs = await openSubgraphs();
});
afterAll(() => subgraphs[Symbol.asyncDispose]());

describe.each(Object.entries({ apollo, guild }))(
  "the graph, composed by %s, fits without errors or hints",
  (_name, compose) => {
    it("with the example's sales", async () => {
      const { supergraph, ...complaints } = compose(await subgraphs.described("graph", "sales"));
      expect(complaints).toEqual({ errors: [], hints: [] });
      expect(supergraph).toContain("topSellers");
    });

    it("with another subgraph that has Relay's types", async () => {
      const sdl = await readFile(path.join(import.meta.dirname, "support/relay-subgraph.graphql"), "utf8");
      const things = { name: "things", url: "http://things.test/graphql", sdl };
      const { supergraph, ...complaints } = compose([...(await subgraphs.described("graph")), things]);
      expect(complaints).toEqual({ errors: [], hints: [] });
      expect(supergraph).toContain("ThingConnection");
    });
  },
);
