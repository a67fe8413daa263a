// The worker that renders and compresses the GraphiQL page, and sends it to its parent.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { brotliCompress, constants, gzip } from "node:zlib";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import type { ExplorerPage, ExplorerTab } from "./explorer-page.ts";

/** Higher qualities of brotli take many times longer, and save little. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 24 } };

const tabs: readonly ExplorerTab[] = workerData;
const html = String(
  renderGraphiQL({
    // Non-breaking spaces keep the title on one line beside the tabs.
    title: "Drug\u00a0deal\u00a0graph",
    defaultTabs: tabs.map(({ query }) => ({ query })),
    defaultQuery: tabs[0]?.query ?? "",
  }),
);
const identity = new TextEncoder().encode(html);
const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity, brotliOptions), promisify(gzip)(identity)]);
const page: ExplorerPage = {
  bodies: { br: new Uint8Array(br), gzip: new Uint8Array(zipped), identity },
  hash: createHash("sha256").update(identity).digest("base64url").slice(0, 22),
  policy: policyOf(html),
};
parentPort?.postMessage(
  page,
  Object.values(page.bodies).map(({ buffer }) => buffer),
);

/**
 * The page runs its own script and no other, and connects to this server only. The editor needs workers from blobs, and sets
 * styles.
 */
function policyOf(html: string): string {
  // The page has a single script, which contains the sources of others as texts.
  const script = html.slice(html.indexOf("<script>") + "<script>".length, html.lastIndexOf("</script>"));
  return [
    "default-src 'none'",
    `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`,
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
