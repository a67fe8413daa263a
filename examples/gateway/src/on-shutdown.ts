const parentCheckIntervalMs = 500;

/**
 * Calls back on SIGTERM or SIGINT. A second signal exits immediately. npm passes signals to its shell only, so a process
 * started by npm shuts down when that shell exits.
 */
export function onShutdown(callback: () => Promise<void>, startedByNpm: boolean): void {
  let shuttingDown = false;
  const shutDown = () => {
    if (shuttingDown) process.exit(1);
    shuttingDown = true;
    void callback();
  };
  process.on("SIGTERM", shutDown).on("SIGINT", shutDown);
  if (!startedByNpm) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    shutDown();
  }, parentCheckIntervalMs);
  watch.unref();
}
