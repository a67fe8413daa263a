import cluster from "node:cluster";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Logger, pino } from "pino";
import type { Config } from "../../config.ts";
import { ConfigError } from "../../settings/settings.ts";
import { openStore, type Store } from "../../store/open.ts";
import { Admission } from "../admission/admission.ts";
import { RateLimiter } from "../admission/rate-limiter.ts";
import { share, shareOfRate } from "../admission/share.ts";
import { Turns } from "../admission/turns.ts";
import { withAdmission } from "../admission/with-admission.ts";
import { GracefulServer } from "../process/graceful-server.ts";
import { runPrimary } from "../process/run-primary.ts";
import { stopOnMessage, stopOnSignal } from "../process/stop.ts";
import { requestScope } from "../request/request-scope.ts";
import { withValidHost } from "../request/with-valid-host.ts";
import { questionTabs } from "./question-tabs.ts";
import { sourceCopies } from "./source-copies.ts";

export interface Processes {
  /** How many processes serve. With one, no further processes are started. */
  workers: number;
  /** The number of this worker, which the primary process gives it. */
  worker: number;
}

type Refresh = (store: Store, log: Logger) => Promise<unknown>;

/**
 * Loads the records if they changed, then serves until the process receives SIGTERM or SIGINT.
 * @param refresh brings the store up to date with the records
 * @throws {ConfigError} if the server cannot listen on the configured address
 */
export async function serve(
  config: Config,
  refresh: Refresh,
  { workers, worker }: Processes = { workers: 1, worker: 1 },
): Promise<void> {
  const log = pino({ level: config.logLevel });
  if (workers === 1) return serveAlone(config, refresh, log);
  if (cluster.isWorker) return serveAsWorker(config, workers, log.child({ worker }));
  if (config.databaseUrl.replace(/^file:/, "") === ":memory:")
    throw new ConfigError("DATABASE_URL must be a file with --workers, because processes share no memory.");
  // The workers open the store when its records are loaded.
  const store = await openStore(config.databaseUrl);
  await refresh(store, log).finally(() => store.destroy());
  await runPrimary(config, workers, log, (port) => logListening(config, port, log, { workers }));
}

async function serveAlone(config: Config, refresh: Refresh, log: Logger): Promise<void> {
  const { server, store } = await start(config, 1, refresh, log);
  stopOnSignal(server, store, config, log);
  logListening(config, (server.http.address() as AddressInfo).port, log);
}

async function serveAsWorker(config: Config, workers: number, log: Logger): Promise<void> {
  const { server, store } = await start(config, workers, async () => {}, log).catch((error: unknown) => {
    // The channel to the primary process would keep the worker running.
    cluster.worker?.disconnect();
    throw error;
  });
  stopOnMessage(server, store, config, log);
  log.info({ ms: Math.round(performance.now()) }, "worker listening");
}

function logListening(config: Config, port: number, log: Logger, fields = {}): void {
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  log.info({ url: `http://${host}:${port}/graphql`, ms: Math.round(performance.now()), ...fields }, "listening");
}

/** Starts a server with its share of the limits, which are totals for all processes. */
async function start(
  config: Config,
  processes: number,
  refresh: Refresh,
  log: Logger,
): Promise<{ server: GracefulServer; store: Store }> {
  const { maxConcurrency, maxQueue, maxQueueWaitMs, rateLimit, rateBurst, trustedProxies } = config.admission;
  const turns = new Turns();
  // Health checks and other short statements never wait for a turn.
  const pause = () => {
    const scope = requestScope();
    return scope?.isExecuting ? turns.pause(scope) : null;
  };
  const store = await openStore(config.databaseUrl);
  try {
    // The records are read while the schema is imported and built.
    const [{ createServer }, tabs] = await Promise.all([import("../yoga.ts"), questionTabs(), refresh(store, log)]);
    const { corsOrigins } = config;
    const admission = new Admission(
      { maxConcurrency: share(maxConcurrency, processes), maxQueue: share(maxQueue, processes), maxQueueWaitMs },
      turns,
    );
    const yoga = createServer({
      store,
      sourceCopies: config.sourceCopies === null ? null : sourceCopies(config.sourceCopies),
      tabs,
      log,
      queries: config.queries,
      corsOrigins,
      maxAge: config.maxAge,
      admission,
      pause,
      trustedProxies,
      ...(rateLimit > 0 && {
        rateLimiter: new RateLimiter(shareOfRate({ perMinute: rateLimit, burst: rateBurst }, processes)),
      }),
    });
    const listener = withValidHost(withAdmission(admission, { corsOrigins, log }, yoga));
    const maxConnections = share(config.process.maxConnections, processes);
    const server = new GracefulServer(listener, { ...config.process, maxConnections }, turns);
    await listen(server.http, config);
    return { server, store };
  } catch (error) {
    await store.destroy();
    throw error;
  }
}

/** How many connections the system holds until the process accepts them. Linux limits it to net.core.somaxconn. */
const backlog = 4096;

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
    server.listen({ port, host, backlog }, resolve);
  });
}
