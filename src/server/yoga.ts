import { setImmediate as nextTurn } from "node:timers/promises";
import { mapSchema } from "@graphql-tools/utils";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { subgraphSchema } from "../schema/contract/subgraph.ts";
import type { SourceCopies } from "../schema/core/context.ts";
import type { Work } from "../schema/core/work.ts";
import type { Resident } from "../schema/resident/resident.ts";
import { printedSchema, schema } from "../schema/schema.ts";
import { defaultExport } from "../settings/export.ts";
import { defaultLimits, type Limits } from "../settings/limits.ts";
import type { TrustedProxies } from "../settings/trusted-proxies.ts";
import type { Store } from "../store/open.ts";
import { type HeavyReads, localReads } from "../store/reader/heavy-reads.ts";
import type { Access } from "./access/access.ts";
import { useAccess } from "./access/use-access.ts";
import { usePrivateResponses } from "./access/use-private-responses.ts";
import type { Admission } from "./admission/admission.ts";
import type { RateLimiter } from "./admission/rate-limiter.ts";
import { useAdmission } from "./admission/use-admission.ts";
import { useClientAddress } from "./admission/use-client-address.ts";
import { useRateLimit } from "./admission/use-rate-limit.ts";
import { maskErrorWith } from "./answer/mask-error.ts";
import { withMaskedHooks } from "./answer/masked-hooks.ts";
import { useCompression } from "./answer/use-compression.ts";
import { useHttpCache } from "./answer/use-http-cache.ts";
import { useIncremental } from "./answer/use-incremental.ts";
import { useResponseHeaders } from "./answer/use-response-headers.ts";
import { useStoreGuard } from "./answer/use-store-guard.ts";
import { useRefusedTarget } from "./connection/refused-target.ts";
import type { KnownDocuments } from "./direct/known-documents.ts";
import { useDocumentRegistration } from "./documents/use-document-registration.ts";
import { type AllowedQueries, usePersistedDocuments } from "./documents/use-persisted-documents.ts";
import { defaultStallMs, Exports } from "./export/exports.ts";
import { useExport } from "./export/use-export.ts";
import { useComplexity } from "./limits/use-complexity.ts";
import { useParsingTurn } from "./limits/use-parsing-turn.ts";
import { usePrice } from "./limits/use-price.ts";
import { countStatement } from "./observe/count-statement.ts";
import type { Observation } from "./observe/observation.ts";
import { processMetrics } from "./observe/process-metrics.ts";
import { useMetrics } from "./observe/use-metrics.ts";
import { type ObserveRequest, requestObserver, useObservation } from "./observe/use-observation.ts";
import type { GraphiqlTab } from "./operate/graphiql-page.ts";
import { type StoreHealth, storeHealth } from "./operate/health/store-health.ts";
import { useHealth } from "./operate/health/use-health.ts";
import { useGraphiql } from "./operate/use-graphiql.ts";
import { inlineTracePlugin, useInlineTrace } from "./operate/use-inline-trace.ts";
import { useLanding } from "./operate/use-landing.ts";
import { useSchemaFile } from "./operate/use-schema-file.ts";
import { useBoundedWork } from "./operation/use-bounded-work.ts";
import { usePlannedExecution } from "./operation/use-planned-execution.ts";
import { useSnapshotConsistency } from "./operation/use-snapshot-consistency.ts";
import type { Explorer } from "./page/explorer.ts";
import { useErrorPage } from "./page/use-error-page.ts";
import { usePage } from "./page/use-page.ts";
import { useRequestBody } from "./request/body/use-request-body.ts";
import { useOperationScope, useRequestScope } from "./request/request-scope.ts";
import { useAcceptable } from "./request/use-acceptable.ts";
import { useArgumentErrors } from "./request/use-argument-errors.ts";
import { useCors } from "./request/use-cors.ts";
import { useGetParameters } from "./request/use-get-parameters.ts";
import { useHead } from "./request/use-head.ts";
import { useRequestLimits } from "./request/use-request-limits.ts";
import { useAllowedMethods, useNotFound } from "./request/use-routes.ts";
import { useSubgraph } from "./request/use-subgraph.ts";
import { textCache } from "./text-cache.ts";

export interface Parts {
  store: Store;
  sourceCopies: SourceCopies | null;
  tabs: readonly GraphiqlTab[];
  log: Logger;
  queries: AllowedQueries;
  corsOrigins: "*" | readonly string[];
  maxAge: number;
  limits?: Limits;
  /** What is kept in memory between operations. By default, nothing is. */
  resident?: Resident | null;
  /** Returns the reads that may take long, for one operation. By default, they are executed in this process. */
  heavyReads?: (work: Work) => HeavyReads;
  /** Checks the credentials of requests. Null if requests need none. */
  access?: Access | null;
  /** The health of the store. By default, it is probed but not watched. */
  health?: StoreHealth;
  /** By default, those of this server alone. */
  exports?: Exports;
  /** Without it, operations are executed as they arrive. */
  admission?: Admission;
  /** Without it, clients are not limited. */
  rateLimiter?: RateLimiter;
  trustedProxies?: TrustedProxies;
  observe?: Observation;
  /** Logs and counts requests. By default, one that belongs to this server alone. */
  observer?: ObserveRequest;
  /** The page for browsers. Without it, `/` leads them to GraphiQL. */
  explorer?: Explorer;
  /** Collects the documents that are executed. */
  known?: KnownDocuments;
}

/** What logs and counts the requests of a server. */
export function observerOf({ log, observe = {} }: Pick<Parts, "log" | "observe">): ObserveRequest {
  const { metrics = processMetrics, slowQueryMs = 0, operationNames = [] } = observe;
  return requestObserver({ log, metrics, slowQueryMs, operationNames });
}

/** A thousand entity representations, or a very long query, need about a tenth of it. */
const maxRequestBytes = 2_000_000;

/** A parsed document needs about a hundred times the memory of its text. */
const parserCacheLimits = { maxTotalLength: 400_000, maxTextLength: 20_000 };

/** Creates the HTTP server without a port: requests are answered by its `fetch`. */
export function createServer(parts: Parts) {
  const { store, sourceCopies, tabs, log, queries, corsOrigins, maxAge, access = null, observe = {} } = parts;
  const { metrics = processMetrics, traces = null } = observe;
  const { explorer } = parts;
  const { observer = observerOf(parts) } = parts;
  const { health = storeHealth(store) } = parts;
  const { exports = new Exports(store, { ...defaultExport, stallMs: defaultStallMs, onStatement: countStatement }) } =
    parts;
  const head = useHead();
  const facts = { hasGraphiql: queries === "any", needsCredentials: access !== null };
  const common = { ...parts, health, observer, exports };
  return graphqlServer(common, schema, subgraphSchema, {
    before: [
      useRequestScope(),
      useErrorPage(explorer, facts),
      useClientAddress(parts.trustedProxies ?? 0),
      ...(traces === null ? [] : [traces.plugin]),
      useObservation(observer),
      useResponseHeaders(),
      useRefusedTarget(),
      useCors(corsOrigins),
      head.asGet,
      useAllowedMethods(),
      // Browsers load the page and its files without credentials. They contain no data of the graph.
      ...(explorer ? [usePage(explorer, facts)] : []),
      // GraphiQL sends queries that are not registered. The page itself loads without credentials.
      ...(queries === "any"
        ? [useGraphiql(tabs, { needsCredentials: access !== null, hasExplorer: explorer !== undefined })]
        : []),
      ...(access === null ? [] : [useAccess(access), useDocumentRegistration(store, log)]),
      useInlineTrace(async () => {
        const { useApolloInlineTrace } = await inlineTracePlugin();
        // Other requests have their turns in between. Tracing changes the schemas that it is given.
        await nextTurn();
        const tracedSchema = mapSchema(schema, {});
        await nextTurn();
        const tracedSubgraphSchema = mapSchema(subgraphSchema(), {});
        await nextTurn();
        return graphqlServer(common, tracedSchema, () => tracedSubgraphSchema, {
          before: [],
          after: [useApolloInlineTrace()],
          // The trace needs each resolver to be called by the executor that it wraps.
          isMain: false,
        });
      }),
      useHealth(health),
      useMetrics(observe.metricsText ?? metrics.text),
      useSchemaFile(printedSchema),
      useLanding(),
      useNotFound(),
      // Excerpts depend on the operator's files, which the dataset revision does not cover.
      ...(sourceCopies === null ? [useHttpCache(store, { maxAge, queries })] : []),
    ],
    after: [useCompression(), ...(access === null ? [] : [usePrivateResponses()]), head.withoutBody],
    isMain: true,
  });
}

/**
 * The part of the server that the tracing server repeats: GraphQL over HTTP.
 * @param around the plugins to run before and after those of GraphQL
 */
function graphqlServer(
  {
    store,
    sourceCopies,
    log,
    queries,
    health,
    admission,
    rateLimiter,
    observe,
    resident = null,
    known,
    limits = defaultLimits,
    heavyReads = () => localReads(store),
    exports,
    observer,
    explorer,
  }: Parts & {
    health: StoreHealth;
    exports: Exports;
    observer: ObserveRequest;
  },
  clientSchema: GraphQLSchema,
  gatewaySchema: () => GraphQLSchema,
  around: { before: Plugin[]; after: Plugin[]; isMain: boolean },
) {
  const traceBatch = observe?.traces?.traceBatch;
  const maskError = maskErrorWith(log, health);
  const documentCache = textCache<DocumentNode>(parserCacheLimits, (_document, text) => text);
  return createYoga({
    schema: clientSchema,
    graphiql: false,
    cors: false,
    landingPage: false,
    // Yoga compares the end of the URL, including the query string. No URL ends with a line break.
    healthCheckEndpoint: "\n",
    logging: false,
    extraParamNames: ["documentId"],
    // `useRequestBody` limits the size, before and after decompression.
    maxRequestBodySize: false,
    multipart: false,
    parserAndValidationCache: {
      documentCache,
      errorCache: textCache<{}>(parserCacheLimits, (_error, text) => text),
    },
    maskedErrors: { maskError, errorMessage: "Unexpected error." },
    plugins: withMaskedHooks(
      [
        ...around.before,
        useOperationScope(),
        ...(around.isMain ? [usePlannedExecution()] : []),
        useStoreGuard(health),
        useAcceptable(),
        useRequestBody(maxRequestBytes),
        useRequestLimits(limits),
        useGetParameters(),
        usePersistedDocuments(store, queries, (id) => explorer?.document(id)),
        useParsingTurn((text) => documentCache.has(text)),
        useComplexity(limits),
        useArgumentErrors(),
        useIncremental(),
        useSubgraph(clientSchema, gatewaySchema),
        useExport({ exports, limits, admission, rateLimiter, sourceCopies, maskError, observe: observer }),
        useSnapshotConsistency({ store, resident }),
        ...(around.isMain && known ? [known.plugin] : []),
        usePrice(limits),
        useBoundedWork({ ...limits, store, sourceCopies, heavyReads, ...(traceBatch && { traceBatch }) }),
        // These wait for the operation's turn, so they follow all that replaces the execution.
        ...(admission ? [useAdmission(admission)] : []),
        ...(rateLimiter ? [useRateLimit(rateLimiter)] : []),
        ...around.after,
      ],
      log,
    ),
  });
}
