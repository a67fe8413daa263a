import { Settings } from "./settings.ts";

/** The limits on what one operation may ask for and produce. */
export interface Limits {
  maxCost: number;
  maxTokens: number;
  maxDepth: number;
  maxAliases: number;
  maxDirectives: number;
  maxFields: number;
  maxObjects: number;
  maxResponseBytes: number;
  timeoutMs: number;
}

const bytesPerMegabyte = 1_000_000;

/** Reads the limits. @throws {ConfigError} */
export function readLimits(settings: Settings): Limits {
  return {
    maxCost: settings.integer("MAX_COST", "10000000", { min: 1, max: 1_000_000_000_000, note: "price of a query" }),
    maxTokens: settings.integer("MAX_TOKENS", "6000", { min: 100, max: 100_000, note: "tokens of a document" }),
    maxDepth: settings.integer("MAX_DEPTH", "30", { min: 1, max: 200, note: "levels of fields" }),
    maxAliases: settings.integer("MAX_ALIASES", "500", { min: 0, max: 10_000, note: "aliases in a document" }),
    maxDirectives: settings.integer("MAX_DIRECTIVES", "500", { min: 0, max: 10_000, note: "directives in a document" }),
    maxFields: settings.integer("MAX_FIELDS", "5000", { min: 1, max: 100_000, note: "fields of a document" }),
    maxObjects: settings.integer("MAX_OBJECTS", "50000", { min: 1, max: 1_000_000, note: "objects in a response" }),
    maxResponseBytes:
      settings.integer("MAX_RESPONSE_MB", "8", { min: 1, max: 100, note: "megabytes" }) * bytesPerMegabyte,
    timeoutMs: settings.integer("EXECUTION_TIMEOUT", "10", { min: 1, max: 600, note: "seconds" }) * 1000,
  };
}

/** The limits where no setting changes them. */
export const defaultLimits: Limits = readLimits(new Settings({}));
