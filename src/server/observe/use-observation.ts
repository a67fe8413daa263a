import type { Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { sha256Of } from "../documents/sha256.ts";
import { type RequestScope, requestScope } from "../request/request-scope.ts";
import type { Metrics } from "./metrics.ts";
import { operationLabels } from "./operation-label.ts";

export interface ObservationOptions {
  log: Logger;
  metrics: Metrics;
  /** Requests that take longer, in milliseconds, are logged as slow. 0 turns this off. */
  slowQueryMs: number;
  /** Names of operations that are known before any request. */
  operationNames: Iterable<string>;
}

/** The paths that are served apart from GraphQL. Other paths share one label value. */
const otherPaths = new Set(["/", "/health/live", "/health/ready", "/metrics", "/schema.graphql"]);

/** Orchestrators and Prometheus send these requests every few seconds. */
const frequentPaths = /^\/(health\/|metrics$)/;

/** Logs and counts a request that is completed. `bytes` is the length of the body before compression, if it is known. */
export type ObserveRequest = (scope: RequestScope, path: string, status: number, bytes: number | undefined) => void;

/** Returns what logs and counts requests, with the operation name but never the query or its variables. */
export function requestObserver({ log, metrics, slowQueryMs, operationNames }: ObservationOptions): ObserveRequest {
  const operationLabel = operationLabels(operationNames);
  return (scope, path, status, bytes) => {
    const ms = performance.now() - scope.startedAt;
    const isGraphql = path === "/graphql" || path === "/graphql/";
    const line = {
      request: scope.id,
      trace: scope.trace ?? undefined,
      method: scope.method,
      path,
      status,
      operation: scope.operation ?? undefined,
      cost: scope.cost ?? undefined,
      codes: scope.codes.length === 0 ? undefined : scope.codes,
      cache: scope.cache ?? undefined,
      client: scope.client ?? undefined,
      statements: scope.statements,
      sqlMs: rounded(scope.sqlMs),
      bytes,
      rows: scope.rows ?? undefined,
      ms: rounded(ms),
    };
    if (!isGraphql) {
      log[frequentPaths.test(path) ? "debug" : "info"](line, "request completed");
      return metrics.observeOtherRequest(otherPaths.has(path) ? path : "other", status);
    }
    log.info(line, "request completed");
    // The duration of an export depends on the length of the list, and on how fast the client reads.
    const isExport = scope.rows !== null;
    const label = operationLabel(scope.operation, scope.isRegistered);
    metrics.observeRequest(scope, label, status, isExport ? null : ms);
    if (slowQueryMs === 0 || ms <= slowQueryMs || isExport) return;
    metrics.observeSlowRequest();
    const { method: _method, path: _path, status: _status, bytes: _bytes, ...facts } = line;
    const document = scope.document === null ? undefined : sha256Of(scope.document);
    log.warn({ ...facts, document }, "slow query");
  };
}

/** Observes each request when its response is there. */
export function useObservation(observe: ObserveRequest): Plugin {
  return {
    onResponse({ request, response }) {
      const scope = requestScope();
      // No request is outside of a scope.
      if (scope === null) return;
      // An export that has begun is observed when it ends.
      if (scope.rows !== null) return;
      observe(scope, new URL(request.url).pathname, response.status, bytesOf(response));
    },
  };
}

/** The size of the body before compression. Undefined if it is not known, as in incremental responses. */
function bytesOf({ headers }: Response): number | undefined {
  const length = headers.get("content-length");
  return length === null ? undefined : Number(length);
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
