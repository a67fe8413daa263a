import type { RequestListener, Server, ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import { setImmediate as oneRound } from "node:timers/promises";
import type { Logger } from "pino";
import type { ProcessSettings } from "../../settings/process.ts";
import type { Turns } from "../admission/turns.ts";
import { createHttpServer } from "../connection/http-server.ts";
import { oneByOne } from "../connection/one-by-one.ts";

/** How often connections are checked against the timeouts. */
const checkIntervalMs = 1000;

/** At the end, an idle connection is closed when no request has arrived for this time. */
const quietMs = 1000;

const quietCheckIntervalMs = 50;

/** At the end, connections that keep arriving are taken for this time at most. */
const maxArrivalMs = 1000;

type ConnectionSettings = Pick<
  ProcessSettings,
  "maxConnections" | "keepAliveTimeoutMs" | "requestTimeoutMs" | "responseTimeoutMs"
>;

/** An HTTP server that limits slow clients, and that can be closed without losing a request. */
export class GracefulServer {
  readonly http: Server;
  readonly #responses = new Set<ServerResponse>();
  /** Connections without a request so far. Node.js does not count them as idle. */
  readonly #unused = new Set<Socket>();
  readonly #closed = Promise.withResolvers<void>();
  #isClosing = false;
  #lastRequestAt = 0;
  /** The number of connections so far. */
  #taken = 0;

  constructor(
    listener: RequestListener,
    settings: ConnectionSettings,
    { turns, log, corsOrigins }: { turns: Turns; log: Logger; corsOrigins: "*" | readonly string[] },
  ) {
    const options = {
      keepAliveTimeout: settings.keepAliveTimeoutMs,
      // Node.js measures both from the first byte of a request, so neither has to exceed the keep-alive timeout.
      headersTimeout: settings.requestTimeoutMs,
      requestTimeout: settings.requestTimeoutMs,
      connectionsCheckingInterval: checkIntervalMs,
    };
    const handle: RequestListener = (request, response) => {
      this.#lastRequestAt = performance.now();
      this.#unused.delete(request.socket);
      this.#responses.add(response);
      response.once("close", () => this.#responses.delete(response));
      request.socket.setTimeout(settings.responseTimeoutMs);
      // While an operation is executed, nothing is sent either. Only a client that does not read leaves data unsent.
      response.on("timeout", (socket: Socket) => {
        if (socket.writableLength > 0) socket.destroy();
      });
      if (this.#isClosing) response.shouldKeepAlive = false;
      listener(request, response);
    };
    this.http = createHttpServer(oneByOne(handle), log, corsOrigins, options);
    this.http.maxConnections = settings.maxConnections;
    // Otherwise the processes pass on a connection in a circle when all of them are full. Its type is not declared yet.
    Object.assign(this.http, { dropMaxConnection: true });
    this.http.on("connection", (socket) => {
      turns.noteArrival();
      this.#taken += 1;
      this.#unused.add(socket);
      socket.once("close", () => this.#unused.delete(socket));
    });
  }

  /** From now on, each response closes its connection, so that clients turn to other servers. */
  closeConnectionsAfterResponses(): void {
    this.#isClosing = true;
    for (const response of this.#responses) response.shouldKeepAlive = false;
  }

  /** Stops accepting connections. Those that the system has accepted by then are served. */
  async stopListening(): Promise<void> {
    const deadline = performance.now() + maxArrivalMs;
    // The event loop takes one connection in each round. After a whole round without one, no further one waits, which would be reset.
    await oneRound();
    for (let taken = -1; taken !== this.#taken && performance.now() < deadline; ) {
      taken = this.#taken;
      await oneRound();
    }
    // The method of the HTTP server would close idle connections at once, on which requests may be on their way.
    NetServer.prototype.close.call(this.http, () => this.#closed.resolve());
  }

  /**
   * Resolves when all connections are closed. Open requests are completed. A connection that is kept alive gets the
   * response to its next request, or is closed when no requests have arrived for a while.
   * @param timeoutMs after this time, the connections that are still open are closed
   */
  async close(timeoutMs: number): Promise<void> {
    this.closeConnectionsAfterResponses();
    this.#lastRequestAt = performance.now();
    const check = setInterval(() => {
      if (performance.now() - this.#lastRequestAt < quietMs) return;
      this.http.closeIdleConnections();
      for (const socket of this.#unused) socket.destroy();
    }, quietCheckIntervalMs);
    const timeout = setTimeout(() => this.http.closeAllConnections(), timeoutMs);
    await this.#closed.promise;
    clearInterval(check);
    clearTimeout(timeout);
  }
}
