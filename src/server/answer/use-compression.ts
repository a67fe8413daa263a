import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "graphql-yoga";
import { acceptedEncoding } from "./accepted-encoding.ts";

/** A shorter body is not compressed. */
export const minCompressedBytes = 1024;

const encoders = {
  // Above quality 4 of 11, brotli takes longer than it saves on the network.
  br: (body: Uint8Array) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body),
} as const;

/** A body in a content encoding. */
export function encoded(encoding: "br" | "gzip", body: Uint8Array): Promise<Buffer> {
  return encoders[encoding](body);
}

/**
 * Compresses JSON and text responses. Incremental responses are not compressed, so that each part is sent at once.
 * Not `useContentEncoding` of @whatwg-node/server: it compresses those and short responses too, and sets no `Vary`.
 */
export function useCompression(): Plugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const type = response.headers.get("content-type") ?? "";
      if (!/^(application\/(graphql-response\+)?json|text\/plain)\b/.test(type)) return;
      if (response.headers.has("content-encoding") || !response.body) return;
      response.headers.append("vary", "accept-encoding");
      const encoding = acceptedEncoding(request.headers.get("accept-encoding"), ["br", "gzip"]);
      if (!encoding) return;
      const body = new Uint8Array(await response.arrayBuffer());
      const headers = new Headers(response.headers);
      headers.delete("content-length");
      const { status, statusText } = response;
      if (body.length < minCompressedBytes)
        return setResponse(new fetchAPI.Response(body, { status, statusText, headers }));
      headers.set("content-encoding", encoding);
      const compressed = new Uint8Array(await encoded(encoding, body));
      setResponse(new fetchAPI.Response(compressed, { status, statusText, headers }));
    },
  };
}
