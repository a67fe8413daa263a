import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Config } from "../../config.ts";
import type { GracefulServer } from "./graceful-server.ts";
import { allStoppedListening, isStopMessage, stoppedListening } from "./message.ts";
import { announceShutdown } from "./shutting-down.ts";
import { onStopSignal } from "./stop-signal.ts";

/** All workers stop accepting connections within this time, unless one hangs. In milliseconds. */
const otherWorkersMs = 5000;

/**
 * On SIGTERM or SIGINT, makes the readiness check fail, accepts requests for the drain delay, then completes the
 * open requests and closes the store. A second signal exits immediately.
 */
export function stopOnSignal(server: GracefulServer, close: () => Promise<void>, config: Config, log: Logger): void {
  const stop = async (signal: NodeJS.Signals) => {
    log.info({ signal }, "shutting down");
    await shutDown(server, config);
    await close();
    log.info("shutdown complete");
  };
  onStopSignal(config.startedByNpm, stop);
}

/** Stops a worker when the primary process asks for it. The primary receives the signals. */
export function stopOnMessage(server: GracefulServer, close: () => Promise<void>, config: Config, log: Logger): void {
  // A terminal sends signals to all processes, and so do some process managers.
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => {});
  let isStopping = false;
  const others = Promise.withResolvers<void>();
  const waitForOthers = async () => {
    process.send?.(stoppedListening);
    await Promise.race([others.promise, wait(otherWorkersMs, undefined, { ref: false })]);
  };
  process.on("message", async (message) => {
    if (message === allStoppedListening) others.resolve();
    if (!isStopMessage(message)) return;
    if (message === "shutdown") announceShutdown();
    if (isStopping) return;
    isStopping = true;
    log.info(message === "shutdown" ? "worker shutting down" : "worker retiring");
    if (message === "shutdown") await shutDown(server, config, waitForOthers);
    else await retire(server, config);
    await close();
    process.exit(0);
  });
}

/** @param waitForOthers waits until other processes no longer accept connections, to which clients would turn */
async function shutDown(
  server: GracefulServer,
  { process: settings }: Config,
  waitForOthers = async () => {},
): Promise<void> {
  announceShutdown();
  if (settings.drainDelayMs > 0) {
    server.closeConnectionsAfterResponses();
    await wait(settings.drainDelayMs);
  }
  await server.stopListening();
  await waitForOthers();
  await server.close(settings.shutdownTimeoutMs);
}

async function retire(server: GracefulServer, { process: settings }: Config): Promise<void> {
  await server.stopListening();
  await server.close(settings.shutdownTimeoutMs);
}
