import { randomUUID } from "node:crypto";
import type { Plugin } from "graphql-yoga";
import type { Logger } from "pino";

/** One line of log for each request, when it is answered: what was asked by name, never the text or the variables. */
export function useRequestLog(log: Logger): Plugin {
  const begun = new WeakMap<Request, { id: string; at: number; operation?: string | undefined }>();
  return {
    onRequest({ request }) {
      begun.set(request, { id: randomUUID(), at: performance.now() });
    },
    onParams({ request, params }) {
      const entry = begun.get(request);
      if (entry) entry.operation = params.operationName ?? undefined;
    },
    onResponse({ request, response }) {
      const entry = begun.get(request);
      const path = new URL(request.url).pathname;
      const line = {
        request: entry?.id,
        method: request.method,
        path,
        status: response.status,
        operation: entry?.operation,
        ms: entry ? Math.round((performance.now() - entry.at) * 10) / 10 : undefined,
      };
      // Probes ask every few seconds; they are worth a line only to whoever looks for them.
      if (path.startsWith("/health")) log.debug(line, "answered");
      else log.info(line, "answered");
    },
  };
}
