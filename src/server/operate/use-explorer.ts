import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "graphql-yoga";
import { acceptedEncoding } from "../answer/accepted-encoding.ts";
import { matchesEtag } from "../answer/matches-etag.ts";
import { hasOperation, isGraphqlPath } from "../request/graphql-path.ts";

export interface ExplorerTab {
  query: string;
}

/** The codings of the page, the smallest first. */
const codings = ["br", "gzip"] as const;
type Coding = (typeof codings)[number] | "identity";

interface Page {
  bodies: Record<Coding, Uint8Array<ArrayBuffer>>;
  /** The start of the ETags. Each coding has its own, because their bytes differ. */
  tag: string;
  policy: string;
}

/**
 * Serves GraphiQL to browsers at `/graphql`, and redirects `/` there. The page contains all its assets (9 MB), so that it
 * works offline. It is rendered and compressed once, on the first visit; the compression runs in other threads.
 */
export function useExplorer(tabs: readonly ExplorerTab[]): Plugin {
  let page: Promise<Page> | null = null;
  return {
    async onRequest({ url, request, endResponse, fetchAPI }) {
      // Clients that accept anything (`*/*`) get the API.
      if (request.method !== "GET" || !request.headers.get("accept")?.includes("text/html")) return;
      if (url.pathname === "/") {
        const headers = { location: "/graphql", vary: "accept" };
        return endResponse(new fetchAPI.Response(null, { status: 302, headers }));
      }
      if (!isGraphqlPath(url) || hasOperation(url)) return;

      page ??= renderPage(tabs).catch((error: unknown) => {
        page = null;
        throw error;
      });
      const { bodies, tag, policy } = await page;
      const coding: Coding = acceptedEncoding(request, codings) ?? "identity";
      const etag = `"${tag}-${coding}"`;
      const headers = {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-cache",
        "content-security-policy": policy,
        vary: "accept, accept-encoding",
        etag,
        ...(coding !== "identity" && { "content-encoding": coding }),
      };
      const isKnown = matchesEtag(request, etag);
      endResponse(new fetchAPI.Response(isKnown ? null : bodies[coding], { status: isKnown ? 304 : 200, headers }));
    },
  };
}

/** Quality 11 of brotli takes half a minute for the page, and saves a tenth of its size. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } };

async function renderPage(tabs: readonly ExplorerTab[]): Promise<Page> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const page = renderGraphiQL({
    // Non-breaking spaces keep the title on one line beside the tabs.
    title: "Drug\u00a0deal\u00a0graph",
    defaultTabs: tabs.map(({ query }) => ({ query })),
    defaultQuery: tabs[0]?.query ?? "",
  });
  const html = String(page);
  const identity = new TextEncoder().encode(html);
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, brotliOptions),
    promisify(gzip)(identity),
  ]);
  return {
    bodies: { br: new Uint8Array(br), gzip: new Uint8Array(zipped), identity },
    tag: createHash("sha256").update(identity).digest("base64url").slice(0, 22),
    policy: policyOf(html),
  };
}

/**
 * The content security policy of the page: it runs its own script and no other, and connects to this server only.
 * The editor needs workers from blobs and inline styles.
 */
function policyOf(html: string): string {
  // The page has a single script, which contains the sources of others as texts.
  const script = html.slice(html.indexOf("<script>") + "<script>".length, html.lastIndexOf("</script>"));
  const hash = createHash("sha256").update(script).digest("base64");
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
