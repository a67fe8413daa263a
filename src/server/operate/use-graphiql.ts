import type { Plugin } from "graphql-yoga";
import { acceptedEncoding } from "../answer/accepted-encoding.ts";
import { matchesEtag } from "../answer/matches-etag.ts";
import { isGraphqlPath, namesDocument } from "../request/graphql-path.ts";
import { prefersHtml } from "../request/prefers-html.ts";
import { type GraphiqlPage, type GraphiqlTab, graphiqlPage, pageCodings } from "./graphiql-page.ts";

/**
 * Serves GraphiQL to browsers at `/graphql`, and redirects `/` there on servers without the explorer. The page contains all its assets (9 MB), so that it
 * works offline. It is rendered on the first visit and sent compressed, with an ETag.
 */
export function useGraphiql(
  tabs: readonly GraphiqlTab[],
  { needsCredentials = false, hasExplorer = false } = {},
): Plugin {
  let page: Promise<GraphiqlPage> | null = null;
  return {
    async onRequest({ url, request, endResponse, fetchAPI }) {
      if (request.method !== "GET" || !prefersHtml(request)) return;
      if (url.pathname === "/") {
        const headers = { location: "/graphql", vary: "accept" };
        return endResponse(new fetchAPI.Response(null, { status: 302, headers }));
      }
      // GraphiQL shows the query of an address. It cannot show a document that the address names by its id or hash.
      if (!isGraphqlPath(url) || namesDocument(url)) return;

      page ??= graphiqlPage({ tabs, needsCredentials, hasExplorer }).catch((error: unknown) => {
        page = null;
        throw error;
      });
      const { bodies, hash, policy } = await page;
      const coding = acceptedEncoding(request.headers.get("accept-encoding"), pageCodings) ?? "identity";
      // Each coding has an ETag of its own, because the bytes differ.
      const etag = `"${hash}-${coding}"`;
      const headers = {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-cache",
        "content-security-policy": policy,
        vary: "accept, accept-encoding",
        etag,
      };
      if (matchesEtag(request, etag)) return endResponse(new fetchAPI.Response(null, { status: 304, headers }));
      const encoded = coding === "identity" ? headers : { ...headers, "content-encoding": coding };
      // In parts, so that clients that do not read the page do not each hold a copy of its 9 MB.
      const body = coding === "identity" ? inParts(bodies.identity) : bodies[coding];
      endResponse(new fetchAPI.Response(body, { headers: encoded }));
    },
  };
}

const partBytes = 65_536;

/** The bytes as a stream whose parts are read when the client is ready for them. */
function inParts(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.subarray(sent, sent + partBytes));
      sent += partBytes;
      if (sent >= bytes.length) controller.close();
    },
  });
}
