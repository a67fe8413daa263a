import type { RateLimit } from "./rate-limiter.ts";

/** The share of one process in a limit that is a total for all processes. At least 1. */
export function share(total: number, processes: number): number {
  return Math.ceil(total / processes);
}

/** The share of one process in a rate limit. */
export function shareOfRate({ perMinute, burst }: RateLimit, processes: number): RateLimit {
  return { perMinute: perMinute / processes, burst: share(burst, processes) };
}
