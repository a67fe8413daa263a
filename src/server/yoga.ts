import type { GraphQLSchema } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { newSubgraphSchema } from "../schema/contract/subgraph.ts";
import { type Context, createContext, type SourceCopies } from "../schema/core/context.ts";
import { newSchema, printedSchema, schema } from "../schema/schema.ts";
import type { Store } from "../store/open.ts";
import { maskErrorWith } from "./answer/mask-error.ts";
import { useCompression } from "./answer/use-compression.ts";
import { useHttpCache } from "./answer/use-http-cache.ts";
import { useIncremental } from "./answer/use-incremental.ts";
import { useSnapshotConsistency } from "./answer/use-snapshot-consistency.ts";
import { type AllowedQueries, usePersistedDocuments } from "./documents/use-persisted-documents.ts";
import type { Observation } from "./observe/observation.ts";
import { processMetrics } from "./observe/process-metrics.ts";
import { useMetrics } from "./observe/use-metrics.ts";
import { useObservation } from "./observe/use-observation.ts";
import { type ExplorerTab, useExplorer } from "./operate/use-explorer.ts";
import { useHealth } from "./operate/use-health.ts";
import { useInlineTrace } from "./operate/use-inline-trace.ts";
import { useSchemaFile } from "./operate/use-schema-file.ts";
import { useOperationScope, useRequestScope } from "./request/request-scope.ts";
import { useArgumentErrors } from "./request/use-argument-errors.ts";
import { useCors } from "./request/use-cors.ts";
import { useGetParameters } from "./request/use-get-parameters.ts";
import { useRequestLimits } from "./request/use-request-limits.ts";
import { useSubgraph } from "./request/use-subgraph.ts";
import { textCache } from "./text-cache.ts";

export interface Parts {
  store: Store;
  sourceCopies: SourceCopies | null;
  tabs: readonly ExplorerTab[];
  log: Logger;
  queries: AllowedQueries;
  corsOrigins: "*" | readonly string[];
  maxAge: number;
  observe?: Observation;
}

/** A thousand entity representations, or a very long query, need about a tenth of it. */
const maxRequestBytes = 2_000_000;

/** A parsed document needs about a hundred times the memory of its text. */
const parserCacheLimits = { maxTotalLength: 400_000, maxTextLength: 20_000 };

/** Creates the HTTP server without a port: requests are answered by its `fetch`. */
export function createServer(parts: Parts) {
  const { store, sourceCopies, tabs, log, queries, corsOrigins, maxAge, observe = {} } = parts;
  const { metrics = processMetrics, slowQueryMs = 0, operationNames = [], traces = null } = observe;
  let subgraphSchema: GraphQLSchema | undefined;
  return graphqlServer(parts, schema, () => (subgraphSchema ??= newSubgraphSchema()), {
    before: [
      useRequestScope(),
      ...(traces === null ? [] : [traces.plugin]),
      useObservation({ log, metrics, slowQueryMs, operationNames }),
      useCors(corsOrigins),
      useInlineTrace(async () => {
        const { useApolloInlineTrace } = await import("@graphql-yoga/plugin-apollo-inline-trace");
        const tracedSubgraphSchema = newSubgraphSchema();
        return graphqlServer(parts, newSchema(), () => tracedSubgraphSchema, {
          before: [],
          after: [useApolloInlineTrace()],
        });
      }),
      useHealth(store),
      useMetrics(observe.metricsText ?? metrics.text),
      useSchemaFile(printedSchema),
      // GraphiQL sends queries that are not registered.
      ...(queries === "any" ? [useExplorer(tabs)] : []),
      // Excerpts depend on the operator's files, which the dataset revision does not cover.
      ...(sourceCopies === null ? [useHttpCache(store, { maxAge, queries })] : []),
    ],
    after: [useCompression()],
  });
}

/**
 * The part of the server that the tracing server repeats: GraphQL over HTTP.
 * @param around the plugins to run before and after those of GraphQL
 */
function graphqlServer(
  { store, sourceCopies, log, queries, observe }: Parts,
  clientSchema: GraphQLSchema,
  subgraphSchema: () => GraphQLSchema,
  around: { before: Plugin[]; after: Plugin[] },
) {
  const newContext = (): Context => createContext(store, sourceCopies, observe?.traces?.traceBatch);
  return createYoga({
    schema: clientSchema,
    context: newContext,
    graphiql: false,
    cors: false,
    landingPage: false,
    healthCheckEndpoint: "/health",
    logging: false,
    extraParamNames: ["documentId"],
    maxRequestBodySize: maxRequestBytes,
    multipart: false,
    parserAndValidationCache: {
      documentCache: textCache(parserCacheLimits, (_document, text) => text),
      errorCache: textCache<{}>(parserCacheLimits, (_error, text) => text),
    },
    maskedErrors: { maskError: maskErrorWith(log), errorMessage: "Unexpected error." },
    plugins: [
      ...around.before,
      useOperationScope(),
      useRequestLimits(),
      useGetParameters(),
      usePersistedDocuments(store, queries),
      useArgumentErrors(),
      useIncremental(),
      useSubgraph(clientSchema, subgraphSchema),
      useSnapshotConsistency(store, newContext),
      ...around.after,
    ],
  });
}
