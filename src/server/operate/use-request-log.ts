import type { Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { requestScope } from "../request/request-scope.ts";

/** Logs one line for each request when it is completed, with the operation name but never the query or its variables. */
export function useRequestLog(log: Logger): Plugin {
  return {
    onResponse({ request, response }) {
      const scope = requestScope();
      const path = new URL(request.url).pathname;
      const line = {
        request: scope?.id,
        trace: scope?.trace ?? undefined,
        method: scope?.method ?? request.method,
        path,
        status: response.status,
        operation: scope?.operation ?? undefined,
        client: scope?.client ?? undefined,
        ms: scope ? Math.round((performance.now() - scope.startedAt) * 10) / 10 : undefined,
      };
      // Orchestrators send health checks every few seconds.
      if (path.startsWith("/health")) log.debug(line, "request completed");
      else log.info(line, "request completed");
    },
  };
}
