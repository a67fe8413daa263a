import { rm } from "node:fs/promises";
import { afterAll } from "vitest";
import { recordFolder } from "../support/graph.ts";
import { run, start } from "../support/run.ts";

const folders: string[] = [];
afterAll(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

/** A folder of records that is removed after the tests of a file. */
export async function temporaryRecords(files: Record<string, string>): Promise<string> {
  const folder = await recordFolder(files);
  folders.push(folder);
  return folder;
}

/** Runs a tool for curators on a folder of records. */
export function curate(folder: string, tool: string, ...options: readonly string[]) {
  return run(["curate", tool, "--data", folder, ...options], {});
}

/** Runs a tool that asks questions, and answers them. */
export async function curateWithAnswers(folder: string, answers: readonly string[], ...options: readonly string[]) {
  const child = start(["curate", "new", "--ask", "--data", folder, ...options], {}, process.execPath, "pipe");
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => (output.stdout += chunk));
  child.stderr?.on("data", (chunk) => (output.stderr += chunk));
  child.stdin?.end(answers.map((answer) => `${answer}\n`).join(""));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, ...output };
}
