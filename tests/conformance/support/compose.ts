import { composeServices as composeWithApollo } from "@apollo/composition";
import { composeServices as composeWithGuild } from "@theguild/federation-composition";
import { type GraphQLError, parse } from "graphql";

export interface Subgraph {
  name: string;
  url: string;
  sdl: string;
}

export interface Composition {
  errors: string[];
  hints: string[];
  /** The SDL of the supergraph. Null if the subgraphs do not compose. */
  supergraph: string | null;
}

const services = (subgraphs: readonly Subgraph[]) =>
  subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));

const lines = (errors: readonly GraphQLError[]) =>
  errors.map(({ extensions, message }) => `${extensions.code}: ${message}`);

export function apollo(subgraphs: readonly Subgraph[]): Composition {
  const { errors = [], hints = [], supergraphSdl } = composeWithApollo(services(subgraphs));
  return { errors: lines(errors), hints: hints.map(String), supergraph: supergraphSdl ?? null };
}

/** The Guild's composer gives no hints. */
export function guild(subgraphs: readonly Subgraph[]): Composition {
  const { errors = [], supergraphSdl } = composeWithGuild(services(subgraphs));
  return { errors: lines(errors), hints: [], supergraph: supergraphSdl ?? null };
}
