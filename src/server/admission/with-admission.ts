import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { codes } from "../../schema/core/error.ts";
import { errorBody } from "../answer/error-body.ts";
import { requestIdOf } from "../request/request-scope.ts";
import { corsHeaders } from "../request/use-cors.ts";
import type { Admission } from "./admission.ts";
import { overloadMessage } from "./refusal.ts";

const body = JSON.stringify(errorBody(overloadMessage, codes.overloaded));

/** A line for each refused request would cost more than the refusal. */
const logIntervalMs = 5000;

/** A larger body is not received: the connection is closed instead. */
const maxDiscardedBytes = 65_536;

/**
 * Refuses requests while the queue is full, before the body is read. That costs a fraction of what Yoga needs to respond.
 * Health checks and metrics are always answered.
 */
export function withAdmission(
  admission: Admission,
  { corsOrigins, log }: { corsOrigins: "*" | readonly string[]; log: Logger },
  listener: RequestListener,
): RequestListener {
  let refused = 0;
  const logLater = () => {
    if (refused++ > 0) return;
    setTimeout(() => {
      log.warn({ ...admission.counts, refused }, "requests refused because of overload");
      refused = 0;
    }, logIntervalMs).unref();
  };
  return (request, response) => {
    if (isAlwaysAnswered(request.url) || !admission.refuses()) return listener(request, response);
    logLater();
    refuse(request, response, {
      ...corsHeaders(corsOrigins, request.headers.origin ?? null),
      "retry-after": String(admission.retryAfterSeconds),
    });
  };
}

function isAlwaysAnswered(target = "/"): boolean {
  return /^\/(health|metrics)(\/|\?|$)/.test(target);
}

function refuse(request: IncomingMessage, response: ServerResponse, headers: Record<string, string>): void {
  const { "content-length": length, "transfer-encoding": encoding, "x-request-id": id } = request.headers;
  if (encoding !== undefined || Number(length ?? 0) > maxDiscardedBytes) response.shouldKeepAlive = false;
  response
    .writeHead(503, {
      ...headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
      "x-request-id": requestIdOf(String(id ?? "")),
    })
    .end(body);
}
