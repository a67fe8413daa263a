import { createHash } from "node:crypto";
import type { Plugin } from "graphql-yoga";
import { dataset } from "../store/dataset.ts";
import type { Store } from "../store/open.ts";
import { buildId } from "./build-id.ts";
import { asksByAddress, isGraphqlPath } from "./graphql-path.ts";
import type { AnsweredQueries } from "./use-persisted-documents.ts";

/**
 * Lets caches keep the answers to GET: for so many seconds without asking, and after that as long as the dataset's revision
 * stays. An answer depends on the revision, the request, this program, which queries it answers and, by `within`, the day.
 */
export function useHttpCache(store: Store, { maxAge, queries }: { maxAge: number; queries: AnsweredQueries }): Plugin {
  const tags = new WeakMap<Request, string>();
  const isWhole = new WeakSet<Request>();
  const headersOf = (tag: string) => ({
    etag: tag,
    "cache-control": `public, max-age=${maxAge}, stale-while-revalidate=${maxAge * 10}`,
  });
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== "GET" || !isGraphqlPath(url) || !asksByAddress(url)) return;
      const { revision, updated_at } = await dataset(store);
      const day = new Date().toISOString().slice(0, 10);
      const type = request.headers.get("accept");
      const hash = createHash("sha256").update(
        JSON.stringify([revision, updated_at, day, buildId(), queries, url.search, type]),
      );
      const tag = `W/"${revision}-${hash.digest("base64url").slice(0, 22)}"`;
      tags.set(request, tag);
      if (request.headers.get("if-none-match")?.split(/,\s*/).includes(tag)) {
        const headers = { ...headersOf(tag), vary: "accept, accept-encoding" };
        endResponse(new fetchAPI.Response(null, { status: 304, headers }));
      }
    },
    onExecutionResult({ request, result }) {
      // What is refused before it is executed never comes here.
      if (result && !Array.isArray(result) && !(Symbol.asyncIterator in result) && !("errors" in result))
        isWhole.add(request);
    },
    onResponse({ request, response }) {
      const tag = tags.get(request);
      if (!tag || response.status === 304) return;
      const isGood = response.status === 200 && isWhole.has(request);
      const headers = isGood ? headersOf(tag) : { "cache-control": "no-store" };
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      if (isGood) response.headers.append("vary", "accept");
    },
  };
}
