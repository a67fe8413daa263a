import {
  keepPreviousData,
  type Query,
  type QueryCache,
  QueryClient,
  skipToken,
  type UseQueryResult,
  useQuery,
} from "@tanstack/react-query";
import type { GraphDocument } from "./graph-document.ts";
import { GraphError } from "./graph-error.ts";
import { request } from "./request.ts";

/** A page that waits longer for a place says so instead. */
const maxWaitSeconds = 5;
const maxRetries = 2;

function isWorthRetrying(count: number, error: Error): boolean {
  if (!(error instanceof GraphError) || count >= maxRetries) return false;
  if (error.kind === "busy") return (error.retryAfter ?? 1) <= maxWaitSeconds;
  // A server that has just started may not have read its own page yet.
  return error.kind === "unreachable" || error.kind === "version";
}

const delayOf = (count: number, error: Error) =>
  error instanceof GraphError && error.retryAfter !== null ? error.retryAfter * 1000 : 500 * 2 ** count;

/** How many answers that nothing shows are kept, for going back. Each page of a list is one. */
const maxUnused = 30;

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 5 * 60_000,
        retry: isWorthRetrying,
        retryDelay: delayOf,
        refetchOnWindowFocus: false,
        structuralSharing: false,
        networkMode: "always",
      },
    },
  });
  boundUnused(client.getQueryCache());
  return client;
}

/** Forgets the answers that have not been shown for longest, so that memory does not grow while a reader goes through a long list. */
function boundUnused(cache: QueryCache): void {
  // In the order in which they were last shown.
  const unused = new Set<Query>();
  cache.subscribe(({ type, query }) => {
    if (type === "observerAdded" || type === "removed") unused.delete(query);
    if (type !== "observerRemoved" || query.getObserversCount() > 0) return;
    unused.add(query);
    const [oldest] = unused;
    if (unused.size > maxUnused && oldest) cache.remove(oldest);
  });
}

export type GraphResult<Result> = UseQueryResult<Result, Error>;

export interface GraphOptions {
  /** False if nothing is to be asked yet. */
  enabled?: boolean;
  /** Keeps showing the former answer while another one is loaded. */
  keepsFormer?: boolean;
}

/**
 * Asks a query of the page while the component is shown. Show its result by `Loaded`, which has a state for each outcome.
 * @param document nothing is asked if it is null
 */
export function useGraph<Result, Variables extends object>(
  document: GraphDocument<Result, Variables> | null,
  variables: Variables,
  { enabled = true, keepsFormer = false }: GraphOptions = {},
): GraphResult<Result> {
  return useQuery<Result, Error>({
    queryKey: [document?.id, variables],
    queryFn: document === null ? skipToken : ({ signal }) => request(document, variables, signal),
    enabled,
    ...(keepsFormer && { placeholderData: keepPreviousData }),
  });
}
