import { spawn } from "node:child_process";
import path from "node:path";
import type { Verification } from "./verify.ts";

/**
 * Verifies a file in a process of its own, because SQLite is synchronous and would hold up all requests.
 * @param signal ends the process
 * @returns null if the process was ended or failed, so that nothing is known about the file
 */
export function verifyBeside(file: string, signal: AbortSignal): Promise<Verification | null> {
  const script = path.join(import.meta.dirname, "process.ts");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, file], { stdio: ["ignore", "pipe", "ignore"], signal });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code === 0 ? verificationIn(output) : null));
    child.unref();
  });
}

function verificationIn(text: string): Verification | null {
  try {
    return JSON.parse(text) as Verification;
  } catch {
    return null;
  }
}
