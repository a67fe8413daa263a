/** What the environment sets. This file alone reads it. */
export interface Config {
  host: string;
  port: number;
  databaseUrl: string;
  data: string;
  documents: string | null;
  logLevel: string;
  /** Which queries are answered: any, or none but those that were registered. */
  queries: "any" | "trusted";
  /** The pages that may read answers: all of them, or those of these origins. */
  corsOrigins: "*" | string[];
  /** For how many seconds caches may answer a GET without asking. */
  maxAge: number;
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
  const queries = read("QUERIES", "any");
  if (queries !== "any" && queries !== "trusted") {
    throw new ConfigError(`QUERIES is "${queries}"; write any, or trusted to answer registered documents alone`);
  }
  const maxAge = read("MAX_AGE", "60");
  if (!/^\d{1,8}$/.test(maxAge)) {
    throw new ConfigError(`MAX_AGE is "${maxAge}"; write a number of seconds, 0 where caches shall always ask`);
  }
  return {
    host: read("HOST", "127.0.0.1"),
    port: Number(port),
    databaseUrl: read("DATABASE_URL", "var/graph.db"),
    data: read("DATA", "data"),
    documents: environment.DOCUMENTS || null,
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
      throw new ConfigError(`CORS_ORIGINS has "${origin}"; write origins such as ${example}, or *, or none`);
    }
    return origin;
  });
}
