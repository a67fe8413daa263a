import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { Defer20220824Handler } from "@apollo/client/incremental";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { type Client, cacheExchange, createClient, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import type { Graph } from "../../support/graph.ts";

const url = "http://graph.test/graphql";

type Fetch = typeof globalThis.fetch;

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** A request of a client and its response, the same for GET and POST. */
export interface Exchange {
  method: string;
  query: string | undefined;
  extensions: Record<string, unknown>;
  status: number;
  type: string;
}

/** A fetch that sends requests to the graph and records them. */
export function recordingFetch(graph: Graph): { fetch: Fetch; exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async fetch(input, init) {
      const request = new Request(input, init);
      const { searchParams } = new URL(request.url);
      const body = request.method === "POST" ? await request.clone().json() : null;
      const response = await graph.fetch(request.url, init);
      exchanges.push({
        method: request.method,
        query: body ? body.query : (searchParams.get("query") ?? undefined),
        extensions: body ? body.extensions : JSON.parse(searchParams.get("extensions") ?? "{}"),
        status: response.status,
        type: response.headers.get("content-type")?.split(";")[0] ?? "",
      });
      return response;
    },
  };
}

export function apolloClient(fetch: Fetch, { persisted = false } = {}): ApolloClient {
  const http = new HttpLink({ uri: url, fetch });
  const byHash = new PersistedQueryLink({ sha256, useGETForHashedQueries: true });
  return new ApolloClient({
    link: persisted ? ApolloLink.from([byHash, http]) : http,
    cache: new InMemoryCache(),
    // The format of incremental responses that the server sends, as Apollo Router does.
    incrementalHandler: new Defer20220824Handler(),
  });
}

/** urql without a UI framework. It sends GET requests unless the URL becomes too long. */
export function urqlClient(fetch: Fetch, { persisted = false } = {}): Client {
  const byHash = persisted ? [persistedExchange({ preferGetForPersistedQueries: "force" })] : [];
  return createClient({ url, fetch, exchanges: [cacheExchange, ...byHash, fetchExchange] });
}
