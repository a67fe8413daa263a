import { createHash } from "node:crypto";
import type { Plugin } from "graphql-yoga";
import { acceptedEncoding } from "../answer/accepted-encoding.ts";
import { matchesEtag } from "../answer/matches-etag.ts";
import { pageCodings } from "../operate/graphiql-page.ts";
import { prefersHtml } from "../request/prefers-html.ts";
import type { Explorer } from "./explorer.ts";
import { type Page, type PageView, viewAt } from "./page.ts";
import { noticeHtml, pageHtml, type ServerFacts } from "./page-html.ts";
import { assetPrefix, isPagePath, isViewPath } from "./page-path.ts";

/** The page runs its own scripts only and connects to this server only. Libraries for pictures set styles. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The headers of all HTML but GraphiQL. A response writes its length to the object that it gets, so each needs one of its own. */
export const htmlHeaders = Object.freeze({
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-cache",
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  vary: "accept, accept-encoding",
});

const preparing = "The page is being prepared. It appears here in a few seconds.";
const failed = "The page could not be built. The log of the server says why.";

/** Where a page without content leads. */
export function linksOf({ hasGraphiql }: { hasGraphiql: boolean }) {
  return [
    ...(hasGraphiql ? [{ href: "/graphql", text: "GraphiQL, to query the graph" }] : []),
    { href: "/schema.graphql", text: "The schema, with the documentation of the API" },
  ];
}

/** Serves the page to browsers at its addresses, and its files. Other clients get what they got without it. */
export function usePage(explorer: Explorer, facts: Omit<ServerFacts, "texts" | "version">): Plugin {
  const rendered = new WeakMap<PageView, { html: string; etag: string }>();
  const htmlOf = (page: Page, url: URL) => {
    const view = viewAt(page.index, url);
    const known = rendered.get(view);
    if (known) return known;
    const html = pageHtml(page, view, facts);
    const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
    rendered.set(view, { html, etag });
    return { html, etag };
  };
  return {
    onRequest({ url, request, endResponse, fetchAPI: { Response } }) {
      if (request.method !== "GET") return;
      const { page } = explorer;
      if (url.pathname.startsWith(assetPrefix)) {
        const file = page?.files.get(url.pathname.slice(assetPrefix.length));
        if (!file) return;
        const coding = acceptedEncoding(request.headers.get("accept-encoding"), pageCodings);
        const headers = {
          "content-type": file.type,
          "cache-control": "public, max-age=31536000, immutable",
          "x-content-type-options": "nosniff",
          vary: "accept-encoding",
        };
        const encoded = coding === null ? headers : { ...headers, "content-encoding": coding };
        return endResponse(new Response(file.bodies[coding ?? "identity"], { headers: encoded }));
      }
      if (!isPagePath(url) || !prefersHtml(request)) return;
      if (page === null) {
        const text = explorer.hasFailed ? failed : preparing;
        const headers = { ...htmlHeaders, "cache-control": "no-store", "retry-after": "1" };
        const notice = noticeHtml({ text, links: linksOf(facts), reloads: !explorer.hasFailed });
        return endResponse(new Response(notice, { status: 503, headers }));
      }
      const { html, etag } = htmlOf(page, url);
      if (!isViewPath(url)) return endResponse(new Response(html, { status: 404, headers: { ...htmlHeaders } }));
      const headers = { ...htmlHeaders, etag };
      if (matchesEtag(request, etag)) return endResponse(new Response(null, { status: 304, headers }));
      endResponse(new Response(html, { headers }));
    },
  };
}
