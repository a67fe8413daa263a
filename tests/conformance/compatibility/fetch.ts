// Replaces make-fetch-happen in the compatibility tests. The ports that they send requests to are servers in this process.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { useApolloInlineTrace } from "@graphql-yoga/plugin-apollo-inline-trace";
import { type GraphQLSchema, parse } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import { inject } from "vitest";
import { apollo } from "../support/compose.ts";
import { type Executor, type Supergraph, supergraphs } from "../support/supergraph.ts";
import { schema as products } from "./products.ts";

declare module "vitest" {
  interface ProvidedContext {
    executor: Executor;
  }
}

const packageFile = createRequire(import.meta.url).resolve(
  "@apollo/federation-subgraph-compatibility-tests/package.json",
);
const typeDefs = (name: string) =>
  parse(readFileSync(new URL(`dist/subgraphs/${name}/${name}.graphql`, `file://${packageFile}`), "utf8"));

const users = buildSubgraphSchema({
  typeDefs: typeDefs("users"),
  resolvers: {
    User: {
      __resolveReference: ({ email }: { email: string }) =>
        email === "support@apollographql.com"
          ? { email, name: "Apollo Studio Support", totalProductsCreated: 10, yearsOfEmployment: 10 }
          : null,
    },
  } as never,
});

const stock = { id: "apollo-oss", products: [{ id: "apollo-federation" }] };

const inventory = buildSubgraphSchema({
  typeDefs: typeDefs("inventory"),
  resolvers: {
    Query: { inventory: (_root: unknown, { id }: { id: string }) => (id === stock.id ? stock : null) },
    Inventory: { __resolveType: () => "OpenSourceInventory" },
    Product: { delivery: () => ({ estimatedDelivery: "5/1/2019", fastestDelivery: "5/1/2019" }) },
  } as never,
});

const yoga = (schema: GraphQLSchema, ...plugins: Plugin[]) =>
  createYoga({ schema, graphqlEndpoint: "/", graphiql: false, landingPage: false, plugins });

const ports: Record<string, ReturnType<typeof yoga>> = {
  "4001": yoga(products, useApolloInlineTrace()),
  "4002": yoga(users),
  "4003": yoga(inventory),
};

const fetchSubgraph = async (url: string | URL, init?: RequestInit): Promise<Response> => {
  const server = ports[new URL(url).port];
  if (!server) throw new TypeError(`No server at ${url}.`);
  return server.fetch(new Request(url, init));
};

const fetchSdl = async (url: string): Promise<string> => {
  const response = await fetchSubgraph(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ _service { sdl } }" }),
  });
  return ((await response.json()) as { data: { _service: { sdl: string } } }).data._service.sdl;
};

let supergraph: Promise<Supergraph> | undefined;

async function openSupergraph(): Promise<Supergraph> {
  const subgraphs = await Promise.all(
    Object.entries({ products: 4001, users: 4002, inventory: 4003 }).map(async ([name, port]) => {
      const url = `http://localhost:${port}/`;
      return { name, url, sdl: await fetchSdl(url) };
    }),
  );
  const composition = apollo(subgraphs);
  if (!composition.supergraph) throw new TypeError(composition.errors.join("\n"));
  return supergraphs[inject("executor")](composition.supergraph, fetchSubgraph);
}

export default async function fetch(url: string, init: RequestInit & { body: string }): Promise<Response> {
  if (new URL(url).port !== "4000") return fetchSubgraph(url, init);
  supergraph ??= openSupergraph();
  const { query, variables } = JSON.parse(init.body);
  return Response.json(await (await supergraph).query(query, variables));
}
