import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Plugin } from "graphql-yoga";
import { acceptedEncoding } from "../answer/accepted-encoding.ts";
import { matchesEtag } from "../answer/matches-etag.ts";
import { hasOperation, isGraphqlPath } from "../request/graphql-path.ts";
import { credentialHeaders, credentialScript } from "./explorer-credentials.ts";

export interface ExplorerTab {
  query: string;
}

interface Page {
  html: Uint8Array<ArrayBuffer>;
  compressed: Uint8Array<ArrayBuffer>;
  etag: string;
}

/**
 * Serves GraphiQL to browsers at `/graphql`, and redirects `/` there. The page contains all its assets (9 MB), so that it
 * works offline. It is rendered on the first visit and sent compressed, with an ETag.
 */
export function useExplorer(tabs: readonly ExplorerTab[], { needsCredentials = false } = {}): Plugin {
  let page: Promise<Page> | null = null;
  return {
    async onRequest({ url, request, endResponse, fetchAPI }) {
      // Clients that accept anything (`*/*`) get the API.
      if (request.method !== "GET" || !request.headers.get("accept")?.includes("text/html")) return;
      if (url.pathname === "/") {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: "/graphql" } }));
      }
      if (!isGraphqlPath(url)) return;
      // GraphiQL writes its query to the address. Loading that address again is a request that a browser cannot authenticate.
      const isReload = needsCredentials && !request.headers.has("authorization") && !request.headers.has("x-api-key");
      if (hasOperation(url) && !isReload) return;

      page ??= renderPage(tabs, needsCredentials).catch((error: unknown) => {
        page = null;
        throw error;
      });
      const { html, compressed, etag } = await page;
      const headers = {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-cache",
        vary: "accept, accept-encoding",
        etag,
      };
      if (matchesEtag(request, etag)) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers }));
      } else if (acceptedEncoding(request, ["gzip"])) {
        endResponse(new fetchAPI.Response(compressed, { headers: { ...headers, "content-encoding": "gzip" } }));
      } else {
        endResponse(new fetchAPI.Response(html, { headers }));
      }
    },
  };
}

async function renderPage(tabs: readonly ExplorerTab[], needsCredentials: boolean): Promise<Page> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const headers = needsCredentials ? credentialHeaders : null;
  const page = renderGraphiQL({
    // Non-breaking spaces keep the title on one line beside the tabs.
    title: "Drug\u00a0deal\u00a0graph",
    defaultTabs: tabs.map(({ query }) => ({ query, headers })),
    defaultQuery: tabs[0]?.query ?? "",
    // Persisted headers would leave the credential in the browser.
    ...(headers !== null && { defaultHeaders: headers, shouldPersistHeaders: false }),
  });
  const text = String(page);
  const html = new TextEncoder().encode(
    needsCredentials ? text.replace("</head>", () => `${credentialScript}</head>`) : text,
  );
  return {
    html,
    compressed: new Uint8Array(await promisify(gzip)(html)),
    etag: `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`,
  };
}
