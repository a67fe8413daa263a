import type { Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { requestScope } from "./request-scope.ts";

/** One line of log for each request, when it is answered: what was asked by name, never the text or the variables. */
export function useRequestLog(log: Logger): Plugin {
  return {
    onResponse({ request, response }) {
      const scope = requestScope();
      const path = new URL(request.url).pathname;
      const line = {
        request: scope?.id,
        trace: scope?.trace ?? undefined,
        method: request.method,
        path,
        status: response.status,
        operation: scope?.operation ?? undefined,
        ms: scope ? Math.round((performance.now() - scope.begun) * 10) / 10 : undefined,
      };
      // Probes ask every few seconds; they are worth a line only to whoever looks for them.
      if (path.startsWith("/health")) log.debug(line, "answered");
      else log.info(line, "answered");
    },
  };
}
