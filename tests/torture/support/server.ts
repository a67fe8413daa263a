import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { start } from "../../support/run.ts";

export interface ServerOptions {
  args?: readonly string[];
  environment: Record<string, string>;
  startTimeoutMs?: number;
}

/** What came of a process that ended, or did not begin to listen. */
export interface Exit {
  code: number | null;
  signal: string | null;
  stderr: string;
}

const maxKeptText = 200_000;

/** The server as a process of its own. */
export class ServerProcess {
  readonly #options: ServerOptions;
  #child: ChildProcess | null = null;
  #port = 0;
  #exit: Exit | null = null;
  /** Lines of the log at the level `error` or above, bounded. */
  readonly errorLines: string[] = [];
  stderr = "";

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  get port(): number {
    return this.#port;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#exit === null;
  }

  /** How the process ended. Null while it runs. */
  get exit(): Exit | null {
    return this.#exit;
  }

  /** Starts the process. @returns null once it listens, or how it ended before */
  async start(): Promise<Exit | null> {
    const { args = [], environment, startTimeoutMs = 60_000 } = this.#options;
    this.#exit = null;
    this.stderr = "";
    const port = environment["PORT"] ?? String(this.#port);
    const child = start(["serve", ...args], { HOST: "127.0.0.1", ...environment, PORT: port });
    this.#child = child;
    child.on("exit", (code, signal) => {
      if (this.#child === child) this.#exit = { code, signal, stderr: this.stderr };
    });
    child.stderr?.on("data", (chunk) => {
      if (this.stderr.length < maxKeptText) this.stderr += chunk;
    });
    let rest = "";
    child.stdout?.on("data", (chunk) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) this.#read(line);
    });
    const end = Date.now() + startTimeoutMs;
    while (this.#exit === null && this.#listening !== child) {
      if (Date.now() > end) {
        child.kill("SIGKILL");
        await once(child, "exit");
        return { code: null, signal: "no start in time", stderr: this.stderr };
      }
      await wait(5);
    }
    // The streams may still hold what the process wrote last.
    if (this.#exit !== null) await wait(20);
    return this.#ended();
  }

  #ended(): Exit | null {
    return this.#exit && { ...this.#exit, stderr: this.stderr };
  }

  #listening: ChildProcess | null = null;

  #read(line: string): void {
    if (/"level":[56]0/.test(line) && this.errorLines.length < 100) this.errorLines.push(line.slice(0, 2000));
    if (!line.includes('"msg":"listening"')) return;
    const { url } = JSON.parse(line) as { url: string };
    this.#port = Number(new URL(url).port);
    this.#listening = this.#child;
  }

  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  /** Ends the process, and waits until it has ended. */
  async stop(signal: NodeJS.Signals = "SIGTERM", timeoutMs = 15_000): Promise<Exit | null> {
    const child = this.#child;
    if (child === null || this.#exit !== null) return this.#exit;
    const ended = once(child, "exit");
    child.kill(signal);
    const isOver = await Promise.race([ended.then(() => true), wait(timeoutMs, false)]);
    if (!isOver) {
      child.kill("SIGKILL");
      await ended;
    }
    return this.#exit;
  }

  /** The memory of its own that the largest process of the server uses, in bytes. Null if the system does not tell. */
  memory(): number | null {
    const own = memoryOf(this.pid);
    if (own === null) return null;
    return Math.max(own, ...childrenOf(this.pid).map((pid) => memoryOf(pid) ?? 0));
  }
}

function memoryOf(pid: number): number | null {
  const status = textOf(`/proc/${pid}/status`);
  const [, kilobytes] = /^RssAnon:\s+(\d+) kB/m.exec(status) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

function childrenOf(pid: number): number[] {
  return textOf(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
