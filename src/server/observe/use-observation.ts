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

/** Logs and counts each request when it is completed, with the operation name but never the query or its variables. */
export function useObservation({ log, metrics, slowQueryMs, operationNames }: ObservationOptions): Plugin {
  const operationLabel = operationLabels(operationNames);
  return {
    onResponse({ request, response }) {
      const scope = requestScope();
      const path = new URL(request.url).pathname;
      const { status } = response;
      const ms = scope ? performance.now() - scope.startedAt : 0;
      const line = {
        request: scope?.id,
        trace: scope?.trace ?? undefined,
        method: request.method,
        path,
        status,
        ...(scope && factsOf(scope)),
        bytes: bytesOf(response),
        ms: rounded(ms),
      };
      if (frequentPaths.test(path)) log.debug(line, "request completed");
      else log.info(line, "request completed");

      if (scope === null || (path !== "/graphql" && path !== "/graphql/")) {
        metrics.observeOtherRequest(otherPaths.has(path) ? path : "other", status);
        return;
      }
      metrics.observeRequest({ scope, operation: operationLabel(scope.operation, scope.isRegistered), status, ms });
      if (slowQueryMs === 0 || ms <= slowQueryMs) return;
      metrics.observeSlowRequest();
      log.warn(
        {
          request: scope.id,
          trace: scope.trace ?? undefined,
          ...factsOf(scope),
          document: scope.document === null ? undefined : sha256Of(scope.document),
          ms: rounded(ms),
        },
        "slow query",
      );
    },
  };
}

/** The facts of a request that the log shows. A property that is undefined is not logged. */
function factsOf(scope: RequestScope) {
  return {
    operation: scope.operation ?? undefined,
    cost: scope.cost ?? undefined,
    codes: scope.codes.length === 0 ? undefined : scope.codes,
    cache: scope.cache ?? undefined,
    client: scope.client ?? undefined,
    statements: scope.statements,
    sqlMs: rounded(scope.sqlMs),
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
