import { composeServices as composeByApollo } from "@apollo/composition";
import { composeServices as composeByGuild } from "@theguild/federation-composition";
import { type GraphQLError, parse } from "graphql";

export interface Subgraph {
  name: string;
  url: string;
  sdl: string;
}

export interface Composition {
  errors: string[];
  hints: string[];
  /** Null where they do not compose. */
  supergraph: string | null;
}

const services = (subgraphs: readonly Subgraph[]) =>
  subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));

const lines = (errors: readonly GraphQLError[]) =>
  errors.map(({ extensions, message }) => `${extensions.code}: ${message}`);

export function apollo(subgraphs: readonly Subgraph[]): Composition {
  const { errors = [], hints = [], supergraphSdl } = composeByApollo(services(subgraphs));
  return { errors: lines(errors), hints: hints.map(String), supergraph: supergraphSdl ?? null };
}

/** Knows no hints. */
export function guild(subgraphs: readonly Subgraph[]): Composition {
  const { errors = [], supergraphSdl } = composeByGuild(services(subgraphs));
  return { errors: lines(errors), hints: [], supergraph: supergraphSdl ?? null };
}
