// The worker that renders and compresses the GraphiQL page, and sends it to its parent.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { brotliCompress, constants, gzip } from "node:zlib";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import { credentialHeaders, credentialScript } from "./graphiql-credentials.ts";
import type { GraphiqlOptions, GraphiqlPage } from "./graphiql-page.ts";

/** Higher qualities of brotli take many times longer, and save little. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 24 } };

const { tabs, needsCredentials }: GraphiqlOptions = workerData;
const headers = needsCredentials ? credentialHeaders : null;
const rendered = String(
  renderGraphiQL({
    // Non-breaking spaces keep the title on one line beside the tabs.
    title: "Drug\u00a0deal\u00a0graph",
    defaultTabs: tabs.map(({ query }) => ({ query, headers })),
    defaultQuery: tabs[0]?.query ?? "",
    // Persisted headers would leave the credential in the browser.
    ...(headers !== null && { defaultHeaders: headers, shouldPersistHeaders: false }),
  }),
);
// The page has a single script, which contains the sources of others as texts.
const ownScript = rendered.slice(rendered.indexOf("<script>") + "<script>".length, rendered.lastIndexOf("</script>"));
const html = needsCredentials
  ? rendered.replace("</head>", () => `<script>${credentialScript}</script></head>`)
  : rendered;
const identity = new TextEncoder().encode(html);
const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity, brotliOptions), promisify(gzip)(identity)]);
const page: GraphiqlPage = {
  bodies: { br: new Uint8Array(br), gzip: new Uint8Array(zipped), identity },
  hash: createHash("sha256").update(identity).digest("base64url").slice(0, 22),
  policy: policyOf(needsCredentials ? [ownScript, credentialScript] : [ownScript]),
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
