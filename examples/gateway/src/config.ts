/** What the environment sets. This file alone reads it. */
export interface Config {
  graphUrl: string;
  port: number;
  salesPort: number;
  /** Whether npm runs this, behind a shell that keeps signals to itself. */
  startedByNpm: boolean;
}

/** What the person who starts the program can mend, in one line. */
export class StartError extends Error {}

/** Reads and checks the settings; an empty one counts as absent. @throws {StartError} */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const graphUrl = environment.GRAPH_URL || "http://127.0.0.1:4000/graphql";
  if (!URL.canParse(graphUrl) || !/^https?:/.test(graphUrl)) {
    throw new StartError(`GRAPH_URL is "${graphUrl}"; write a whole address, such as http://127.0.0.1:4000/graphql`);
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
  throw new StartError(`${name} is "${text}"; write a number from 0 to 65535 (0: any free port)`);
}
