import { createSalesServer } from "../../../examples/gateway/src/sales/server.ts";
import type { Graph } from "../../support/graph.ts";
import type { Subgraph } from "./compose.ts";
import { createNotesServer } from "./notes.ts";
import { openShippedGraph } from "./shipped-graph.ts";
import type { Fetch } from "./supergraph.ts";

export type SubgraphName = "graph" | "sales" | "notes";

/** A request that a gateway sent to a subgraph. */
export interface SubgraphRequest {
  subgraph: SubgraphName;
  variables: Record<string, unknown>;
}

/** The graph and two other subgraphs, in this process and without ports. */
export interface Subgraphs extends AsyncDisposable {
  graph: Graph;
  /** The subgraphs with these names, with the SDL that each returns from `_service`. */
  describe: <Names extends SubgraphName[]>(...names: Names) => Promise<{ [Index in keyof Names]: Subgraph }>;
  /** Sends a request to the subgraph that the host names. */
  fetch: Fetch;
  /** The requests that `fetch` sent, in order. */
  readonly requests: SubgraphRequest[];
  /** The subgraphs that respond with 503. */
  readonly unavailable: Set<SubgraphName>;
}

export async function openSubgraphs(): Promise<Subgraphs> {
  // The snapshots count the statements of each request.
  const graph = await openShippedGraph({ cacheBytes: 0 });
  const sales = createSalesServer();
  const notes = createNotesServer();
  const servers: Record<SubgraphName, Fetch> = {
    graph: (url, init) => graph.fetch(String(url), init),
    sales: async (url, init) => sales.fetch(new Request(url, init)),
    notes: async (url, init) => notes.fetch(new Request(url, init)),
  };
  const requests: SubgraphRequest[] = [];
  const unavailable = new Set<SubgraphName>();
  return {
    graph,
    describe: (...names) => Promise.all(names.map((name) => describeSubgraph(name, servers[name]))) as never,
    async fetch(url, init) {
      const subgraph = new URL(url).hostname.replace(/\.test$/, "") as SubgraphName;
      const { variables = {} } = JSON.parse(String(init?.body));
      requests.push({ subgraph, variables });
      if (unavailable.has(subgraph)) return new Response(null, { status: 503 });
      return servers[subgraph](url, init);
    },
    requests,
    unavailable,
    [Symbol.asyncDispose]: () => graph[Symbol.asyncDispose](),
  };
}

async function describeSubgraph(name: SubgraphName, fetch: Fetch): Promise<Subgraph> {
  const url = `http://${name}.test/graphql`;
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ _service { sdl } }" }),
  });
  const { data } = (await response.json()) as { data: { _service: { sdl: string } } };
  return { name, url, sdl: data._service.sdl };
}
