import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import type { Logger } from "pino";
import { httpListener } from "./http-listener.ts";
import { answerProtocolErrors } from "./protocol-error.ts";

/** Creates the HTTP server, which does not listen yet. */
export function createHttpServer(
  listener: RequestListener,
  log: Logger,
  corsOrigins: "*" | readonly string[],
  options: ServerOptions = {},
): Server {
  // Node's own check of the header Host responds without a body. `targetOf` checks it.
  const server = createServer({ ...options, requireHostHeader: false }, httpListener(listener));
  answerProtocolErrors(server, log, corsOrigins === "*");
  return server;
}
