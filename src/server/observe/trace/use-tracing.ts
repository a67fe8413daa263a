import { SpanStatusCode } from "@opentelemetry/api";
import type { Plugin } from "graphql-yoga";
import { codes } from "../../../schema/core/error.ts";
import { isGraphqlPath } from "../../request/graphql-path.ts";
import { requestScope } from "../../request/request-scope.ts";
import { traceParentOf } from "../../request/trace-parent.ts";
import type { Tracing } from "./tracing.ts";

/** Traces requests to the GraphQL endpoint: the request, and below it parsing, validation and execution. */
export function useTracing(tracing: Tracing): Plugin {
  return {
    instrumentation: {
      request({ request }, respond) {
        const scope = requestScope();
        const url = new URL(request.url);
        if (!scope || !isGraphqlPath(url)) return respond();
        const parent = traceParentOf(request.headers.get("traceparent"));
        const traced = tracing.startRequest(scope, request.method, url.pathname, parent);
        if (!traced) return respond();
        return Promise.resolve(respond()).finally(() => {
          traced.execution?.end();
          const [code] = scope.codes;
          if (scope.operation !== null) traced.request.setAttribute("graphql.operation.name", scope.operation);
          if (code !== undefined) traced.request.setAttribute("error.type", code);
          if (code === codes.internal) traced.request.setStatus({ code: SpanStatusCode.ERROR });
          traced.request.end();
        });
      },
    },
    onParse() {
      const span = tracing.startPhase("parse");
      return () => span?.end();
    },
    onValidate() {
      const span = tracing.startPhase("validate");
      return () => span?.end();
    },
    onExecute() {
      const traced = tracing.current();
      if (!traced) return;
      const span = tracing.startPhase("execute");
      traced.execution = span;
      return {
        onExecuteDone() {
          span?.end();
          traced.execution = null;
        },
      };
    },
    onResponse({ response }) {
      const { request = null } = tracing.current() ?? {};
      request?.setAttribute("http.response.status_code", response.status);
      if (response.status >= 500) request?.setStatus({ code: SpanStatusCode.ERROR });
    },
  };
}
