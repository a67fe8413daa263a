import type { Settings } from "./settings.ts";
import { parseTrustedProxies, type TrustedProxies } from "./trusted-proxies.ts";

/** How much work the server accepts. All numbers are totals, which the processes share. */
export interface AdmissionSettings {
  /** How many operations are executed at the same time. */
  maxConcurrency: number;
  /** How many operations wait for their execution. */
  maxQueue: number;
  maxQueueWaitMs: number;
  /** The cost that a client may use per minute. 0 if clients are not limited. */
  rateLimit: number;
  /** The cost that a client may use at once. */
  rateBurst: number;
  /** The proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: TrustedProxies;
}

const maxCost = 1_000_000_000;

/** Reads the settings of admission and rate limits. @throws {ConfigError} */
export function readAdmission(settings: Settings): AdmissionSettings {
  const rateLimit = settings.integer("RATE_LIMIT", "0", {
    min: 0,
    max: maxCost,
    note: "cost per minute; 0 is no limit",
  });
  const rateBurst = settings.integer("RATE_BURST", "0", { min: 0, max: maxCost, note: "cost; 0 is RATE_LIMIT" });
  return {
    maxConcurrency: settings.integer("MAX_CONCURRENCY", "4", { min: 1, max: 10_000, note: "operations" }),
    maxQueue: settings.integer("MAX_QUEUE", "76", { min: 1, max: 100_000, note: "operations" }),
    maxQueueWaitMs: 1000 * settings.integer("MAX_QUEUE_WAIT", "2", { min: 1, max: 300, note: "seconds" }),
    rateLimit,
    rateBurst: rateBurst || rateLimit,
    trustedProxies: parseTrustedProxies("TRUST_PROXY", settings.text("TRUST_PROXY", "no")),
  };
}
