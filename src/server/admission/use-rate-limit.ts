import type { Plugin } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import { errorBody } from "../answer/error-body.ts";
import { observeRefusal } from "../observe/process-metrics.ts";
import { hasOperation, isGraphqlPath } from "../request/graphql-path.ts";
import { requestScope } from "../request/request-scope.ts";
import { networkOf } from "./client-address.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { rateLimited, rateLimitMessage } from "./refusal.ts";

/** What each request costs, even if it is not executed. */
export const requestCost = 1;

/** Limits the cost that each client uses. Has to follow authentication, and the plugins that replace the execution. */
export function useRateLimit(limiter: RateLimiter): Plugin {
  const refused = new WeakMap<Request, number>();
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      const client = clientOf(request, url);
      if (client === null) return;
      const retryAfter = limiter.take(client, requestCost);
      if (retryAfter === null) return;
      refused.set(request, retryAfter);
      observeRefusal("rate");
      endResponse(fetchAPI.Response.json(errorBody(rateLimitMessage, codes.rateLimited), { status: 429 }));
    },
    onExecute({ args, executeFn, setExecuteFn }) {
      const { request } = args.contextValue;
      const client = currentClient();
      if (client === null) return;
      setExecuteFn(async (execution) => {
        // The request itself is paid for.
        const cost = (requestScope()?.cost ?? requestCost) - requestCost;
        const retryAfter = limiter.take(client, cost);
        if (retryAfter !== null) {
          refused.set(request, retryAfter);
          observeRefusal("rate");
          return { errors: [rateLimited(retryAfter)] };
        }
        const result = await executeFn(execution);
        if (result.errors?.[0]?.extensions.code === codes.overloaded) limiter.giveBack(client, cost);
        return result;
      });
    },
    onResponse({ request, response }) {
      const client = clientOf(request, new URL(request.url));
      if (client === null) return;
      const headers = limiter.headersOf(client, refused.get(request) ?? null);
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    },
  };
}

/** The client of a GraphQL request. Null for other requests. */
function clientOf(request: Request, url: URL): string | null {
  const isOperation = isGraphqlPath(url) && (request.method === "POST" || hasOperation(url));
  return isOperation ? currentClient() : null;
}

/** The client whose quota the current request uses. Null if it is not known. */
export function currentClient(): string | null {
  const { client, address } = requestScope() ?? {};
  if (client) return `client ${client}`;
  return address ? `address ${networkOf(address)}` : null;
}
