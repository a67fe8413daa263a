import { randomUUID } from "node:crypto";
import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { codes } from "../../schema/core/error.ts";
import { errorBody } from "../answer/error-body.ts";
import { securityHeaders } from "../answer/use-response-headers.ts";
import { exposedHeaders } from "../request/use-cors.ts";

interface Refusal {
  status: number;
  message: string;
  code?: string;
  headers?: Record<string, string>;
}

const malformed: Refusal = { status: 400, message: "The request is not valid HTTP." };

/** By the code of the error that Node's HTTP parser raises. */
const refusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    message: "The request line and the headers are too large. Send the query in the body of a POST request.",
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    message: "The chunk extensions of the body are too large. Send none.",
    code: codes.requestTooLarge,
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: "The request was not completed in time. Send it again." },
};

const connectRefusal: Refusal = {
  status: 405,
  message: "The method CONNECT is not supported. Use GET or POST at /graphql.",
  headers: { allow: "GET, HEAD, POST, OPTIONS" },
};

const expectationRefusal: Refusal = {
  status: 417,
  message: "The header Expect has an unknown value. Use 100-continue, or omit the header.",
};

/**
 * Answers what never becomes a request that Yoga sees, in the same form as other refusals: what Node's HTTP parser rejects,
 * CONNECT, and unknown expectations. Node would answer without a body, or not at all.
 * @param isAnyOrigin whether pages of all origins may read responses; without a request, no other origin is known
 */
export function answerProtocolErrors(server: Server, log: Logger, isAnyOrigin: boolean): void {
  const responses = new WeakMap<Duplex, ServerResponse>();
  const refuse = (socket: Duplex, refusal: Refusal, reason: string | undefined): void => {
    const response = responses.get(socket);
    const isPending = response !== undefined && !response.writableFinished && !response.destroyed;
    if (isPending && response.req.complete) {
      // The error belongs to a later request on the connection, and responses are in the order of their requests.
      response.once("close", () => refuse(socket, refusal, reason));
      return;
    }
    // Anything written now would become part of the response that is being sent.
    if (!socket.writable || (isPending && response.headersSent)) {
      socket.destroy();
      return;
    }
    const id = randomUUID();
    log.info({ request: id, status: refusal.status, reason }, "request rejected");
    socket.end(rawResponse(refusal, id, isAnyOrigin), () => socket.destroy());
  };
  // First, so that the response is known before it can fail.
  server.prependListener("request", (request, response) => responses.set(request.socket, response));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET") socket.destroy();
    else refuse(socket, refusals[error.code ?? ""] ?? malformed, error.code);
  });
  server.on("connect", (_request, socket) => {
    socket.on("error", () => socket.destroy());
    refuse(socket, connectRefusal, "CONNECT");
  });
  server.on("checkExpectation", (request) => refuse(request.socket, expectationRefusal, "Expect"));
}

function rawResponse({ status, message, code, headers = {} }: Refusal, id: string, isAnyOrigin: boolean): string {
  const body = JSON.stringify(errorBody(message, code));
  const all = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    connection: "close",
    date: new Date().toUTCString(),
    "x-request-id": id,
    ...securityHeaders,
    ...(isAnyOrigin && {
      "access-control-allow-origin": "*",
      "access-control-expose-headers": exposedHeaders,
    }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n");
}
