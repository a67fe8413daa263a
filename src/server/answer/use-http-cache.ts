import { createHash } from "node:crypto";
import type { Plugin } from "graphql-yoga";
import type { Store } from "../../store/open.ts";
import { type DatasetRow, dataset } from "../../store/query/dataset.ts";
import type { AllowedQueries } from "../documents/use-persisted-documents.ts";
import { buildId } from "../operate/build-id.ts";
import { hasOperation, isGraphqlPath } from "../request/graphql-path.ts";
import { requestScope } from "../request/request-scope.ts";
import { exportTypeOf } from "../request/use-acceptable.ts";
import { isAnyEtag, listsEtag } from "./matches-etag.ts";

/**
 * Makes responses to GET requests cacheable: for `maxAge` seconds without revalidation, then for as long as the ETag
 * holds. A response depends on the dataset revision, the request, the program, the allowed queries and, through `within`,
 * the current day. Responses with errors are not cacheable.
 */
export function useHttpCache(store: Store, { maxAge, queries }: { maxAge: number; queries: AllowedQueries }): Plugin {
  const etags = new WeakMap<Request, string>();
  const succeeded = new WeakSet<Request>();
  const headersOf = (etag: string) => cacheHeaders(etag, maxAge);
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== "GET" || !isGraphqlPath(url) || !hasOperation(url)) return;
      // Nothing keeps an export.
      if (exportTypeOf(request.method, request.headers.get("accept"))) return;
      // An error here would bypass the masking of errors. Without a revision the request goes on uncached, and fails masked.
      const found = await dataset(store).catch(() => null);
      if (!found) return;
      const etag = etagOf(found, queries, url.search, request.headers.get("accept"));
      etags.set(request, etag);
      if (listsEtag(request, etag)) {
        const scope = requestScope();
        if (scope) scope.cache = "revalidated";
        const headers = { ...headersOf(etag), vary: "accept, accept-encoding" };
        endResponse(new fetchAPI.Response(null, { status: 304, headers }));
      }
    },
    onExecutionResult({ request, result }) {
      // Not called for a request that is rejected before execution.
      if (result && !Array.isArray(result) && !(Symbol.asyncIterator in result) && !("errors" in result))
        succeeded.add(request);
    },
    onResponse({ request, response, setResponse, fetchAPI }) {
      const etag = etags.get(request);
      if (!etag || response.status === 304) return;
      const isCacheable = response.status === 200 && succeeded.has(request);
      const headers = isCacheable ? headersOf(etag) : { "cache-control": "no-store" };
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      if (!isCacheable) return;
      response.headers.append("vary", "accept");
      // Only now is it known that the response has the status 200, which `*` requires.
      if (!isAnyEtag(request)) return;
      const { headers: all } = response;
      for (const name of ["content-type", "content-length"]) all.delete(name);
      setResponse(new fetchAPI.Response(null, { status: 304, headers: all }));
    },
  };
}

/** The ETag of the response to a GET request. */
export function etagOf(
  { revision, updated_at }: Pick<DatasetRow, "revision" | "updated_at">,
  queries: AllowedQueries,
  search: string,
  accept: string | null,
): string {
  // In UTC, as filters such as `within` count days.
  const day = new Date().toISOString().slice(0, 10);
  const parts = [revision, updated_at, day, buildId(), queries, search, accept];
  const hash = createHash("sha256").update(JSON.stringify(parts));
  return `W/"${revision}-${hash.digest("base64url").slice(0, 22)}"`;
}

/** The headers of a response that caches may keep. */
export function cacheHeaders(etag: string, maxAge: number) {
  return { etag, "cache-control": `public, max-age=${maxAge}, stale-while-revalidate=${maxAge * 10}` };
}
