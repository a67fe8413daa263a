import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { getOperationAST } from "graphql";
import type { Plugin } from "graphql-yoga";

/** What is known of the request that is being answered, wherever that happens. */
export interface RequestScope {
  /** The caller's `x-request-id` where it sent a fit one, else one of our own. */
  id: string;
  /** The trace that the caller's `traceparent` names [w3c:trace-context]; null where it names none. */
  trace: string | null;
  /** When it began, in milliseconds of the process. */
  begun: number;
  /** The name of its operation; null until that is known, and where it has none. */
  operation: string | null;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** The request that is being answered; null outside of any. */
export function requestScope(): RequestScope | null {
  return scopes.getStore() ?? null;
}

/** Gives each request its id, which the answer carries as `x-request-id` and each line of the log as `request`. */
export function useRequestScope(): Plugin {
  return {
    instrumentation: {
      request({ request }, answer) {
        const id = request.headers.get("x-request-id") ?? "";
        const scope: RequestScope = {
          id: /^[\w.:+/=@-]{1,128}$/.test(id) ? id : randomUUID(),
          trace: traceOf(request.headers.get("traceparent")),
          begun: performance.now(),
          operation: null,
        };
        return scopes.run(scope, answer);
      },
    },
    onParams({ params: { operationName } }) {
      nameOperation(operationName);
    },
    onExecute({ args }) {
      nameOperation(getOperationAST(args.document, args.operationName)?.name?.value);
    },
    onResponse({ response }) {
      const id = requestScope()?.id;
      if (id) response.headers.set("x-request-id", id);
    },
  };
}

/** Notes the name of what is asked; one that is sent is cut short, as anybody may send anything. */
function nameOperation(name: unknown): void {
  const scope = requestScope();
  if (scope && typeof name === "string") scope.operation = name.slice(0, 128);
}

function traceOf(traceparent: string | null): string | null {
  const [, trace = null] = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/.exec(traceparent ?? "") ?? [];
  return trace === "0".repeat(32) ? null : trace;
}
