import { readFileSync } from "node:fs";
import path from "node:path";
import { run } from "../../support/run.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** Whether the program has a command. */
export function hasCommand(name: string): boolean {
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { scripts: object };
  return name in scripts;
}

/** Whether `serve` has an option. */
export async function hasServeOption(option: string): Promise<boolean> {
  const { stdout } = await run(["serve", "--help"], {});
  return stdout.includes(option);
}
