/** The settings, which are read from environment variables. Only this file reads them. */
export interface Config {
  graphUrl: string;
  port: number;
  salesPort: number;
  /** Whether npm started the process, through a shell that does not pass signals on. */
  startedByNpm: boolean;
}

/** An error that the person who starts the program can resolve. The message says how. */
export class StartError extends Error {}

/** Reads and checks the settings. An empty value counts as not set. @throws {StartError} */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const graphUrl = environment.GRAPH_URL || "http://127.0.0.1:4000/graphql";
  if (!URL.canParse(graphUrl) || !/^https?:/.test(graphUrl)) {
    throw new StartError(`GRAPH_URL must be a URL such as http://127.0.0.1:4000/graphql, got "${graphUrl}".`);
  }
  return {
    graphUrl,
    port: readPort("PORT", environment.PORT || "4100"),
    salesPort: readPort("SALES_PORT", environment.SALES_PORT || "4101"),
    startedByNpm: Boolean(environment.npm_lifecycle_event),
  };
}

function readPort(name: string, text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new StartError(`${name} must be an integer from 0 to 65535 (0 selects a free port), got "${text}".`);
}
