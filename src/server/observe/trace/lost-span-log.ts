import type { Logger } from "pino";

const intervalMs = 60_000;

/**
 * Logs spans that were lost, in one line per minute at most.
 * @returns a function to call for each loss
 */
export function lostSpanLog(log: Logger): (count: number, reason: string) => void {
  let loggedAt = Number.NEGATIVE_INFINITY;
  let lost = 0;
  return (count, reason) => {
    lost += count;
    const now = performance.now();
    if (now - loggedAt < intervalMs) return;
    log.warn({ spans: lost, reason: reason.slice(0, 200) }, "traces cannot be exported");
    loggedAt = now;
    lost = 0;
  };
}
