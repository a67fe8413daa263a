import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { run } from "../support/run.ts";
import { attacks } from "./attacks.ts";
import { corrupt } from "./corrupt.ts";
import { fuzz } from "./fuzz.ts";
import { kill } from "./kill.ts";
import { restart } from "./restart.ts";
import { Checks } from "./support/checks.ts";
import type { Options } from "./support/options.ts";

/** Hostile clients, random queries, crashes, damaged files and restarts, against the real server. See CONTRIBUTING.md. */

type Subject = (options: Options, environment: Record<string, string>, checks: Checks) => Promise<void>;

const subjects: Readonly<Record<string, Subject>> = { attacks, fuzz, kill, corrupt, restart };

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    large: { type: "boolean", default: false },
    seed: { type: "string" },
    only: { type: "string" },
    attack: { type: "string" },
    requests: { type: "string" },
    stall: { type: "string" },
    memory: { type: "string", default: "1024" },
  },
});
const names = Object.keys(subjects);
if (values.only !== undefined && !names.includes(values.only)) {
  console.error(`--only must be one of ${names.join(", ")}, got "${values.only}".`);
  process.exit(1);
}
const seed = Number(values.seed ?? (values.short ? 1 : Date.now() % 1_000_000));
const options: Options = {
  short: values.short,
  large: values.large,
  seed,
  requests: values.requests === undefined ? null : Number(values.requests),
  maxStallMs: Number(values.stall ?? (values.large ? 100 : 50)),
  maxMemoryMb: Number(values.memory),
  attack: values.attack ?? null,
};
console.log(`torture: seed ${seed}${values.short ? ", short form" : ""}${values.large ? ", large store" : ""}`);

const home = await mkdtemp(path.join(tmpdir(), "torture-"));
const checks = new Checks();
try {
  const environment = await loadedStore();
  for (const name of names) {
    if (values.only !== undefined && values.only !== name) continue;
    const begun = performance.now();
    console.log(`\n${name}`);
    try {
      await subjects[name]?.(options, environment, checks);
    } catch (error) {
      checks.check(
        `${name} runs to its end`,
        false,
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
    }
    console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
} finally {
  await rm(home, { recursive: true, force: true });
}
const { count, failed } = checks;
console.log(
  failed.length === 0
    ? `torture: ${count} checks passed`
    : `torture: ${failed.length} of ${count} checks failed:\n${failed.map((name) => `  ${name}`).join("\n")}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

/** A store with the shipped records, or with a generated graph beside them, and the settings to serve it. */
async function loadedStore(): Promise<Record<string, string>> {
  if (values.large) {
    const { largeStore } = await import("./support/large-store.ts");
    await mkdir("var", { recursive: true });
    return { DATABASE_URL: await largeStore("var/torture-large.db"), DATA: path.resolve("data") };
  }
  const environment = { DATABASE_URL: path.join(home, "graph.db"), DATA: path.resolve("data") };
  const { code, stderr } = await run(["load", "data"], environment);
  if (code !== 0) throw new Error(stderr.slice(-1000));
  return environment;
}
