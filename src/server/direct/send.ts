import type { ServerResponse } from "node:http";
import type { Now } from "../../schema/execution/promise.ts";
import { encoded, minCompressedBytes } from "../answer/use-compression.ts";
import { securityHeaders } from "../answer/use-response-headers.ts";
import { corsHeaders, exposedHeaders } from "../request/use-cors.ts";
import type { Wanted } from "./common-headers.ts";

/** A longer body is sent as it is in memory. */
const maxTextBytes = 4096;

export interface Reply {
  requestId: string;
  status: number;
  /** The headers in addition to those of all responses. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** The body in the content encodings in which it was sent so far. */
  encoded: Map<"br" | "gzip", Buffer>;
}

/** Returns what writes responses, with the headers that the plugins of Yoga give to all of them. */
export function sender(corsOrigins: "*" | readonly string[]) {
  const security = Object.entries(securityHeaders).flat();

  const write = (response: ServerResponse, origin: string | null, reply: Reply, encoding: Wanted["encoding"]): void => {
    const { status, requestId, headers } = reply;
    const body = (encoding && reply.encoded.get(encoding)) ?? reply.body;
    const list = ["content-length", String(body.length), "x-request-id", requestId, ...security];
    for (const name in headers) list.push(name, headers[name] as string);
    const cors = corsHeaders(corsOrigins, origin);
    for (const name in cors) list.push(name, cors[name] as string, "access-control-expose-headers", exposedHeaders);
    const vary = `${corsOrigins === "*" ? "" : "origin, "}${"etag" in headers ? "accept, " : ""}accept-encoding`;
    list.push("vary", vary);
    if (body !== reply.body) list.push("content-encoding", String(encoding));
    response.writeHead(status, list);
    // A short text goes into the same packet as the headers.
    if (body.length <= maxTextBytes && body === reply.body) response.end(body.toString("latin1"), "latin1");
    else response.end(body);
  };

  return (response: ServerResponse, origin: string | null, reply: Reply, { encoding }: Wanted): Now<void> => {
    const isEncoded = encoding !== null && reply.body.length >= minCompressedBytes;
    if (!isEncoded) return write(response, origin, reply, null);
    if (reply.encoded.has(encoding)) return write(response, origin, reply, encoding);
    return encoded(encoding, reply.body).then((body) => {
      reply.encoded.set(encoding, body);
      write(response, origin, reply, encoding);
    });
  };
}
