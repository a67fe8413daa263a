import { getHeapStatistics } from "node:v8";
import type { Settings } from "./settings.ts";

export interface CacheSettings {
  /** The approximate size of what all processes of the server keep in memory between requests, in bytes. 0 keeps nothing. */
  maxBytes: number;
}

const bytesPerMegabyte = 1_000_000;

/** The share of the memory that the process may use, if the setting is absent. */
const defaultShare = 1 / 4;

export function readCache(settings: Settings): CacheSettings {
  const megabytes = settings.integer("CACHE_MB", "400", {
    min: 0,
    max: 16_384,
    note: "MB; 0 keeps nothing between requests",
  });
  const maxBytes = megabytes * bytesPerMegabyte;
  if (settings.optional("CACHE_MB") !== null) return { maxBytes };
  return { maxBytes: Math.min(maxBytes, getHeapStatistics().heap_size_limit * defaultShare) };
}
