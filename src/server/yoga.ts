import type { GraphQLSchema } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { type Context, createContext } from "../context.ts";
import type { DocumentFolder } from "../documents.ts";
import { newSubgraphSchema } from "../schema/federation.ts";
import { newSchema, printedSchema, schema } from "../schema/schema.ts";
import type { Store } from "../store/open.ts";
import { BoundedCache } from "./bounded-cache.ts";
import { maskErrorsWith } from "./mask-error.ts";
import { useRequestScope } from "./request-scope.ts";
import { useArgumentErrors } from "./use-argument-errors.ts";
import { useCompression } from "./use-compression.ts";
import { useCors } from "./use-cors.ts";
import { type ExplorerTab, useExplorer } from "./use-explorer.ts";
import { useGetParameters } from "./use-get-parameters.ts";
import { useHealth } from "./use-health.ts";
import { useHttpCache } from "./use-http-cache.ts";
import { useIncremental } from "./use-incremental.ts";
import { useInlineTrace } from "./use-inline-trace.ts";
import { useOneRevision } from "./use-one-revision.ts";
import { type AnsweredQueries, usePersistedDocuments } from "./use-persisted-documents.ts";
import { useRequestLimits } from "./use-request-limits.ts";
import { useRequestLog } from "./use-request-log.ts";
import { useSchemaFile } from "./use-schema-file.ts";
import { useSubgraph } from "./use-subgraph.ts";

export interface Parts {
  store: Store;
  documents: DocumentFolder | null;
  tabs: readonly ExplorerTab[];
  log: Logger;
  queries: AnsweredQueries;
  corsOrigins: "*" | readonly string[];
  maxAge: number;
}

/** A longer request is refused: a thousand references, or a very long query, fit into a tenth of it. */
const mostBytes = 2_000_000;

/** The HTTP behaviour of the server, without a port: what answers a request is `fetch`. */
export function createServer(parts: Parts) {
  const { store, documents, tabs, log, queries, corsOrigins, maxAge } = parts;
  let subgraph: GraphQLSchema | undefined;
  return answererOf(parts, schema, () => (subgraph ??= newSubgraphSchema()), {
    before: [
      useRequestScope(),
      useRequestLog(log),
      useCors(corsOrigins),
      useInlineTrace(async () => {
        const { useApolloInlineTrace } = await import("@graphql-yoga/plugin-apollo-inline-trace");
        const traced = newSubgraphSchema();
        return answererOf(parts, newSchema(), () => traced, {
          before: [],
          after: [useApolloInlineTrace()],
        });
      }),
      useHealth(store),
      useSchemaFile(printedSchema),
      // Without free queries there is nothing to explore.
      ...(queries === "any" ? [useExplorer(tabs)] : []),
      // Excerpts come and go with the operator's documents, which no revision counts.
      ...(documents === null ? [useHttpCache(store, { maxAge, queries })] : []),
    ],
    after: [useCompression()],
  });
}

/** What answers GraphQL over HTTP, between what else a server does before and after. */
function answererOf(
  { store, documents, log, queries }: Parts,
  clients: GraphQLSchema,
  gateways: () => GraphQLSchema,
  around: { before: Plugin[]; after: Plugin[] },
) {
  return createYoga({
    schema: clients,
    context: (): Context => createContext(store, documents),
    graphiql: false,
    cors: false,
    landingPage: false,
    healthCheckEndpoint: "/health",
    logging: false,
    extraParamNames: ["documentId"],
    maxRequestBodySize: mostBytes,
    multipart: false,
    // A parsed query is some hundred times the size of its text.
    parserAndValidationCache: {
      documentCache: new BoundedCache(400_000, 20_000),
      errorCache: new BoundedCache(400_000, 20_000),
    },
    maskedErrors: { maskError: maskErrorsWith(log), errorMessage: "Unexpected error." },
    plugins: [
      ...around.before,
      useRequestLimits(),
      useGetParameters(),
      usePersistedDocuments(store, queries),
      useArgumentErrors(),
      useIncremental(),
      useSubgraph(clients, gateways),
      useOneRevision(),
      ...around.after,
    ],
  });
}
