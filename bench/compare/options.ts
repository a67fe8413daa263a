import { parseArgs } from "node:util";
import { BenchError } from "./bench-error.ts";

/** How the comparison runs. */
export interface Options {
  quick: boolean;
  /** The size of the graph: 1 has 50,000 agreements. */
  scale: number;
  rounds: number;
  /** The length of one measurement. */
  seconds: number;
  /** The first of the ports that the servers listen on. */
  port: number;
  peers: boolean;
  /** Whether the deal book is also measured at ten times the scale. */
  growth: boolean;
  reload: boolean;
  /** Only the questions whose names contain this. Empty for all. */
  only: string;
}

export const usage = `Usage: npm run bench -- [options]

Compares this server with PostGraphile and Mercurius on the same graph, and writes bench/RESULTS.md.

  --quick            takes about two minutes once the graph exists, and prints the figures without writing the file
  --scale <1 or 10>  the size of the graph; 1 has 50,000 agreements and is the default
  --rounds <number>  the number of rounds; defaults to 3, and to 2 with --quick
  --seconds <number> the length of one measurement; defaults to 2, and to 0.2 with --quick
  --only <text>      measures only the questions whose names contain the text, and writes no file
  --no-peers         measures this server alone, and writes no file
  --growth           also measures how the deal book's time grows from scale 1 to scale 10
  --reload           loads the graph again, which measures how fast it is loaded
  --port <number>    the first of the six ports that are used; defaults to 4310
  --help             prints this text
`;

/** Parses the arguments. Null if the usage is asked for. @throws {BenchError} */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parsed(args);
  if (values.help) return null;
  const { quick } = values;
  return {
    quick,
    scale: numberOf("--scale", values.scale, (value) => value === 1 || value === 10, "1 or 10"),
    rounds: numberOf(
      "--rounds",
      values.rounds ?? (quick ? "2" : "3"),
      (value) => Number.isInteger(value) && value >= 1 && value <= 100,
      "an integer from 1 to 100",
    ),
    seconds: numberOf(
      "--seconds",
      values.seconds ?? (quick ? "0.2" : "2"),
      (value) => value >= 0.1 && value <= 600,
      "a number from 0.1 to 600",
    ),
    port: numberOf(
      "--port",
      values.port,
      (value) => Number.isInteger(value) && value >= 1 && value <= 65_530,
      "an integer from 1 to 65530",
    ),
    peers: !values["no-peers"],
    growth: values.growth,
    reload: values.reload,
    only: values.only,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: "boolean", default: false },
        quick: { type: "boolean", default: false },
        scale: { type: "string", default: "1" },
        rounds: { type: "string" },
        seconds: { type: "string" },
        only: { type: "string", default: "" },
        "no-peers": { type: "boolean", default: false },
        growth: { type: "boolean", default: false },
        reload: { type: "boolean", default: false },
        port: { type: "string", default: "4310" },
      },
    });
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    throw new BenchError(`${reason} Run "npm run bench -- --help" for the options.`);
  }
}

function numberOf(name: string, text: string, isAllowed: (value: number) => boolean, range: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (isAllowed(value)) return value;
  throw new BenchError(`${name} must be ${range}, got "${text}".`);
}
