/** What the environment sets. This file alone reads it. */
export interface Config {
  host: string;
  port: number;
  databaseUrl: string;
  data: string;
  documents: string | null;
  logLevel: string;
  /** Whether npm runs this, behind a shell that keeps signals to itself. */
  startedByNpm: boolean;
}

/** A setting that cannot be used, in one line for the person who started the program. */
export class ConfigError extends Error {}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/** Reads and checks the settings; an empty one counts as absent. @throws {ConfigError} */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const read = (name: string, otherwise: string) => environment[name] || otherwise;
  const port = read("PORT", "4000");
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new ConfigError(`PORT is "${port}"; write a number from 0 to 65535 (0: any free port)`);
  }
  const logLevel = read("LOG_LEVEL", "info");
  if (!logLevels.includes(logLevel)) {
    throw new ConfigError(`LOG_LEVEL is "${logLevel}"; write one of ${logLevels.join(", ")}`);
  }
  return {
    host: read("HOST", "127.0.0.1"),
    port: Number(port),
    databaseUrl: read("DATABASE_URL", "var/graph.db"),
    data: read("DATA", "data"),
    documents: environment.DOCUMENTS || null,
    logLevel,
    startedByNpm: Boolean(environment.npm_lifecycle_event),
  };
}
