import { AsyncLocalStorage } from "node:async_hooks";
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, TraceFlags, type Tracer, trace } from "@opentelemetry/api";
import type { RequestScope } from "../../request/request-scope.ts";
import { requestScope } from "../../request/request-scope.ts";
import type { TraceParent } from "../../request/trace-parent.ts";

/** The spans of a request that is being traced. */
export interface TracedRequest {
  request: Span;
  /** The execution of the operation. Null before and after it. */
  execution: Span | null;
}

export type Tracing = ReturnType<typeof newTracing>;

/** Traces requests, and what is done for them, with a tracer. Requests that are not sampled cost next to nothing. */
export function newTracing(tracer: Tracer) {
  const requests = new WeakMap<RequestScope, TracedRequest>();
  const batches = new AsyncLocalStorage<Span>();
  const childOf = (parent: Span) => trace.setSpan(ROOT_CONTEXT, parent);

  /** The spans of the current request. Null if it is not traced. */
  function current(): TracedRequest | null {
    const scope = requestScope();
    return (scope && requests.get(scope)) ?? null;
  }

  return {
    current,

    /** Starts the span of the current request. Null if the request is not sampled. */
    startRequest(scope: RequestScope, method: string, path: string, parent: TraceParent | null): TracedRequest | null {
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, spanContextOf(parent)) : ROOT_CONTEXT;
      const attributes = { "http.request.method": method, "url.path": path };
      const request = tracer.startSpan(`${method} ${path}`, { kind: SpanKind.SERVER, attributes }, context);
      scope.trace = request.spanContext().traceId;
      if (!request.isRecording()) return null;
      const traced = { request, execution: null };
      requests.set(scope, traced);
      return traced;
    },

    /** Starts a span below that of the current request. Null if the request is not traced. */
    startPhase(name: string): Span | null {
      const traced = current();
      return traced && tracer.startSpan(name, {}, childOf(traced.request));
    },

    /** Traces the loading of a batch of keys, and the statements for it as its children. */
    async traceBatch<Value>(name: string, keys: number, load: () => Promise<Value>): Promise<Value> {
      const traced = current();
      if (!traced) return load();
      const attributes = { "graph.batch.keys": keys };
      const parent = batches.getStore() ?? traced.execution ?? traced.request;
      const span = tracer.startSpan(`load ${nameWithoutArguments(name)}`, { attributes }, childOf(parent));
      try {
        return await batches.run(span, load);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },

    /** Adds a span for a statement that has just ended. Its parameters are not recorded. */
    recordStatement(sql: string, ms: number): void {
      const traced = current();
      if (!traced) return;
      const end = performance.timeOrigin + performance.now();
      const parent = batches.getStore() ?? traced.execution ?? traced.request;
      const span = tracer.startSpan(
        /\w+/.exec(sql)?.[0].toUpperCase() ?? "SQL",
        {
          kind: SpanKind.CLIENT,
          startTime: end - ms,
          attributes: { "db.system.name": "sqlite", "db.query.text": sql.trim() },
        },
        childOf(parent),
      );
      span.end(end);
    },
  };
}

/** The name of a loader may contain the values of arguments, which come from the client. */
function nameWithoutArguments(name: string): string {
  return name.slice(0, 100).replace(/\s*[[{"].*$/s, "");
}

function spanContextOf({ traceId, spanId, isSampled }: TraceParent) {
  return { traceId, spanId, traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true };
}
