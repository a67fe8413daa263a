import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import http from "@graphql-mesh/transport-http";
import { type FormattedExecutionResult, getOperationAST, parse, validate } from "graphql";

export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

export interface Supergraph extends AsyncDisposable {
  query: (query: string, variables?: Record<string, unknown>) => Promise<FormattedExecutionResult>;
}

export type OpenSupergraph = (supergraph: string, fetch: Fetch) => Promise<Supergraph>;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Apollo Gateway without Apollo Server: this function passes to its executor what the server would pass. */
const apolloGateway: OpenSupergraph = async (supergraphSdl, fetch) => {
  const gateway = new ApolloGateway({
    supergraphSdl,
    // The type of `fetcher` is that of make-fetch-happen, whose classes have other names than the platform's.
    buildService: ({ url }) => new RemoteGraphQLDataSource({ url: url as string, fetcher: fetch as never }),
    logger: silent,
  });
  const { schema, executor } = await gateway.load();
  return {
    async query(query, variables = {}) {
      const document = parse(query);
      // Apollo Server validates before it calls the executor, which would throw.
      const errors = validate(schema, document);
      if (errors.length > 0) return { errors: errors.map((error) => error.toJSON()) };
      const operation = getOperationAST(document);
      const result = await executor({
        request: { query, variables },
        document,
        operationName: operation?.name?.value ?? null,
        // The key under which the executor caches the query plan. Two documents must not share it.
        queryHash: query,
        // Without metrics, the executor stops at the first error of a subgraph.
        metrics: {},
        logger: silent,
        context: {},
      } as never);
      return result as FormattedExecutionResult;
    },
    [Symbol.asyncDispose]: () => gateway.stop(),
  };
};

const hive =
  (options: { unifiedGraphHandler?: typeof unifiedGraphHandler }): OpenSupergraph =>
  async (supergraph, fetch) => {
    const runtime = createGatewayRuntime({
      supergraph,
      // Otherwise the gateway imports the package by name at the first request.
      transports: { http },
      fetchAPI: { fetch: fetch as never },
      logging: false,
      landingPage: false,
      graphiql: false,
      ...options,
    });
    return {
      async query(query, variables = {}) {
        const response = await runtime.fetch("http://supergraph.test/graphql", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ query, variables }),
        });
        return (await response.json()) as FormattedExecutionResult;
      },
      [Symbol.asyncDispose]: async () => runtime[Symbol.asyncDispose](),
    };
  };

/** Hive Gateway with the query planner of graphql-tools. */
const hiveGateway = hive({});

/** Hive Gateway with the query planner of Hive Router, which is a native module. */
const hiveRouter = hive({ unifiedGraphHandler });

export const supergraphs = { apolloGateway, hiveGateway, hiveRouter };

export type Executor = keyof typeof supergraphs;
