// The server of this repository with the shipped records, in memory and without a port. These tests and the server load
// separate copies of graphql, which reject each other's objects. Only text and requests can be passed between them.
import path from "node:path";
import { readRecords } from "../../../src/intake/records/load.ts";
import { applyNodes } from "../../../src/store/write/apply.ts";
import { type Graph, type GraphOptions, openGraph } from "../../support/graph.ts";

export const repositoryFolder = path.resolve(import.meta.dirname, "../../..");

export async function openShippedGraph(options: GraphOptions = {}): Promise<Graph> {
  const { nodes, digest } = await readRecords(path.join(repositoryFolder, "data"));
  const graph = await openGraph(":memory:", options);
  await applyNodes(graph.store, { name: "records", digest }, nodes);
  return graph;
}
