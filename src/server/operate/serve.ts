import cluster from "node:cluster";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Logger, pino } from "pino";
import type { Config } from "../../config.ts";
import { Resident } from "../../schema/resident/resident.ts";
import { checkExposure } from "../../settings/access.ts";
import { ConfigError } from "../../settings/settings.ts";
import { takeLease } from "../../store/file/lease.ts";
import { startVerifier } from "../../store/health/health.ts";
import { beforeReopen, keptSpaceOf, type OpenOptions, openedPathOf, type Store } from "../../store/open.ts";
import { Readers } from "../../store/reader/readers.ts";
import { warmAfterChanges } from "../../store/reader/warm-after-changes.ts";
import type { Access } from "../access/access.ts";
import { Admission } from "../admission/admission.ts";
import { RateLimiter } from "../admission/rate-limiter.ts";
import { share, shareOfRate } from "../admission/share.ts";
import { Turns } from "../admission/turns.ts";
import { KeptAnswers } from "../direct/kept-answers.ts";
import { Exports } from "../export/exports.ts";
import { readsFrom } from "../limits/reads-from.ts";
import { collectClusterMetrics, shareClusterMetrics } from "../observe/cluster-metrics.ts";
import { logOutput } from "../observe/log-output.ts";
import { processMetrics } from "../observe/process-metrics.ts";
import { questionNames } from "../observe/question-names.ts";
import { registerCacheGauges, registerKeptInputGauges } from "../observe/register-cache-gauges.ts";
import { registerExportGauges } from "../observe/register-export-gauges.ts";
import { registerProcessGauges } from "../observe/register-process-gauges.ts";
import { registerReaderGauges } from "../observe/register-reader-gauges.ts";
import { registerStoreGauges } from "../observe/register-store-gauges.ts";
import { startTraces, statementObserver } from "../observe/start.ts";
import { Explorer } from "../page/explorer.ts";
import { GracefulServer } from "../process/graceful-server.ts";
import { runPrimary } from "../process/run-primary.ts";
import { stopOnMessage, stopOnSignal } from "../process/stop.ts";
import { storeHealth } from "./health/store-health.ts";
import { questionTabs } from "./question-tabs.ts";
import { sourceCopies } from "./source-copies.ts";

export interface Processes {
  /** How many processes serve. With one, no further processes are started. */
  workers: number;
  /** The number of this worker, which the primary process gives it. */
  worker: number;
}

/** The store to serve. */
export interface ServedStore {
  /** The folder of records that `refresh` loads. Null if it loads none. */
  data: string | null;
  open(log: Logger, options?: Pick<OpenOptions, "onStatement" | "keptBytes">): Promise<Store>;
  /** Brings the store up to date with the records. */
  refresh(store: Store, log: Logger): Promise<void>;
}

/** A server that listens. */
interface Started {
  server: GracefulServer;
  /** Closes the store and ends the processes that read it. */
  close: () => Promise<void>;
}

/**
 * Serves a store until the process receives SIGTERM or SIGINT.
 * @throws {ConfigError} if the server cannot listen on the configured address, or may not without authentication
 */
export async function serve(
  config: Config,
  served: ServedStore,
  { workers, worker }: Processes = { workers: 1, worker: 1 },
): Promise<void> {
  checkExposure(config.host, config.access);
  const log = pino({ level: config.logLevel }, logOutput());
  if (workers === 1) return serveAlone(config, served, log);
  if (cluster.isWorker) return serveAsWorker(config, served, workers, log.child({ worker }));
  if (config.databaseUrl.replace(/^file:/, "") === ":memory:")
    throw new ConfigError("DATABASE_URL must be a file with --workers, because processes share no memory.");
  // The workers open the store when its records are loaded.
  const store = await served.open(log);
  await served.refresh(store, log).finally(() => store.destroy());
  collectClusterMetrics(cluster);
  await runPrimary(config, workers, log, (port) => logListening(config, port, log, { workers }));
}

async function serveAlone(config: Config, served: ServedStore, log: Logger): Promise<void> {
  const { server, close } = await start(config, 1, served, log);
  stopOnSignal(server, close, config, log);
  logListening(config, (server.http.address() as AddressInfo).port, log);
}

async function serveAsWorker(config: Config, served: ServedStore, workers: number, log: Logger): Promise<void> {
  const loaded = { ...served, refresh: async () => {} };
  const { server, close } = await start(config, workers, loaded, log).catch((error: unknown) => {
    // The channel to the primary process would keep the worker running.
    cluster.worker?.disconnect();
    throw error;
  });
  stopOnMessage(server, close, config, log);
  log.info({ ms: Math.round(performance.now()) }, "worker listening");
}

function logListening(config: Config, port: number, log: Logger, fields = {}): void {
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  log.info({ url: `http://${host}:${port}/graphql`, ms: Math.round(performance.now()), ...fields }, "listening");
}

/**
 * How the memory for what is kept is divided: values of the store and whole answers in the process that serves, inputs that this
 * process needs to answer questions, and those of its readers.
 */
const shares = { values: 0.4, answers: 0.06, inputs: 0.05, readers: 0.49 };

/** Starts a server with its share of the limits, which are totals for all processes. */
async function start(config: Config, processes: number, served: ServedStore, log: Logger): Promise<Started> {
  const { corsOrigins } = config;
  const { maxConcurrency, maxQueue, maxQueueWaitMs, rateLimit, rateBurst, trustedProxies } = config.admission;
  const access = await accessOf(config, log);
  const traces = await startTraces(config.observe, log);
  const onStatement = statementObserver(traces);
  const maxBytes = share(config.cache.maxBytes, processes);
  const store = await served.open(log, { onStatement, keptBytes: maxBytes * shares.inputs });
  const ends: (() => void)[] = [];
  const close = async () => {
    for (const end of ends) end();
    await store.destroy();
    await traces?.stop();
  };
  try {
    ends.push(takeLease(store, served.data));
    // The records are read while the schema is imported and built.
    const [{ createListener }, { inlineTracePlugin }, { subgraphSchema }, tabs, operationNames] = await Promise.all([
      import("../listener.ts"),
      import("./use-inline-trace.ts"),
      import("../../schema/contract/subgraph.ts"),
      questionTabs(),
      questionNames(),
      served.refresh(store, log),
    ]);
    const health = storeHealth(store);
    const readers = startReaders(store, share(config.readers, processes), maxBytes * shares.readers, log);
    if (readers) ends.push(warmAfterChanges(store, readers), () => readers.close());
    const exports = new Exports(store, {
      ...config.exports,
      maxExports: share(config.exports.maxExports, processes),
      stallMs: config.process.responseTimeoutMs,
      onStatement,
    });
    ends.push(() => exports.endAll());
    beforeReopen(store, () => {
      readers?.restart();
      exports.endAll();
    });
    const resident = maxBytes > 0 ? new Resident(maxBytes * shares.values) : null;
    const kept = maxBytes > 0 ? new KeptAnswers(maxBytes * shares.answers) : null;
    const turns = new Turns();
    const explorer = new Explorer(log);
    ends.push(() => explorer.close());
    const admission = new Admission(
      { maxConcurrency: share(maxConcurrency, processes), maxQueue: share(maxQueue, processes), maxQueueWaitMs },
      turns,
    );
    const listener = createListener({
      store,
      health,
      sourceCopies: config.sourceCopies === null ? null : sourceCopies(config.sourceCopies, log),
      tabs,
      log,
      queries: config.queries,
      corsOrigins,
      maxAge: config.maxAge,
      limits: config.limits,
      resident,
      kept,
      exports,
      ...(readers && { heavyReads: readsFrom(readers, { onStatement }) }),
      access,
      admission,
      trustedProxies,
      explorer,
      observe: {
        slowQueryMs: config.observe.slowQueryMs,
        operationNames,
        traces,
        ...(cluster.isWorker && { metricsText: shareClusterMetrics(processMetrics.snapshot) }),
      },
      ...(rateLimit > 0 && {
        rateLimiter: new RateLimiter(shareOfRate({ perMinute: rateLimit, burst: rateBurst }, processes)),
      }),
    });
    const maxConnections = share(config.process.maxConnections, processes);
    const server = new GracefulServer(listener, { ...config.process, maxConnections }, { turns, log, corsOrigins });
    registerProcessGauges(processMetrics, server.http, () => admission.counts.waiting);
    registerCacheGauges(processMetrics, resident, kept);
    registerKeptInputGauges(processMetrics, keptSpaceOf(store), readers);
    if (readers) registerReaderGauges(processMetrics, readers);
    registerExportGauges(processMetrics, exports);
    registerStoreGauges(processMetrics, store, config.databaseUrl);
    await listen(server.http, config);
    // What the first requests do not need is prepared while the server listens.
    readers?.start();
    explorer.prepare();
    const verifier = startVerifier();
    ends.push(verifier.close);
    setImmediate(subgraphSchema);
    // The first request with a trace reports that it cannot be loaded.
    inlineTracePlugin().catch(() => {});
    ends.push(health.watch(log, verifier, config.store.verifyInterval * 60_000));
    return { server, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Checks credentials. The code that does so is loaded only if requests need credentials. */
async function accessOf({ access }: Config, log: Logger): Promise<Access | null> {
  if (access.methods.length === 0) return null;
  const { openAccess } = await import("../access/access.ts");
  return openAccess(access, log);
}

/** Starts the processes that read what may take long. Null for a store in memory, which they cannot open. */
function startReaders(store: Store, size: number, keptBytes: number, log: Logger): Readers | null {
  const file = openedPathOf(store);
  if (file === null) return null;
  const readers = new Readers(file, {
    size,
    keptBytes,
    onFault: (reason) => log.warn({ reason }, "replacing a reader process"),
  });
  return readers;
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
