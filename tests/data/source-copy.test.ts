import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyNode } from "../support/every-node.ts";
import { factsFolder, type Graph, shippedGraph } from "../support/graph.ts";

interface Span {
  slug: string;
  excerpt: string | null;
  locator: { sha256: string };
}

/** Every span of a source of which an operator may hold a copy. */
async function spansOf(graph: Graph): Promise<Span[]> {
  const evidence = `evidence { source { slug contentHash } excerpt locator { __typename ... on TextSpan { sha256 } } }`;
  const nodes = await everyNode(graph, "sources", `contentHash claims(first: 100) { nodes { ${evidence} } }`);
  return nodes.flatMap(({ slug, contentHash, claims }) =>
    contentHash === null
      ? []
      : // biome-ignore lint/suspicious/noExplicitAny: the selection above says what a claim has
        claims.nodes.flatMap((claim: any) =>
          claim.evidence
            // biome-ignore lint/suspicious/noExplicitAny: the selection above says what evidence has
            .filter(({ source, locator }: any) => source.slug === slug && locator?.__typename === "TextSpan")
            // biome-ignore lint/suspicious/noExplicitAny: the selection above says what evidence has
            .map(({ excerpt, locator }: any) => ({ slug, excerpt, locator })),
        ),
  );
}

const hasCopies = existsSync(factsFolder);
if (!hasCopies) console.warn(`Spans are not compared with copies of their sources: ${factsFolder} does not exist.`);

describe("the spans of data/", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await shippedGraph(hasCopies ? { sourceCopies: factsFolder } : {});
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it.runIf(hasCopies)("match their hashes where a copy of the source is at hand", async () => {
    const spans = await spansOf(graph);
    expect(spans).not.toEqual([]);
    expect(spans.filter(({ excerpt }) => excerpt === null)).toEqual([]);
  });

  it("have no excerpt where the operator has no copy", async () => {
    await using without = await shippedGraph();
    const excerpts = (await spansOf(without)).map(({ excerpt }) => excerpt);
    expect(excerpts.filter((excerpt) => excerpt !== null)).toEqual([]);
  });
});
