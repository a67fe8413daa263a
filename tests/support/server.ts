import type { ChildProcess } from "node:child_process";
import { start } from "./run.ts";

export interface RunningServer {
  child: ChildProcess;
  /** The address of the server: http://127.0.0.1:1234 */
  origin: string;
  /** The lines of the log so far. */
  lines: string[];
  query: (document: string) => Promise<{ status: number; body: string }>;
  readiness: () => Promise<{ status: number; body: { status: string; reason?: string; revision?: number } }>;
  /** Sends SIGTERM and waits for the exit. */
  stop: () => Promise<number | null>;
}

/** Starts a server with a command, and waits until it listens. @throws {Error} if it exits before that, with its output */
export async function startServer(command: string, environment: Record<string, string>): Promise<RunningServer> {
  const child = start([command], { PORT: "0", HOST: "127.0.0.1", ...environment });
  const lines: string[] = [];
  let errors = "";
  child.stderr?.on("data", (chunk) => (errors += chunk));
  const exited = new Promise<number | null>((resolve) => child.on("close", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let rest = "";
    child.stdout?.on("data", (chunk) => {
      const parts = `${rest}${chunk}`.split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
      const listening = parts.find((line) => line.includes('"msg":"listening"'));
      if (listening) resolve(JSON.parse(listening).url);
    });
    exited.then((code) => reject(new Error(`exited with ${code} before it listened: ${lines.join("\n")}${errors}`)));
  });
  const { origin } = new URL(url);
  return {
    child,
    origin,
    lines,
    async query(document) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
        body: JSON.stringify({ query: document }),
      });
      return { status: response.status, body: await response.text() };
    },
    async readiness() {
      const response = await fetch(`${origin}/health/ready`);
      return { status: response.status, body: await response.json() };
    },
    async stop() {
      child.kill("SIGTERM");
      return exited;
    },
  };
}
