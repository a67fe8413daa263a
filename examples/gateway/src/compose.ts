import { composeServices } from "@theguild/federation-composition";
import { type DocumentNode, parse } from "graphql";
import { StartError } from "./config.ts";

export interface Subgraph {
  /** Name of the subgraph in the supergraph. */
  name: string;
  /** Address of its GraphQL endpoint. */
  url: string;
  /** What to do if it does not respond, for error messages. */
  remedy: string;
}

/**
 * Composes the supergraph from the schemas of running subgraphs.
 * @throws {StartError} if one does not respond or is not a subgraph, or if the schemas do not compose
 */
export async function composeRunning(subgraphs: readonly Subgraph[]): Promise<string> {
  const services = await Promise.all(
    subgraphs.map(async (subgraph) => ({
      ...subgraph,
      typeDefs: parseSchema(subgraph.name, await fetchSdl(subgraph)),
    })),
  );
  const { errors = [], supergraphSdl } = composeServices(services);
  if (supergraphSdl) return supergraphSdl;
  throw new StartError(`The subgraphs do not compose:\n${errors.map(({ message }) => `  ${message}`).join("\n")}`);
}

function parseSchema(name: string, sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (error) {
    throw new StartError(`The schema of the subgraph "${name}" cannot be parsed: ${(error as Error).message}`);
  }
}

async function fetchSdl({ name, url, remedy }: Subgraph): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ _service { sdl } }" }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => {
    throw new StartError(`The subgraph "${name}" does not respond at ${url}. ${remedy}`);
  });
  const answer = (await response.json().catch(() => null)) as { data?: { _service?: { sdl?: string } } } | null;
  const sdl = answer?.data?._service?.sdl;
  if (typeof sdl !== "string")
    throw new StartError(`The server at ${url} is not the subgraph "${name}": it does not return its SDL. ${remedy}`);
  return sdl;
}
