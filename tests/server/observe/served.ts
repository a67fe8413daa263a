import type { ChildProcess } from "node:child_process";
import { addressIn } from "../../support/graph.ts";
import { start } from "../../support/run.ts";

/** A line of the log, which is JSON. */
export type LogLine = Record<string, unknown> & { msg: string };

/** A running server. Disposal stops it. */
export interface Served {
  child: ChildProcess;
  /** The address of the GraphQL endpoint. */
  url: string;
  /** The lines that it has logged so far. */
  lines: LogLine[];
  post: (body: object, headers?: Record<string, string>) => Promise<Response>;
  metrics: () => Promise<string>;
  /** Sends SIGTERM and waits for the exit. */
  stop: () => Promise<number | null>;
  [Symbol.asyncDispose]: () => Promise<void>;
}

/** Starts the program on a free port, over the shipped graph. */
export async function serve(environment: Record<string, string> = {}): Promise<Served> {
  const child = start(["serve"], { PORT: "0", DATABASE_URL: addressIn("SHIPPED_STORE"), ...environment });
  const lines: LogLine[] = [];
  let rest = "";
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.on("exit", () => reject(new Error(`The server exited: ${JSON.stringify(lines)}`)));
    child.stdout?.on("data", (chunk) => {
      const texts = (rest + chunk).split("\n");
      rest = texts.pop() ?? "";
      for (const text of texts) {
        const line = JSON.parse(text) as LogLine;
        lines.push(line);
        if (line.msg === "listening") resolve(line.url as string);
      }
    });
  });
  const stop = () => {
    child.kill("SIGTERM");
    return exited;
  };
  return {
    child,
    url,
    lines,
    post: (body, headers = {}) =>
      fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    metrics: async () => (await fetch(new URL("/metrics", url))).text(),
    stop,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
