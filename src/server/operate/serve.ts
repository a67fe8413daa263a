import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Logger, pino } from "pino";
import type { Config } from "../../config.ts";
import { checkExposure } from "../../settings/access.ts";
import { ConfigError } from "../../settings/settings.ts";
import { takeLease } from "../../store/file/lease.ts";
import { startVerifier } from "../../store/health/health.ts";
import { beforeReopen, openedPathOf, type Store } from "../../store/open.ts";
import { Readers } from "../../store/reader/readers.ts";
import { openAccess } from "../access/access.ts";
import { createHttpServer } from "../connection/http-server.ts";
import { readsFrom } from "../limits/reads-from.ts";
import { storeHealth } from "./health/store-health.ts";
import { questionTabs } from "./question-tabs.ts";
import { sourceCopies } from "./source-copies.ts";

const shutdownTimeoutMs = 10_000;
const parentCheckIntervalMs = 500;

/** The store to serve. */
export interface ServedStore {
  /** The folder of records that `refresh` loads. Null if it loads none. */
  data: string | null;
  open(log: Logger): Promise<Store>;
  /** Brings the store up to date with the records. */
  refresh(store: Store, log: Logger): Promise<void>;
}

/**
 * Serves a store until the process receives SIGTERM or SIGINT.
 * @throws {ConfigError} if the server cannot listen on the configured address, or may not without authentication
 */
export async function serve(config: Config, { data, open, refresh }: ServedStore): Promise<void> {
  checkExposure(config.host, config.access);
  const log = pino({ level: config.logLevel });
  const access = openAccess(config.access, log);
  const store = await open(log);
  const ends: (() => void)[] = [];
  const close = async () => {
    for (const end of ends) end();
    await store.destroy();
  };
  try {
    ends.push(takeLease(store, data));
    const verifier = startVerifier();
    ends.push(verifier.close);
    // The records are read while the schema is imported and built.
    const [{ createServer }, { subgraphSchema }, tabs] = await Promise.all([
      import("../yoga.ts"),
      import("../../schema/contract/subgraph.ts"),
      questionTabs(),
      refresh(store, log),
    ]);
    const health = storeHealth(store);
    const file = openedPathOf(store);
    const readers =
      file === null
        ? null
        : new Readers(file, {
            size: config.readers,
            onFault: (reason) => log.warn({ reason }, "replacing a reader process"),
          });
    if (readers) {
      ends.push(() => readers.close());
      beforeReopen(store, () => readers.restart());
    }
    const yoga = createServer({
      store,
      health,
      sourceCopies: config.sourceCopies === null ? null : sourceCopies(config.sourceCopies),
      tabs,
      log,
      queries: config.queries,
      corsOrigins: config.corsOrigins,
      maxAge: config.maxAge,
      limits: config.limits,
      ...(readers && { heavyReads: readsFrom(readers) }),
      access,
    });
    // Built before the first request of a gateway, which would otherwise hold all others.
    subgraphSchema();
    const server = createHttpServer(yoga, log, config.corsOrigins);
    await listen(server, config);
    const { port } = server.address() as AddressInfo;
    const host = config.host.includes(":") ? `[${config.host}]` : config.host;
    shutDownOnSignal(server, close, log, config.startedByNpm);
    ends.push(health.watch(log, verifier, config.store.verifyInterval * 60_000));
    log.info({ url: `http://${host}:${port}/graphql`, ms: Math.round(performance.now()) }, "listening");
  } catch (error) {
    await close();
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
function shutDownOnSignal(server: Server, close: () => Promise<void>, log: Logger, startedByNpm: boolean): void {
  let shuttingDown = false;
  const shutDown = (signal: NodeJS.Signals) => {
    if (shuttingDown) process.exit(1);
    shuttingDown = true;
    log.info({ signal }, "shutting down");
    const timeout = setTimeout(() => server.closeAllConnections(), shutdownTimeoutMs);
    server.close(async () => {
      clearTimeout(timeout);
      await close();
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
