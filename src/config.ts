import { accessSync, constants, statSync } from "node:fs";
import { type AccessSettings, accessSettings } from "./settings/access.ts";
import { type AdmissionSettings, readAdmission } from "./settings/admission.ts";
import { type CacheSettings, readCache } from "./settings/cache.ts";
import { type ExportSettings, readExport } from "./settings/export.ts";
import { type Limits, readLimits } from "./settings/limits.ts";
import { type ObserveSettings, observeSettings } from "./settings/observe.ts";
import { type ProcessSettings, readProcess } from "./settings/process.ts";
import { ConfigError, Settings } from "./settings/settings.ts";
import { type StoreSettings, storeSettings } from "./settings/store.ts";

/** The settings, which are read from environment variables. Only this file reads them. */
export interface Config {
  host: string;
  port: number;
  databaseUrl: string;
  store: StoreSettings;
  data: string;
  /** The folder with the operator's copies of source documents. Null if there is none. */
  sourceCopies: string | null;
  logLevel: string;
  /** Which queries are executed: any query, or registered documents only. */
  queries: "any" | "trusted";
  /** The origins whose pages may read responses. An empty list allows the server's own origin only. */
  corsOrigins: "*" | string[];
  /** For how many seconds caches may reuse the response to a GET request without revalidation. */
  maxAge: number;
  limits: Limits;
  exports: ExportSettings;
  cache: CacheSettings;
  /** The number of processes that execute what may take long. */
  readers: number;
  /** Who may send requests, and how they authenticate. */
  access: AccessSettings;
  admission: AdmissionSettings;
  process: ProcessSettings;
  observe: ObserveSettings;
  /** Whether npm started the process, through a shell that does not pass signals on. */
  startedByNpm: boolean;
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const renamedSettings = [["DOCUMENTS", "SOURCE_COPIES"]] as const;

/** Reads and checks the settings. @throws {ConfigError} */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const settings = new Settings(environment);
  for (const [oldName, newName] of renamedSettings) {
    if (settings.optional(oldName) !== null)
      throw new ConfigError(`${oldName} was renamed to ${newName}. Set ${newName} instead.`);
  }
  return {
    host: settings.text("HOST", "127.0.0.1"),
    port: settings.integer("PORT", "4000", { min: 0, max: 65_535, note: "0 selects a free port" }),
    databaseUrl: settings.text("DATABASE_URL", "var/graph.db"),
    store: storeSettings(settings),
    data: settings.text("DATA", "data"),
    sourceCopies: folderOf("SOURCE_COPIES", settings.optional("SOURCE_COPIES")),
    logLevel: settings.choice("LOG_LEVEL", "info", logLevels),
    queries: settings.choice("QUERIES", "any", ["any", "trusted"], "trusted executes registered documents only"),
    corsOrigins: originsOf(settings.text("CORS_ORIGINS", "*")),
    maxAge: settings.integer("MAX_AGE", "60", {
      min: 0,
      max: 31_536_000,
      note: "seconds; 0 requires revalidation",
    }),
    limits: readLimits(settings),
    exports: readExport(settings),
    cache: readCache(settings),
    readers: settings.integer("READERS", "2", { min: 1, max: 64, note: "processes" }),
    access: accessSettings(settings),
    admission: readAdmission(settings),
    process: readProcess(settings),
    observe: observeSettings(settings),
    startedByNpm: settings.optional("npm_lifecycle_event") !== null,
  };
}

function originsOf(text: string): "*" | string[] {
  if (text === "*") return "*";
  if (text === "none") return [];
  return text.split(",").map((part) => {
    const origin = part.trim();
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      const example = "https://app.example.org,http://localhost:5173";
      throw new ConfigError(`CORS_ORIGINS must be *, none, or origins such as ${example}, got "${origin}".`);
    }
    return origin;
  });
}

function folderOf(name: string, folder: string | null): string | null {
  if (folder === null || isReadableFolder(folder)) return folder;
  throw new ConfigError(`${name} must be a readable folder, got "${folder}".`);
}

function isReadableFolder(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
