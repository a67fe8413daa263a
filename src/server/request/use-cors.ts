import type { Plugin } from "graphql-yoga";

/**
 * Sets the CORS headers. Credentials are never allowed, because the API uses none.
 * Not Yoga's CORS support: it answers `null`, which sandboxed pages match, to origins that are not listed, and treats an
 * empty list as any origin.
 * @param origins the origins whose pages may read responses; an empty list allows the server's own origin only
 */
export function useCors(origins: "*" | readonly string[]): Plugin {
  const headersFor = (request: Request) => corsHeaders(origins, request.headers.get("origin"));
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method !== "OPTIONS") return;
      const headers = headersFor(request);
      const requestedHeaders = request.headers.get("access-control-request-headers");
      endResponse(
        new fetchAPI.Response(null, {
          status: 204,
          headers: {
            allow: "GET, POST, OPTIONS",
            ...("access-control-allow-origin" in headers && {
              "access-control-allow-methods": "GET, POST",
              "access-control-max-age": "86400",
              ...(requestedHeaders && { "access-control-allow-headers": requestedHeaders }),
            }),
            vary: "access-control-request-headers",
          },
        }),
      );
    },
    onResponse({ request, response }) {
      for (const [name, value] of Object.entries(headersFor(request))) response.headers.set(name, value);
      if (response.headers.has("access-control-allow-origin"))
        response.headers.set(
          "access-control-expose-headers",
          "etag, x-request-id, retry-after, ratelimit, ratelimit-policy",
        );
      if (origins !== "*") response.headers.append("vary", "origin");
    },
  };
}

/** The header that permits the pages of an origin to read the response. Empty if they may not. */
export function corsHeaders(origins: "*" | readonly string[], origin: string | null): Record<string, string> {
  if (origins === "*") return { "access-control-allow-origin": "*" };
  return origin !== null && origins.includes(origin) ? { "access-control-allow-origin": origin } : {};
}
