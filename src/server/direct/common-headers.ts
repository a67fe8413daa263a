import type { IncomingMessage } from "node:http";
import { acceptedEncoding } from "../answer/accepted-encoding.ts";
import { completeTypeOf, exportTypeOf } from "../request/use-acceptable.ts";

/** What the headers of a common request ask for. */
export interface Wanted {
  type: "application/json" | "application/graphql-response+json";
  encoding: "br" | "gzip" | null;
}

/** Headers that do not change the response of this server, or only `x-request-id` and the log. */
const inertHeaders = new Set([
  "accept-language",
  "apollographql-client-name",
  "apollographql-client-version",
  "cache-control",
  "connection",
  "cookie",
  "content-length",
  "dnt",
  "host",
  "origin",
  "pragma",
  "priority",
  "referer",
  "sec-ch-ua",
  "sec-ch-ua-mobile",
  "sec-ch-ua-platform",
  "sec-fetch-dest",
  "sec-fetch-mode",
  "sec-fetch-site",
  "sec-gpc",
  "traceparent",
  "tracestate",
  "user-agent",
  "via",
  "x-apollo-operation-id",
  "x-apollo-operation-name",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
  "x-request-id",
]);

const jsonBody = /^application\/json(?:; ?charset=utf-8)?$/i;

/** Clients send few different headers. If there are more, all are forgotten. */
const maxKnown = 200;

const known = new Map<string, Wanted | null>();

/** What a request asks for by its headers. Null if they have anything that is not common. */
export function wantedBy({ method, headers, rawHeaders }: IncomingMessage): Wanted | null {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    // Names have any case. Most clients send them as they are listed.
    if (inertHeaders.has(name) || inertHeaders.has(name.toLowerCase())) continue;
    switch (name.toLowerCase()) {
      case "accept":
      case "accept-encoding":
        continue;
      case "content-type":
        if (method === "POST" && jsonBody.test(headers["content-type"] ?? "")) continue;
    }
    return null;
  }
  if (method === "POST" && (headers["content-type"] === undefined || headers["content-length"] === undefined))
    return null;
  const { accept = "", "accept-encoding": encoding = "" } = headers;
  const key = `${method} ${accept}\n${encoding}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const type = exportTypeOf(method, accept) ? null : completeTypeOf(accept);
  const wanted = type && { type, encoding: acceptedEncoding(String(encoding), ["br", "gzip"]) };
  if (known.size >= maxKnown) known.clear();
  known.set(key, wanted);
  return wanted;
}
