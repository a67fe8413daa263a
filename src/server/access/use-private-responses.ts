import type { Plugin } from "graphql-yoga";
import { requires } from "./scope.ts";

/**
 * Keeps responses to requests with credentials out of shared caches, which would serve them to clients without credentials.
 * Must come after the plugins that set `Cache-Control`.
 */
export function usePrivateResponses(): Plugin {
  return {
    onResponse({ request, response }) {
      if (requires(new URL(request.url).pathname, request.method) === null) return;
      const { headers } = response;
      const stated = headers.get("cache-control");
      // Without a statement, a cache that knows `Authorization` but not `x-api-key` could keep the response.
      if (stated === null) headers.set("cache-control", "private, no-cache");
      else if (!/\b(private|no-store)\b/.test(stated))
        headers.set("cache-control", `private, ${stated.replace(/\bpublic,? */, "")}`);
      headers.append("vary", "authorization, x-api-key");
    },
  };
}
