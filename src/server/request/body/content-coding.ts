import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from "node:zlib";

/** Decodes a body, and stops as soon as the result exceeds a length. */
type Decoder = (body: Uint8Array, bound: Pick<ZlibOptions, "maxOutputLength">) => Promise<Uint8Array>;

/** `deflate` is the zlib format, but some clients send the compressed data without its header. */
const deflate: Decoder = (body, bound) => {
  const [first = 0, second = 0] = body;
  const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return promisify<Uint8Array, ZlibOptions, Uint8Array>(isZlib ? inflate : inflateRaw)(body, bound);
};

const gzip: Decoder = (body, bound) => promisify<Uint8Array, ZlibOptions, Uint8Array>(gunzip)(body, bound);

const decoders: Readonly<Record<string, Decoder>> = {
  gzip,
  "x-gzip": gzip,
  deflate,
  br: (body, bound) => promisify(brotliDecompress)(body, bound),
};

/** The content codings of request bodies, for the header `Accept-Encoding` of a refusal. */
export const acceptedCodings = "gzip, deflate, br";

/**
 * The decoder for a header `Content-Encoding`. Null if the body is not encoded.
 * Undefined if the coding, or a combination of codings, is not supported.
 */
export function decoderOf(header: string | null): Decoder | null | undefined {
  const name = (header ?? "").trim().toLowerCase();
  if (name === "" || name === "identity") return null;
  return Object.hasOwn(decoders, name) ? decoders[name] : undefined;
}
