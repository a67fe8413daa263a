import { expect } from "vitest";
import type { Graph } from "./graph.ts";

/** Every node of a root connection, page by page, with its slug and what the selection requests. */
// biome-ignore lint/suspicious/noExplicitAny: a node has the shape that the selection gives it
export async function everyNode(graph: Graph, root: string, selection: string): Promise<any[]> {
  const nodes = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await graph.query(
      `query ($after: String) { ${root}(first: 20, after: $after) { pageInfo { hasNextPage endCursor } nodes { slug ${selection} } } }`,
      { after },
    );
    expect(errors).toEqual([]);
    nodes.push(...data[root].nodes);
    if (!data[root].pageInfo.hasNextPage) return nodes;
    after = data[root].pageInfo.endCursor;
  }
}
