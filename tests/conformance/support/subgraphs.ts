import { createSalesServer } from "../../../examples/gateway/src/sales/server.ts";
import type { Graph } from "../../support/graph.ts";
import type { Subgraph } from "./compose.ts";
import { createNotesServer } from "./notes.ts";
import { ownGraph } from "./own-graph.ts";
import type { Fetch } from "./supergraph.ts";

export type SubgraphName = "graph" | "sales" | "notes";

/** A request that a gateway sent to a subgraph. */
export interface Asked {
  subgraph: SubgraphName;
  variables: Record<string, unknown>;
}

/** The graph and two subgraphs beside it, in this process and without ports. */
export interface Subgraphs extends AsyncDisposable {
  graph: Graph;
  /** What each says of itself, through `_service`. */
  described: (...names: SubgraphName[]) => Promise<Subgraph[]>;
  /** Knows them by their hosts. */
  fetch: Fetch;
  /** What went through `fetch`, in order. */
  readonly asked: Asked[];
  /** Those that answer with 503. */
  readonly down: Set<SubgraphName>;
}

export async function openSubgraphs(): Promise<Subgraphs> {
  const graph = await ownGraph();
  const sales = createSalesServer();
  const notes = createNotesServer();
  const servers: Record<SubgraphName, Fetch> = {
    graph: (url, init) => graph.fetch(String(url), init),
    sales: async (url, init) => sales.fetch(new Request(url, init)),
    notes: async (url, init) => notes.fetch(new Request(url, init)),
  };
  const asked: Asked[] = [];
  const down = new Set<SubgraphName>();
  return {
    graph,
    described: (...names) => Promise.all(names.map((name) => describedBy(name, servers[name]))),
    async fetch(url, init) {
      const subgraph = new URL(url).hostname.replace(/\.test$/, "") as SubgraphName;
      const { variables = {} } = JSON.parse(String(init?.body));
      asked.push({ subgraph, variables });
      if (down.has(subgraph)) return new Response(null, { status: 503 });
      return servers[subgraph](url, init);
    },
    asked,
    down,
    [Symbol.asyncDispose]: () => graph[Symbol.asyncDispose](),
  };
}

async function describedBy(name: SubgraphName, fetch: Fetch): Promise<Subgraph> {
  const url = `http://${name}.test/graphql`;
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ _service { sdl } }" }),
  });
  const { data } = (await response.json()) as { data: { _service: { sdl: string } } };
  return { name, url, sdl: data._service.sdl };
}
