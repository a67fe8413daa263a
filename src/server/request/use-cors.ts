import type { Plugin } from "graphql-yoga";
import { methodsOf } from "./use-routes.ts";

/** The headers that pages may send: those that the API, its clients and their tracing use. */
const allowedHeaders = [
  "accept",
  "apollo-require-preflight",
  "apollographql-client-name",
  "apollographql-client-version",
  "authorization",
  "cache-control",
  "content-encoding",
  "content-type",
  "graphql-require-preflight",
  "if-none-match",
  "traceparent",
  "tracestate",
  "x-api-key",
  "x-apollo-operation-id",
  "x-apollo-operation-name",
  "x-request-id",
].join(", ");

/** The headers that pages may read, in addition to those that the Fetch standard always allows. */
export const exposedHeaders = "content-disposition, etag, x-request-id, retry-after, ratelimit, ratelimit-policy";

/**
 * Sets the CORS headers of all responses, errors included. Credentials are never allowed, because the API uses no cookies.
 * Not Yoga's CORS support: it answers `null`, which sandboxed pages match, to origins that are not listed, treats an empty list
 * as any origin, and allows every header that a page asks for.
 * @param origins the origins whose pages may read responses; an empty list allows the server's own origin only
 */
export function useCors(origins: "*" | readonly string[]): Plugin {
  const headersFor = (request: Request) => corsHeaders(origins, request.headers.get("origin"));
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      const methods = methodsOf(url);
      if (request.method !== "OPTIONS" || !methods) return;
      const headers = headersFor(request);
      endResponse(
        new fetchAPI.Response(null, {
          status: 204,
          headers: {
            allow: methods.join(", "),
            ...("access-control-allow-origin" in headers && {
              "access-control-allow-methods": methods.filter((method) => method !== "OPTIONS").join(", "),
              "access-control-allow-headers": allowedHeaders,
              "access-control-max-age": "86400",
            }),
          },
        }),
      );
    },
    onResponse({ request, response }) {
      for (const [name, value] of Object.entries(headersFor(request))) response.headers.set(name, value);
      if (response.headers.has("access-control-allow-origin"))
        response.headers.set("access-control-expose-headers", exposedHeaders);
      if (origins !== "*") response.headers.append("vary", "origin");
    },
  };
}

/** The header that permits the pages of an origin to read the response. Empty if they may not. */
export function corsHeaders(origins: "*" | readonly string[], origin: string | null): Record<string, string> {
  if (origins === "*") return { "access-control-allow-origin": "*" };
  return origin !== null && origins.includes(origin) ? { "access-control-allow-origin": origin } : {};
}
