import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "graphql-yoga";

/** Shorter answers than this, in bytes, are sent as they are. */
const least = 1024;

const encoders = {
  // Beyond the fourth of its eleven steps brotli takes longer than the network would.
  br: (body: Uint8Array) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body),
} as const;

/** Sends answers compressed to those who can read them so. Answers that come in parts go out as they come. */
export function useCompression(): Plugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const type = response.headers.get("content-type") ?? "";
      if (!/^(application\/(graphql-response\+)?json|text\/plain)/.test(type)) return;
      if (response.headers.has("content-encoding") || !response.body) return;
      response.headers.append("vary", "accept-encoding");
      const encoding = acceptedOf(request.headers.get("accept-encoding") ?? "");
      if (!encoding) return;
      const body = new Uint8Array(await response.arrayBuffer());
      const headers = new Headers(response.headers);
      headers.delete("content-length");
      const { status, statusText } = response;
      if (body.length < least) return setResponse(new fetchAPI.Response(body, { status, statusText, headers }));
      headers.set("content-encoding", encoding);
      const compressed = new Uint8Array(await encoders[encoding](body));
      setResponse(new fetchAPI.Response(compressed, { status, statusText, headers }));
    },
  };
}

/** The best encoding that a header accepts: brotli before gzip; null where it accepts neither. */
function acceptedOf(header: string): keyof typeof encoders | null {
  const accepted = header.split(",").map((part) => part.trim().toLowerCase());
  const takes = (name: string) =>
    accepted.some((part) => (part === name || part.startsWith(`${name};`)) && !/;\s*q=0(\.0*)?$/.test(part));
  return takes("br") ? "br" : takes("gzip") ? "gzip" : null;
}
