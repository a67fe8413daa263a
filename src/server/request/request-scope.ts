import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { getOperationAST } from "graphql";
import type { Plugin } from "graphql-yoga";

/** What is known about the current request. */
export interface RequestScope {
  /** The client's `x-request-id` if it is valid, otherwise a generated UUID. */
  id: string;
  /** The trace id of the client's `traceparent` [w3c:trace-context]. Null if there is none. */
  trace: string | null;
  /** The method as sent. */
  method: string;
  /** When the request started, in milliseconds since the process started. */
  startedAt: number;
  /** The operation name. Null until it is known, and for an anonymous operation. */
  operation: string | null;
  /** The price of the operation. Null until it is known. */
  cost: number | null;
  /** The client whose credentials were accepted: `key:<name>`, or `jwt:<hash>`. Null if requests need no credentials. */
  client: string | null;
  /** The address of the client, as far as proxies are trusted. Null if the request came without a connection. */
  address: string | null;
}

const maxOperationNameLength = 128;

const scopes = new AsyncLocalStorage<RequestScope>();

/** The current request. Null outside of a request. */
export function requestScope(): RequestScope | null {
  return scopes.getStore() ?? null;
}

/** Gives each request an id, which the response carries as `x-request-id` and each log line as `request`. */
export function useRequestScope(): Plugin {
  return {
    instrumentation: {
      request({ request }, respond) {
        const scope: RequestScope = {
          id: requestIdOf(request.headers.get("x-request-id") ?? ""),
          trace: traceIdOf(request.headers.get("traceparent")),
          method: request.method,
          startedAt: performance.now(),
          operation: null,
          cost: null,
          client: null,
          address: null,
        };
        return scopes.run(scope, respond);
      },
    },
    onParams({ params: { operationName } }) {
      setOperationName(operationName);
    },
    onExecute({ args }) {
      setOperationName(getOperationAST(args.document, args.operationName)?.name?.value);
    },
    onResponse({ response }) {
      const id = requestScope()?.id;
      if (id) response.headers.set("x-request-id", id);
    },
  };
}

/** The id of a request: the one that the client sent if it is valid, otherwise a new one. */
export function requestIdOf(sent: string): string {
  // Clients may send anything, and the id is copied to the log and to a header.
  return /^[\w.:+/=@-]{1,128}$/.test(sent) ? sent : randomUUID();
}

function setOperationName(name: unknown): void {
  const scope = requestScope();
  // The name is not validated yet and may have any type and length.
  if (scope && typeof name === "string") scope.operation = name.slice(0, maxOperationNameLength);
}

function traceIdOf(traceparent: string | null): string | null {
  const [, trace = null] = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/.exec(traceparent ?? "") ?? [];
  return trace === "0".repeat(32) ? null : trace;
}
