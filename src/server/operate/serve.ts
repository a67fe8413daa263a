import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Logger, pino } from "pino";
import { type Config, ConfigError } from "../config.ts";
import { documentFolder } from "../documents.ts";
import { openStore, type Store } from "../store/open.ts";
import { questionTabs } from "./questions.ts";

const longestDrainMs = 10_000;

/**
 * Loads the records where they changed, then serves until the process is told to stop.
 * @param refresh brings the store up to date with the records
 * @throws {ConfigError} where the address cannot be listened on
 */
export async function serve(config: Config, refresh: (store: Store, log: Logger) => Promise<unknown>): Promise<void> {
  const log = pino({ level: config.logLevel });
  const store = await openStore(config.databaseUrl);
  try {
    // The schema takes a moment to build; the records are looked at meanwhile.
    const [{ createServer }, tabs] = await Promise.all([import("./yoga.ts"), questionTabs(), refresh(store, log)]);
    const yoga = createServer({
      store,
      documents: config.documents === null ? null : documentFolder(config.documents),
      tabs,
      log,
      queries: config.queries,
      corsOrigins: config.corsOrigins,
      maxAge: config.maxAge,
    });
    const server = createHttpServer(withGoodHost(yoga));
    await listen(server, config);
    const { port } = server.address() as AddressInfo;
    const host = config.host.includes(":") ? `[${config.host}]` : config.host;
    stopWhenTold(server, store, log, config.startedByNpm);
    log.info({ url: `http://${host}:${port}/graphql`, ms: Math.round(performance.now()) }, "ready");
  } catch (error) {
    await store.destroy();
    throw error;
  }
}

/** Answers a request whose Host header is none with 400: there is no address to read it by. */
function withGoodHost(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (URL.canParse(`http://${request.headers.host ?? "localhost"}`)) return listener(request, response);
    const body = JSON.stringify({
      errors: [{ message: "Host: is no host name", extensions: { code: "BAD_REQUEST" } }],
    });
    return response.writeHead(400, { "content-type": "application/json" }).end(body);
  };
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `port ${port} on ${host} is in use; set PORT to another`,
        EACCES: `port ${port} may not be used by this user; set PORT to one above 1023`,
        EADDRNOTAVAIL: `HOST is "${host}", which is no address of this machine; write one that is, such as 127.0.0.1`,
        ENOTFOUND: `HOST is "${host}", which cannot be found; write an address of this machine, such as 127.0.0.1`,
      };
      reject(new ConfigError(reasons[error.code ?? ""] ?? `cannot listen on ${host}:${port}: ${error.message}`));
    });
    server.listen(port, host, resolve);
  });
}

/**
 * On SIGTERM or SIGINT: takes no new request, answers those that came, closes the store. A second signal ends at once.
 * npm hands a signal to its shell and no further, so what npm started stops when that shell is gone.
 */
function stopWhenTold(server: Server, store: Store, log: Logger, startedByNpm: boolean): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, "stopping");
    const late = setTimeout(() => server.closeAllConnections(), longestDrainMs);
    server.close(async () => {
      clearTimeout(late);
      await store.destroy();
      log.info("stopped");
    });
    server.closeIdleConnections();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (!startedByNpm) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop("SIGTERM");
  }, 500);
  watch.unref();
}
