import { Settings } from "./settings.ts";

/** The limits on exports of whole lists. */
export interface ExportSettings {
  /** How many exports run at the same time: a total, which the processes share. */
  maxExports: number;
  maxRows: number;
  timeoutMs: number;
}

/** Reads the settings of exports. @throws {ConfigError} */
export function readExport(settings: Settings): ExportSettings {
  return {
    maxExports: settings.integer("MAX_EXPORTS", "2", { min: 1, max: 100, note: "exports" }),
    maxRows: settings.integer("MAX_EXPORT_ROWS", "100000", { min: 1, max: 100_000_000, note: "rows" }),
    timeoutMs: 1000 * settings.integer("EXPORT_TIMEOUT", "120", { min: 1, max: 3600, note: "seconds" }),
  };
}

/** The limits where no setting changes them. */
export const defaultExport: ExportSettings = readExport(new Settings({}));
