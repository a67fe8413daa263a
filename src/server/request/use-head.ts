import type { Plugin } from "graphql-yoga";

/**
 * Answers HEAD like GET, with the same status and headers and no body.
 * @returns the plugin to run before all others that look at the method, and the one to run after all that look at the body
 */
export function useHead(): { asGet: Plugin; withoutBody: Plugin } {
  const heads = new WeakSet<Request>();
  return {
    asGet: {
      onRequest({ request, setRequest, fetchAPI }) {
        if (request.method !== "HEAD") return;
        const { url, headers, signal } = request;
        const get = new fetchAPI.Request(url, { method: "GET", headers, signal });
        heads.add(get);
        setRequest(get);
      },
    },
    withoutBody: {
      onResponse({ request, response, setResponse, fetchAPI }) {
        if (!heads.has(request)) return;
        const { status, statusText, headers, body } = response;
        // An export would go on until its client has read it.
        body?.cancel().catch(() => {});
        setResponse(new fetchAPI.Response(null, { status, statusText, headers }));
      },
    },
  };
}
