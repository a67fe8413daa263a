import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Logger, pino } from "pino";
import type { Config } from "../../config.ts";
import { ConfigError } from "../../settings/settings.ts";
import { openStore, type Store } from "../../store/open.ts";
import { withValidHost } from "../request/with-valid-host.ts";
import { questionTabs } from "./question-tabs.ts";
import { sourceCopies } from "./source-copies.ts";

const shutdownTimeoutMs = 10_000;
const parentCheckIntervalMs = 500;

/**
 * Loads the records if they changed, then serves until the process receives SIGTERM or SIGINT.
 * @param refresh brings the store up to date with the records
 * @throws {ConfigError} if the server cannot listen on the configured address
 */
export async function serve(config: Config, refresh: (store: Store, log: Logger) => Promise<unknown>): Promise<void> {
  const log = pino({ level: config.logLevel });
  const store = await openStore(config.databaseUrl);
  try {
    // The records are read while the schema is imported and built.
    const [{ createServer }, tabs] = await Promise.all([import("../yoga.ts"), questionTabs(), refresh(store, log)]);
    const yoga = createServer({
      store,
      sourceCopies: config.sourceCopies === null ? null : sourceCopies(config.sourceCopies, log),
      tabs,
      log,
      queries: config.queries,
      corsOrigins: config.corsOrigins,
      maxAge: config.maxAge,
    });
    const server = createHttpServer(withValidHost(yoga));
    await listen(server, config);
    const { port } = server.address() as AddressInfo;
    const host = config.host.includes(":") ? `[${config.host}]` : config.host;
    shutDownOnSignal(server, store, log, config.startedByNpm);
    log.info({ url: `http://${host}:${port}/graphql`, ms: Math.round(performance.now()) }, "listening");
  } catch (error) {
    await store.destroy();
    throw error;
  }
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const messages: Record<string, string> = {
        EADDRINUSE: `Port ${port} on ${host} is already in use. Set PORT to another port.`,
        EACCES: `Permission denied to listen on port ${port}. Set PORT to a port above 1023.`,
        EADDRNOTAVAIL: `HOST must be an address of this machine, such as 127.0.0.1, got "${host}".`,
        ENOTFOUND: `HOST cannot be resolved, got "${host}". Set HOST to an address of this machine, such as 127.0.0.1.`,
      };
      reject(new ConfigError(messages[error.code ?? ""] ?? `Cannot listen on ${host}:${port}: ${error.message}`));
    });
    server.listen(port, host, resolve);
  });
}

/**
 * On SIGTERM or SIGINT, stops accepting connections, completes the open requests, and closes the store. A second signal
 * exits immediately. npm passes signals to its shell only, so a process started by npm shuts down when that shell exits.
 */
function shutDownOnSignal(server: Server, store: Store, log: Logger, startedByNpm: boolean): void {
  let shuttingDown = false;
  const shutDown = (signal: NodeJS.Signals) => {
    if (shuttingDown) process.exit(1);
    shuttingDown = true;
    log.info({ signal }, "shutting down");
    const timeout = setTimeout(() => server.closeAllConnections(), shutdownTimeoutMs);
    server.close(async () => {
      clearTimeout(timeout);
      await store.destroy();
      log.info("shutdown complete");
    });
    server.closeIdleConnections();
  };
  process.on("SIGTERM", shutDown);
  process.on("SIGINT", shutDown);
  if (!startedByNpm) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    shutDown("SIGTERM");
  }, parentCheckIntervalMs);
  watch.unref();
}
