import { credential } from "./credential.ts";
import type { GraphDocument } from "./graph-document.ts";
import { errorOf, GraphError } from "./graph-error.ts";

/** Longer addresses are refused by some proxies. */
const maxAddressLength = 6000;

const endpoint = "/graphql";

/** The headers of each request of the page. */
export function requestHeaders(accept: string): Record<string, string> {
  const authorization = credential();
  return authorization === null ? { accept } : { accept, authorization };
}

/** The address of a query, which caches can keep. Null if it is too long. */
export function addressOf(document: GraphDocument<unknown, never>, variables: object): string | null {
  const parameters = new URLSearchParams({ documentId: document.id, variables: JSON.stringify(variables) });
  const address = `${endpoint}?${parameters}`;
  return address.length > maxAddressLength ? null : address;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    if (!navigator.onLine) throw new GraphError("offline", "The browser is offline.");
    throw new GraphError("unreachable", "The server does not respond.");
  }
}

/**
 * Asks the server a query of the page.
 * @throws {GraphError} if the server does not answer it in full
 */
export async function request<Result, Variables extends object>(
  document: GraphDocument<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const headers = requestHeaders("application/graphql-response+json, application/json;q=0.9");
  const common = signal === undefined ? {} : { signal };
  const address = addressOf(document, variables);
  const response =
    address === null
      ? await send(endpoint, {
          ...common,
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify({ documentId: document.id, variables }),
        })
      : await send(address, { ...common, headers });
  const body = await response.json().catch(() => null);
  if (body === null) throw errorOf(response, []);
  if (body.errors?.length > 0) throw errorOf(response, body.errors);
  if (!body.data) throw errorOf(response, []);
  return body.data;
}

/**
 * A list of the graph as a file, with all of its pages.
 * @param type `text/csv` or `application/jsonl`
 * @param onProgress receives the number of lines that have arrived
 * @throws {GraphError} if the server refuses it, or the connection ends early
 */
export async function exported<Variables extends object>(
  document: GraphDocument<unknown, Variables>,
  variables: Variables,
  type: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress?: (lines: number) => void },
): Promise<string> {
  const parameters = new URLSearchParams({ documentId: document.id, variables: JSON.stringify(variables) });
  const response = await send(`${endpoint}?${parameters}`, { headers: requestHeaders(type), signal });
  if (!response.ok || response.body === null) {
    const body = await response.json().catch(() => ({}));
    throw errorOf(response, body.errors ?? []);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parts: string[] = [];
  let lines = 0;
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      parts.push(value ?? "");
      lines += (value ?? "").split("\n").length - 1;
      onProgress?.(lines);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    throw new GraphError("unreachable", "The connection ended before the file was complete.");
  }
  return parts.join("");
}
