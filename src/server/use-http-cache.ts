import { createHash } from "node:crypto";
import type { Plugin } from "graphql-yoga";
import { dataset } from "../store/dataset.ts";
import type { Store } from "../store/open.ts";

/**
 * Lets caches keep the answers to GET: for so many seconds without asking, and after that as long as the dataset's revision
 * stays. An answer depends on nothing but the revision, the request, the schema and, by `within`, the day.
 * @param made what tells this build's answers from another's
 */
export function useHttpCache(store: Store, made: () => string, maxAge: number): Plugin {
  const tags = new WeakMap<Request, string>();
  const withErrors = new WeakSet<Request>();
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      const asks = ["query", "documentId", "extensions"].some((name) => url.searchParams.has(name));
      if (request.method !== "GET" || url.pathname !== "/graphql" || !asks) return;
      const { revision } = await dataset(store);
      const day = new Date().toISOString().slice(0, 10);
      const type = request.headers.get("accept") ?? "";
      const hash = createHash("sha256").update(JSON.stringify([revision, day, made(), url.search, type]));
      const tag = `W/"${revision}-${hash.digest("base64url").slice(0, 22)}"`;
      tags.set(request, tag);
      if (request.headers.get("if-none-match")?.split(/,\s*/).includes(tag))
        endResponse(new fetchAPI.Response(null, { status: 304, headers: headersOf(tag) }));
    },
    onExecutionResult({ request, result }) {
      if (!result || Array.isArray(result) || Symbol.asyncIterator in result || "errors" in result)
        withErrors.add(request);
    },
    onResponse({ request, response }) {
      const tag = tags.get(request);
      if (!tag || response.status === 304) return;
      const isGood = response.status === 200 && !withErrors.has(request);
      const headers = isGood ? headersOf(tag) : { "cache-control": "no-store" };
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      if (isGood) response.headers.append("vary", "accept");
    },
  };

  function headersOf(tag: string) {
    return { etag: tag, "cache-control": `public, max-age=${maxAge}, stale-while-revalidate=${maxAge * 10}` };
  }
}
