import type { Plugin } from "graphql-yoga";

/**
 * Says which pages may read answers: those of any origin, or of some. The graph asks for no credentials.
 * @param origins an empty list: of none but the server's own
 */
export function useCors(origins: "*" | readonly string[]): Plugin {
  /** The headers for a page; none for one that may not read. */
  const headersFor = (request: Request): Record<string, string> => {
    if (origins === "*") return { "access-control-allow-origin": "*" };
    const origin = request.headers.get("origin");
    return origin !== null && origins.includes(origin) ? { "access-control-allow-origin": origin } : {};
  };
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method !== "OPTIONS") return;
      const headers = headersFor(request);
      const asked = request.headers.get("access-control-request-headers");
      endResponse(
        new fetchAPI.Response(null, {
          status: 204,
          headers: {
            allow: "GET, POST, OPTIONS",
            ...("access-control-allow-origin" in headers && {
              "access-control-allow-methods": "GET, POST",
              "access-control-max-age": "86400",
              ...(asked && { "access-control-allow-headers": asked }),
            }),
            vary: "access-control-request-headers",
          },
        }),
      );
    },
    onResponse({ request, response }) {
      for (const [name, value] of Object.entries(headersFor(request))) response.headers.set(name, value);
      if (response.headers.has("access-control-allow-origin"))
        response.headers.set("access-control-expose-headers", "etag, x-request-id");
      // The answer to one origin is not that to another.
      if (origins !== "*") response.headers.append("vary", "origin");
    },
  };
}
