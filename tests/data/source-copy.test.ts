import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { everyNode } from "../support/every-node.ts";
import { factsFolder, type Graph, shippedGraph } from "../support/graph.ts";

interface Evidence {
  source: { slug: string };
  excerpt: string | null;
  locator: { __typename: string } | null;
}

/** The excerpts of the spans of each source that has any, null where there is none. */
async function excerptsBySource(graph: Graph): Promise<Map<string, (string | null)[]>> {
  const evidence = "evidence { source { slug } excerpt locator { __typename } }";
  const nodes = await everyNode(graph, "sources", `claims(first: 100) { nodes { ${evidence} } }`);
  const excerpts = new Map<string, (string | null)[]>();
  for (const { slug, claims } of nodes) {
    const own: Evidence[] = claims.nodes.flatMap((claim: { evidence: Evidence[] }) => claim.evidence);
    const spans = own.filter(({ source, locator }) => source.slug === slug && locator?.__typename === "TextSpan");
    if (spans.length > 0)
      excerpts.set(
        slug,
        spans.map(({ excerpt }) => excerpt),
      );
  }
  return excerpts;
}

const hasCopies = existsSync(factsFolder);
if (!hasCopies) console.warn(`Spans are not compared with copies of their sources: ${factsFolder} does not exist.`);

describe("the spans of data/", () => {
  it.runIf(hasCopies)("match their hashes, all of a source of which a copy is at hand", async () => {
    await using graph = await shippedGraph({ sourceCopies: factsFolder });
    const excerpts = [...(await excerptsBySource(graph))];
    const copied = excerpts.filter(([, own]) => own.some((excerpt) => excerpt !== null));
    expect(copied).not.toEqual([]);
    for (const [slug, own] of copied)
      expect(
        own.filter((excerpt) => excerpt === null),
        slug,
      ).toEqual([]);
  });

  it("have no excerpt where the operator has no copy", async () => {
    await using graph = await shippedGraph();
    const excerpts = [...(await excerptsBySource(graph)).values()].flat();
    expect(excerpts.filter((excerpt) => excerpt !== null)).toEqual([]);
  });
});
