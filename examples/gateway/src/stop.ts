/**
 * Calls back on SIGTERM or SIGINT; a second signal ends at once. npm hands a signal to its shell and no further, so what
 * npm started stops when that shell is gone.
 */
export function whenToldToStop(callback: () => Promise<void>, startedByNpm: boolean): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    void callback();
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
  if (!startedByNpm) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}
