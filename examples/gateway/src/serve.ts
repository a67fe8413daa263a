import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StartError } from "./config.ts";

const host = "127.0.0.1";

export interface Serving {
  /** Address of the GraphQL endpoint. */
  url: string;
  server: Server;
}

/**
 * Listens on the loopback interface only.
 * @param setting the environment variable that sets the port, for the error message
 * @throws {StartError} if the server cannot listen on the port
 */
export async function serve(listener: RequestListener, port: number, setting: string): Promise<Serving> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code, message }: NodeJS.ErrnoException) => {
      const reason =
        code === "EADDRINUSE" ? `Port ${port} on ${host} is already in use.` : `Cannot listen on ${host}: ${message}.`;
      reject(new StartError(`${reason} Set ${setting} to another port.`));
    });
    server.listen(port, host, resolve);
  });
  return { server, url: `http://${host}:${(server.address() as AddressInfo).port}/graphql` };
}

const shutdownTimeoutMs = 5_000;

/** Stops accepting connections and waits for the open requests, at most for the timeout. */
export async function close({ server }: Serving): Promise<void> {
  const timeout = setTimeout(() => server.closeAllConnections(), shutdownTimeoutMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timeout);
}
