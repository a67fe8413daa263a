import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

const main = path.resolve(import.meta.dirname, "../../src/start.js");

/** Starts the program as its scripts do. */
export function start(
  args: readonly string[],
  environment: Record<string, string>,
  node = process.execPath,
  stdin: "ignore" | "pipe" = "ignore",
): ChildProcess {
  return spawn(node, [main, ...args], {
    env: { ...process.env, ...environment },
    stdio: [stdin, "pipe", "pipe"],
  });
}

/** Runs the program to its end. */
export async function run(
  args: readonly string[],
  environment: Record<string, string>,
  node = process.execPath,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = start(args, environment, node);
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => (output.stdout += chunk));
  child.stderr?.on("data", (chunk) => (output.stderr += chunk));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, ...output };
}
