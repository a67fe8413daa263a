// The worker that renders and compresses the GraphiQL page, and sends it to its parent.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { brotliCompress, constants, gzip } from "node:zlib";
import { icon } from "../page/page-html.ts";
import { credentialHeaders, credentialScript } from "./graphiql-credentials.ts";
import { graphiqlHtml } from "./graphiql-html.ts";
import { openingScript } from "./graphiql-opening.ts";
import type { GraphiqlOptions, GraphiqlPage } from "./graphiql-page.ts";

/** Higher qualities of brotli take many times longer, and save little. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 24 } };

const { tabs, needsCredentials, hasExplorer }: GraphiqlOptions = workerData;
const headers = needsCredentials ? credentialHeaders : null;
const name = "Drug deal graph";
const logo = `<img src="${icon}" alt="" />`;
const settings = {
  title: hasExplorer ? `<a href="/">${name}</a>` : name,
  logo: hasExplorer ? `<a href="/" aria-label="${name}">${logo}</a>` : logo,
  defaultTabs: tabs.map(({ query }) => ({ query, headers })),
  defaultQuery: tabs[0]?.query ?? "",
  // Persisted headers would leave the credential in the browser.
  ...(headers !== null && { defaultHeaders: headers, shouldPersistHeaders: false }),
};
const { html, scripts } = graphiqlHtml([
  ...(needsCredentials ? [credentialScript] : []),
  openingScript({ tabs, needsCredentials, settings }),
]);
const identity = new TextEncoder().encode(html);
const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity, brotliOptions), promisify(gzip)(identity)]);
const page: GraphiqlPage = {
  bodies: { br: new Uint8Array(br), gzip: new Uint8Array(zipped), identity },
  hash: createHash("sha256").update(identity).digest("base64url").slice(0, 22),
  policy: policyOf(scripts),
};
parentPort?.postMessage(
  page,
  Object.values(page.bodies).map(({ buffer }) => buffer),
);

/**
 * The page runs its own scripts and no other, and connects to this server only. The editor needs workers from blobs, and sets
 * styles.
 */
function policyOf(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")}`,
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
