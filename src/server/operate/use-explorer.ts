import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Plugin } from "graphql-yoga";
import { asksByAddress, isGraphqlPath } from "./graphql-path.ts";

export interface ExplorerTab {
  query: string;
}

interface Page {
  html: Uint8Array<ArrayBuffer>;
  compressed: Uint8Array<ArrayBuffer>;
  etag: string;
}

/**
 * GraphiQL at `/graphql` for browsers, and `/` leads there. The page is 9 MB with all it needs, so that it works offline:
 * it is made once, on the first visit, sent compressed, and not sent again to a browser that has it.
 */
export function useExplorer(tabs: readonly ExplorerTab[]): Plugin {
  let made: Promise<Page> | null = null;
  return {
    async onRequest({ url, request, endResponse, fetchAPI }) {
      if (request.method !== "GET" || !accepts(request, "accept", "text/html")) return;
      if (url.pathname === "/") {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: "/graphql" } }));
      }
      if (!isGraphqlPath(url) || asksByAddress(url)) return;

      made ??= makePage(tabs).catch((error: unknown) => {
        made = null;
        throw error;
      });
      const { html, compressed, etag } = await made;
      const headers = {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-cache",
        vary: "accept, accept-encoding",
        etag,
      };
      if (request.headers.get("if-none-match") === etag) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers }));
      } else if (accepts(request, "accept-encoding", "gzip")) {
        endResponse(new fetchAPI.Response(compressed, { headers: { ...headers, "content-encoding": "gzip" } }));
      } else {
        endResponse(new fetchAPI.Response(html, { headers }));
      }
    },
  };
}

function accepts(request: Request, header: string, value: string): boolean {
  return request.headers.get(header)?.includes(value) ?? false;
}

async function makePage(tabs: readonly ExplorerTab[]): Promise<Page> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const page = renderGraphiQL({
    // With spaces that do not break, the title keeps to one line beside the tabs.
    title: "Drug\u00a0deal\u00a0graph",
    defaultTabs: tabs.map(({ query }) => ({ query })),
    defaultQuery: tabs[0]?.query ?? "",
  });
  const html = new TextEncoder().encode(String(await page));
  return {
    html,
    compressed: new Uint8Array(await promisify(gzip)(html)),
    etag: `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`,
  };
}
