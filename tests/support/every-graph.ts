import { applyNodes } from "../../src/store/write/apply.ts";
import { GeneratedGraph } from "./generated-graph.ts";
import { type Graph, openGraph, testGraph } from "./graph.ts";
import { PlainGraph, plainTestGraph } from "./plain/graph.ts";
import { runs } from "./runs.ts";

/** The same graph twice: behind the server, and as plain tables. */
interface Opened {
  graph: Graph;
  plain: PlainGraph;
}

async function openGenerated(seed: number): Promise<Opened> {
  const { nodes } = new GeneratedGraph(seed);
  const graph = await openGraph(":memory:");
  await applyNodes(graph.store, { name: "generated", digest: String(seed) }, nodes);
  return { graph, plain: new PlainGraph(nodes) };
}

/** The fixed graph of the tests, and graphs that are generated from the model. */
export const everyGraph: readonly { name: string; open: () => Promise<Opened> }[] = [
  { name: "the test graph", open: async () => ({ graph: await testGraph(), plain: await plainTestGraph() }) },
  ...Array.from({ length: runs(1, 2) }, (_, seed) => ({
    name: `generated graph ${seed + 1}`,
    open: () => openGenerated(seed + 1),
  })),
];
