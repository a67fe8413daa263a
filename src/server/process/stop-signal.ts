const parentCheckIntervalMs = 500;

/**
 * Calls `stop` on the first SIGTERM or SIGINT, and exits on the second. npm passes signals to its shell only, so a process
 * started by npm stops when that shell exits.
 * @param exit ends the process at once
 */
export function onStopSignal(
  startedByNpm: boolean,
  stop: (signal: NodeJS.Signals) => void,
  exit: () => void = () => process.exit(1),
): void {
  let isStopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (isStopping) return exit();
    isStopping = true;
    stop(signal);
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  if (!startedByNpm) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    if (!isStopping) onSignal("SIGTERM");
  }, parentCheckIntervalMs);
  watch.unref();
}
