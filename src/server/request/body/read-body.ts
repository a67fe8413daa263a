import { GraphQLError } from "graphql";
import { codes } from "../../../schema/core/error.ts";
import { refusal } from "../refusal.ts";
import { decoderOf } from "./content-coding.ts";

/**
 * The text of a request body, decoded as its `Content-Encoding` says. Neither the body nor the result of decoding may be longer
 * than the limit, and no more than that is kept in memory.
 * @throws a refusal with status 413 if it is too long, or 400 if it cannot be decoded
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const sent = await bytesOf(request, maxBytes).catch(rejectReading);
  const decode = decoderOf(request.headers.get("content-encoding"));
  const bytes = decode ? await decode(sent, { maxOutputLength: maxBytes }).catch(rejectDecoding(maxBytes)) : sent;
  try {
    // Removes a byte order mark.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refusal(400, "The body is not valid UTF-8. Encode it as UTF-8.");
  }
}

/** From this number of chunks on, a body may not consist of very small ones: each takes as long as a thousand bytes. */
const minCheckedChunks = 2_000;
const minChunkBytes = 16;

async function bytesOf(request: Request, maxBytes: number): Promise<Uint8Array> {
  const declared = request.headers.get("content-length");
  if (declared !== null) {
    if (Number(declared) > maxBytes) throw tooLarge(maxBytes);
    // The HTTP parser ends the body at its declared length.
    return new Uint8Array(await request.arrayBuffer());
  }
  if (!request.body) return new Uint8Array();
  // The reader is not cancelled if the body is too long: that would close the connection before the response is sent.
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(value);
    if (chunks.length >= minCheckedChunks && size < chunks.length * minChunkBytes) throw tooManyChunks();
  }
}

/** Closes the connection, so that the rest of the body is not received. */
function tooManyChunks(): GraphQLError {
  const message = `The body arrives in very small chunks. Send chunks of ${minChunkBytes} bytes or more.`;
  return refusal(400, message, codes.badRequest, { connection: "close" });
}

function rejectReading(error: unknown): never {
  if (error instanceof GraphQLError) throw error;
  throw refusal(400, "The body is incomplete. Send as many bytes as Content-Length says.");
}

function rejectDecoding(maxBytes: number) {
  return (error: NodeJS.ErrnoException): never => {
    if (error.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(maxBytes);
    throw refusal(400, "The body does not match its Content-Encoding. Send a complete body in that encoding.");
  };
}

function tooLarge(maxBytes: number) {
  const most = maxBytes.toLocaleString("en-US");
  const message = `The body is too large. Send at most ${most} bytes, counted after decoding.`;
  return refusal(413, message, codes.requestTooLarge);
}
