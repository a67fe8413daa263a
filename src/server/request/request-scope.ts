import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { getOperationAST } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";
import { traceParentOf } from "./trace-parent.ts";

/** What is known about the current request. */
export interface RequestScope {
  /** The client's `x-request-id` if it is valid, otherwise a generated UUID. */
  id: string;
  /** The trace id of the client's `traceparent` [w3c:trace-context], or of the trace that the server started. Null if there is none. */
  trace: string | null;
  /** The method as sent. */
  method: string;
  /** When the request started, in milliseconds since the process started. */
  startedAt: number;
  /** The operation name. Null until it is known, and for an anonymous operation. */
  operation: string | null;
  /** The text of the document. Null until it is known. Never logged. */
  document: string | null;
  /** Whether the document is registered, so that its operation name is one that the operator of the server knows. */
  isRegistered: boolean;
  /** The price of the operation. Null until it is known. */
  cost: number | null;
  /** The codes of the errors in the response, each once. */
  codes: string[];
  /** Whether the response came from a cache, was confirmed as still valid, or was computed. Null if no cache was asked. */
  cache: "hit" | "revalidated" | "miss" | null;
  /** The client whose credentials were accepted: `key:<name>`, or `jwt:<hash>`. Null if requests need no credentials. */
  client: string | null;
  /** The address of the client, as far as proxies are trusted. Null if the request came without a connection. */
  address: string | null;
  /** The number of rows of an export so far. Null for other requests. */
  rows: number | null;
  /** The number of SQL statements so far. */
  statements: number;
  /** The time that the SQL statements took, in milliseconds. */
  sqlMs: number;
}

const maxOperationNameLength = 128;

const scopes = new AsyncLocalStorage<RequestScope>();

/** The current request. Null outside of a request. */
export function requestScope(): RequestScope | null {
  return scopes.getStore() ?? null;
}

/** What is known of a request when it arrives. The ids are those that its headers have. */
export function newScope(method: string, requestId: string | null, traceParent: string | null): RequestScope {
  return {
    id: requestIdOf(requestId ?? ""),
    trace: traceParentOf(traceParent)?.traceId ?? null,
    method,
    startedAt: performance.now(),
    operation: null,
    document: null,
    isRegistered: false,
    cost: null,
    codes: [],
    cache: null,
    client: null,
    address: null,
    rows: null,
    statements: 0,
    sqlMs: 0,
  };
}

/** Runs a function as part of a request. */
export function inScope<Result>(scope: RequestScope, run: () => Result): Result {
  return scopes.run(scope, run);
}

/** Gives each request an id, which the response carries as `x-request-id` and each log line as `request`. */
export function useRequestScope(): Plugin {
  return {
    instrumentation: {
      request({ request }, respond) {
        const { headers, method } = request;
        return inScope(newScope(method, headers.get("x-request-id"), headers.get("traceparent")), respond);
      },
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

/** Records the operation and the codes of its errors in the scope of the request. */
export function useOperationScope(): Plugin<YogaInitialContext> {
  return {
    onParams({ params: { operationName } }) {
      setOperationName(operationName);
    },
    onEnveloped({ context }) {
      const scope = requestScope();
      // Here, the hash or the id of a persisted query has been replaced by its text.
      if (scope) scope.document = context?.params?.query ?? null;
    },
    onExecute({ args }) {
      setOperationName(getOperationAST(args.document, args.operationName)?.name?.value);
    },
    onResultProcess({ result }) {
      if (Array.isArray(result) || !("errors" in result)) return;
      for (const { extensions } of result.errors ?? []) recordCode(extensions?.code);
    },
  };
}

/** Records the code of an error that the response to the current request contains. */
export function recordCode(code: unknown): void {
  const scope = requestScope();
  if (scope && typeof code === "string" && !scope.codes.includes(code)) scope.codes.push(code);
}

/** Records that the document of the current request is registered. */
export function recordRegistered(): void {
  const scope = requestScope();
  if (scope) scope.isRegistered = true;
}

function setOperationName(name: unknown): void {
  const scope = requestScope();
  // The name is not validated yet and may have any type and length.
  if (scope && typeof name === "string") scope.operation = shownOperationName(name);
}

/** The name of an operation as logs and metrics have it. */
export function shownOperationName(name: string): string {
  return name.slice(0, maxOperationNameLength);
}
