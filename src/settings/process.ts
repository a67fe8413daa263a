import type { Settings } from "./settings.ts";

/** How connections are kept and how the server stops. */
export interface ProcessSettings {
  /** How many connections are open at the same time: a total, which the processes share. */
  maxConnections: number;
  /** For how long a connection stays open without a request. */
  keepAliveTimeoutMs: number;
  /** In which time a request has to arrive completely. */
  requestTimeoutMs: number;
  /** For how long a client may read nothing of a response that is ready. */
  responseTimeoutMs: number;
  /** For how long the server still accepts connections after the signal to shut down. */
  drainDelayMs: number;
  /** For how long open requests may take to complete at shutdown. */
  shutdownTimeoutMs: number;
}

/** Reads the settings of connections and of the shutdown. @throws {ConfigError} */
export function readProcess(settings: Settings): ProcessSettings {
  return {
    maxConnections: settings.integer("MAX_CONNECTIONS", "10000", { min: 1, max: 1_000_000, note: "connections" }),
    keepAliveTimeoutMs: 1000 * settings.integer("KEEP_ALIVE_TIMEOUT", "65", { min: 1, max: 3600, note: "seconds" }),
    requestTimeoutMs: 1000 * settings.integer("REQUEST_TIMEOUT", "30", { min: 1, max: 3600, note: "seconds" }),
    responseTimeoutMs: 1000 * settings.integer("RESPONSE_TIMEOUT", "30", { min: 1, max: 3600, note: "seconds" }),
    drainDelayMs: 1000 * settings.integer("DRAIN_DELAY", "0", { min: 0, max: 300, note: "seconds" }),
    shutdownTimeoutMs: 1000 * settings.integer("SHUTDOWN_TIMEOUT", "10", { min: 1, max: 300, note: "seconds" }),
  };
}

/** The most worker processes that one command starts. */
export const maxWorkers = 64;
