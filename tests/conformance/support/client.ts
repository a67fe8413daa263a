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

/** What a client sent, by whichever method, and how it was answered. */
export interface Sent {
  method: string;
  query: string | undefined;
  extensions: Record<string, unknown>;
  status: number;
  type: string;
}

/** A fetch to the graph that keeps what goes through it. */
export function recorded(graph: Graph): { fetch: Fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    async fetch(input, init) {
      const request = new Request(input, init);
      const { searchParams } = new URL(request.url);
      const body = request.method === "POST" ? await request.clone().json() : null;
      const response = await graph.fetch(request.url, init);
      sent.push({
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
    // The parts of a deferred answer in the form that the server gives them, and routers of Apollo too.
    incrementalHandler: new Defer20220824Handler(),
  });
}

/** urql without a framework. It asks by GET wherever the address does not get too long. */
export function urqlClient(fetch: Fetch, { persisted = false } = {}): Client {
  const byHash = persisted ? [persistedExchange({ preferGetForPersistedQueries: "force" })] : [];
  return createClient({ url, fetch, exchanges: [cacheExchange, ...byHash, fetchExchange] });
}
