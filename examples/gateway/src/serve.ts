import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StartError } from "./config.ts";

const host = "127.0.0.1";

export interface Serving {
  /** Where GraphQL is. */
  url: string;
  server: Server;
}

/** Listens on this machine alone. @throws {StartError} where the port cannot be had */
export async function serve(listener: RequestListener, port: number, setting: string): Promise<Serving> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code, message }: NodeJS.ErrnoException) => {
      const reason = code === "EADDRINUSE" ? "is in use" : `cannot be listened on (${message})`;
      reject(new StartError(`port ${port} on ${host} ${reason}; set ${setting} to another`));
    });
    server.listen(port, host, resolve);
  });
  return { server, url: `http://${host}:${(server.address() as AddressInfo).port}/graphql` };
}

/** Takes no new request, and is done when those that came are answered; after five seconds it waits no longer. */
export async function close({ server }: Serving): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), 5_000);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(late);
}
