import type { GraphQLSchema } from "graphql";
import { createYoga } from "graphql-yoga";
import type { Logger } from "pino";
import { createContext } from "../context.ts";
import type { DocumentFolder } from "../documents.ts";
import type { Store } from "../store/open.ts";
import { maskErrorsWith } from "./mask-error.ts";
import { useArgumentErrors } from "./use-argument-errors.ts";
import { type ExplorerTab, useExplorer } from "./use-explorer.ts";
import { useGetParameters } from "./use-get-parameters.ts";
import { useHealth } from "./use-health.ts";
import { useOneRevision } from "./use-one-revision.ts";
import { useRequestLog } from "./use-request-log.ts";
import { useSchemaFile } from "./use-schema-file.ts";
import { useSubgraph } from "./use-subgraph.ts";

export interface Parts {
  schema: GraphQLSchema;
  subgraphSchema: () => GraphQLSchema;
  printedSchema: () => string;
  store: Store;
  documents: DocumentFolder | null;
  tabs: readonly ExplorerTab[];
  log: Logger;
}

/** The HTTP behaviour of the server, without a port: what answers a request is `fetch`. */
export function createServer({ schema, subgraphSchema, printedSchema, store, documents, tabs, log }: Parts) {
  return createYoga({
    schema,
    context: () => createContext(store, documents),
    graphiql: false,
    // The graph is public and asks for no credentials, so that any page may read it.
    cors: { origin: "*", credentials: false },
    landingPage: false,
    healthCheckEndpoint: "/health",
    logging: false,
    maskedErrors: { maskError: maskErrorsWith(log), errorMessage: "Unexpected error." },
    plugins: [
      useRequestLog(log),
      useHealth(store),
      useSchemaFile(printedSchema),
      useExplorer(tabs),
      useGetParameters(),
      useArgumentErrors(),
      useSubgraph(schema, subgraphSchema),
      useOneRevision(),
    ],
  });
}
