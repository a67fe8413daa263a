// The server of this repository, with what it ships, in memory and without a port. It and these tests each have a graphql
// of their own, which take each other's objects for none: only text and requests may go from one to the other.
import path from "node:path";
import { readRecords } from "../../../src/records/load.ts";
import { applyNodes } from "../../../src/store/write.ts";
import { type Graph, type GraphOptions, openGraph } from "../../support/graph.ts";

export const root = path.resolve(import.meta.dirname, "../../..");

export async function ownGraph(options: GraphOptions = {}): Promise<Graph> {
  const { documents, digest } = await readRecords(path.join(root, "data"));
  const graph = await openGraph(":memory:", options);
  await applyNodes(graph.store, { name: "records", digest }, documents);
  return graph;
}
