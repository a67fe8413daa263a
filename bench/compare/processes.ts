import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { BenchError } from "./bench-error.ts";

/** The processes that the benchmark started and that still run, with the signal that stops each of them. */
const running = new Map<ChildProcess, NodeJS.Signals>();
const maxKeptText = 20_000;

export interface Started {
  child: ChildProcess;
  pid: number;
  /** The end of what it wrote to its standard error. */
  complaints: () => string;
}

/** Starts a process that is stopped at the end of the benchmark, however it ends. */
export function startProcess(
  command: string,
  args: readonly string[],
  { stopSignal = "SIGTERM", ...options }: SpawnOptions & { stopSignal?: NodeJS.Signals } = {},
): Started {
  // In a group of its own, because Ctrl-C in a terminal would otherwise reach it before the benchmark stops it.
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], detached: true, ...options });
  let text = "";
  child.stderr?.on("data", (chunk) => {
    text = (text + String(chunk)).slice(-maxKeptText);
  });
  child.on("error", (error) => {
    text += error.message;
    running.delete(child);
  });
  child.on("exit", () => running.delete(child));
  running.set(child, stopSignal);
  return { child, pid: child.pid ?? 0, complaints: () => text.trim() };
}

/** Runs a process to its end. @throws {BenchError} if it fails */
export async function runProcess(
  name: string,
  command: string,
  args: readonly string[],
  options: SpawnOptions & { onLine?: (line: string) => void } = {},
): Promise<string> {
  const { onLine, ...others } = options;
  const { child, complaints } = startProcess(command, args, { stdio: ["ignore", "pipe", "pipe"], ...others });
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += String(chunk);
  });
  if (onLine)
    child.stderr?.on("data", (chunk) => {
      for (const line of String(chunk).trimEnd().split("\n")) onLine(line);
    });
  const code = await new Promise((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", resolve);
  });
  if (code !== 0) throw new BenchError(`${name} failed: ${lastLineOf(complaints()) || `exit code ${code}`}`);
  return output;
}

const stopping = new Map<ChildProcess, Promise<void>>();

/** Stops a process, and kills it if it does not end within ten seconds. */
export function stopProcess(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  // A second signal would make a server exit before it has completed its shutdown.
  const current = stopping.get(child) ?? stopOnce(child, signal);
  stopping.set(child, current);
  return current;
}

async function stopOnce(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(timer);
}

/** Stops every process that still runs, the last one first, since PostgreSQL started before what uses it. */
export async function stopAll(): Promise<void> {
  for (const [child, signal] of [...running].reverse()) await stopProcess(child, signal);
}

/** Waits until a server responds. @throws {BenchError} if its process ends before, or after a minute */
export async function untilReady(name: string, { child, complaints }: Started, url: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      throw new BenchError(`${name} ended before it was ready: ${lastLineOf(complaints())}`);
    const isReady = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status < 500;
      },
      () => false,
    );
    if (isReady) return;
    await wait(10);
  }
  throw new BenchError(`${name} was not ready after a minute: ${lastLineOf(complaints())}`);
}

/** @throws {BenchError} if another process listens on a port */
export async function refuseUsedPorts(first: number, count: number): Promise<void> {
  for (let port = first; port < first + count; port++) {
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
    });
    if (!isFree)
      throw new BenchError(
        `Port ${port} is in use. Stop the process that uses it, or choose other ports with --port <number>.`,
      );
  }
}

function lastLineOf(text: string): string {
  return text.split("\n").at(-1) ?? "";
}
