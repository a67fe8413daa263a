import { composeServices } from "@theguild/federation-composition";
import { type DocumentNode, parse } from "graphql";
import { StartError } from "./config.ts";

/** A subgraph by its name in the supergraph, and where it answers. */
export interface Subgraph {
  name: string;
  url: string;
  /** What to do where it does not answer. */
  remedy: string;
}

/**
 * The supergraph of subgraphs that are up, from what each says of itself.
 * @throws {StartError} where one does not answer, is no subgraph, or they do not fit together
 */
export async function composeLive(subgraphs: readonly Subgraph[]): Promise<string> {
  const services = await Promise.all(
    subgraphs.map(async (subgraph) => ({ ...subgraph, typeDefs: parsed(subgraph.name, await sdlOf(subgraph)) })),
  );
  const { errors = [], supergraphSdl } = composeServices(services);
  if (supergraphSdl) return supergraphSdl;
  throw new StartError(`the subgraphs do not compose:\n${errors.map(({ message }) => `  ${message}`).join("\n")}`);
}

function parsed(name: string, sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (error) {
    throw new StartError(`${name}: its schema cannot be read: ${(error as Error).message}`);
  }
}

async function sdlOf({ name, url, remedy }: Subgraph): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ _service { sdl } }" }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => {
    throw new StartError(`${name}: ${url} does not answer; ${remedy}`);
  });
  const answer = (await response.json().catch(() => null)) as { data?: { _service?: { sdl?: string } } } | null;
  const sdl = answer?.data?._service?.sdl;
  if (typeof sdl !== "string")
    throw new StartError(`${name}: ${url} answers, but not as a subgraph (no _service); ${remedy}`);
  return sdl;
}
