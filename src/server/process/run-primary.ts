import { isatty } from "node:tty";
import type { Logger } from "pino";
import type { Config } from "../../config.ts";
import { Primary } from "./primary.ts";
import { onStopSignal } from "./stop-signal.ts";

/**
 * Runs workers until the process receives SIGTERM or SIGINT. SIGHUP restarts the workers.
 * @throws {ProcessError} if workers crash again and again
 */
export async function runPrimary(
  config: Config,
  workers: number,
  log: Logger,
  onListening: (port: number) => void,
): Promise<void> {
  const { drainDelayMs, shutdownTimeoutMs } = config.process;
  const primary = new Primary({ workers, stopTimeoutMs: drainDelayMs + shutdownTimeoutMs, log });
  let isStarted = false;
  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, "shutting down");
    primary.stop();
  };
  const exit = () => {
    primary.kill();
    process.exit(1);
  };
  onStopSignal(config.startedByNpm, stop, exit);
  const hadTerminal = isatty(0);
  process.on("SIGHUP", () => {
    // A terminal that is closed sends the signal, too.
    if (hadTerminal && !isatty(0)) process.kill(process.pid, "SIGTERM");
    else if (isStarted) primary.restart();
  });
  const port = await primary.start();
  if (port === null) {
    process.exitCode = 1;
    return;
  }
  isStarted = true;
  onListening(port);
  await primary.ended;
  log.info("shutdown complete");
}
