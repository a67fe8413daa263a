import { accessSync, constants, statSync } from "node:fs";

/** The settings, which are read from environment variables. Only this file reads them. */
export interface Config {
  host: string;
  port: number;
  databaseUrl: string;
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
  /** Whether npm started the process, through a shell that does not pass signals on. */
  startedByNpm: boolean;
}

/** A setting that cannot be used. The message is a single line. */
export class ConfigError extends Error {}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

const renamedSettings = [["DOCUMENTS", "SOURCE_COPIES"]] as const;

/** Reads and checks the settings. An empty value counts as not set. @throws {ConfigError} */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  for (const [oldName, newName] of renamedSettings) {
    if (environment[oldName]) throw new ConfigError(`${oldName} was renamed to ${newName}. Set ${newName} instead.`);
  }
  const read = (name: string, defaultValue: string) => environment[name] || defaultValue;
  const port = read("PORT", "4000");
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new ConfigError(`PORT must be an integer from 0 to 65535 (0 selects a free port), got "${port}".`);
  }
  const logLevel = read("LOG_LEVEL", "info");
  if (!logLevels.includes(logLevel)) {
    throw new ConfigError(`LOG_LEVEL must be one of ${logLevels.join(", ")}, got "${logLevel}".`);
  }
  const queries = read("QUERIES", "any");
  if (queries !== "any" && queries !== "trusted") {
    throw new ConfigError(
      `QUERIES must be any or trusted (trusted executes registered documents only), got "${queries}".`,
    );
  }
  const maxAge = read("MAX_AGE", "60");
  if (!/^\d{1,8}$/.test(maxAge)) {
    throw new ConfigError(`MAX_AGE must be a whole number of seconds (0 requires revalidation), got "${maxAge}".`);
  }
  return {
    host: read("HOST", "127.0.0.1"),
    port: Number(port),
    databaseUrl: read("DATABASE_URL", "var/graph.db"),
    data: read("DATA", "data"),
    sourceCopies: folderOf("SOURCE_COPIES", environment.SOURCE_COPIES || null),
    logLevel,
    queries,
    corsOrigins: originsOf(read("CORS_ORIGINS", "*")),
    maxAge: Number(maxAge),
    startedByNpm: Boolean(environment.npm_lifecycle_event),
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
