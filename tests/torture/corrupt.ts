import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../support/run.ts";
import { type Checks, listed } from "./support/checks.ts";
import { graphqlCall, send } from "./support/client.ts";
import type { Options } from "./support/options.ts";
import { Random } from "./support/random.ts";
import { hasCommand } from "./support/script.ts";
import { ServerProcess } from "./support/server.ts";

const questionFolder = path.resolve(import.meta.dirname, "../../schema/questions");
const pageSize = 4096;
const concurrency = 2;

type Damage = (store: Buffer, random: Random) => Buffer;

/** What may happen to a file on a disk. */
const damages: Readonly<Record<string, Damage>> = {
  "a bit is flipped": (store, random) => {
    const at = random.below(store.length);
    store.writeUInt8(store.readUInt8(at) ^ (1 << random.below(8)), at);
    return store;
  },
  "100 bits are flipped": (store, random) => {
    for (let index = 0; index < 100; index++) {
      const at = random.below(store.length);
      store.writeUInt8(store.readUInt8(at) ^ (1 << random.below(8)), at);
    }
    return store;
  },
  "a page is zero": (store, random) => store.fill(0, ...pageIn(store, random)),
  "a page is garbled": (store, random) => {
    random.bytes(pageSize).copy(store, pageIn(store, random)[0]);
    return store;
  },
  "two pages are swapped": (store, random) => {
    const [one] = pageIn(store, random);
    const [other] = pageIn(store, random);
    const kept = Buffer.from(store.subarray(one, one + pageSize));
    store.copy(store, one, other, other + pageSize);
    kept.copy(store, other);
    return store;
  },
  "the end is cut off": (store, random) => store.subarray(0, random.below(store.length)),
  "the header is garbled": (store, random) => {
    random.bytes(1 + random.below(100)).copy(store, random.below(100));
    return store;
  },
  "something is appended": (store, random) => Buffer.concat([store, random.bytes(1 + random.below(10_000))]),
  "the file is empty": () => Buffer.alloc(0),
};

function pageIn(store: Buffer, random: Random): [start: number, end: number] {
  const start = random.below(store.length / pageSize) * pageSize;
  return [start, start + pageSize];
}

interface Result {
  what: string;
  outcome: string;
  isFault: boolean;
}

/** Stores with damaged files: refused in one line, rebuilt, or served with right answers. */
export async function corrupt(options: Options, environment: Record<string, string>, checks: Checks): Promise<void> {
  const count = options.short ? 10 : 100;
  const home = await mkdtemp(path.join(tmpdir(), "corrupt-"));
  try {
    const healthy = readFileSync(environment["DATABASE_URL"] ?? "");
    const questions = await readQuestions();
    const right = await served(environment, questions);
    if (typeof right === "string") throw new Error(right);
    const results: Result[] = [];
    let next = 0;
    const worker = async () => {
      while (next < count) {
        const index = next++;
        const random = new Random(options.seed * 1000 + index);
        const kinds = Object.keys(damages);
        const what = kinds[index % kinds.length] ?? "";
        const file = path.join(home, `${index}.db`);
        writeFileSync(file, damages[what]?.(Buffer.from(healthy), random) ?? healthy);
        results.push({
          what: `${index}: ${what}`,
          ...(await outcomeOf({ ...environment, DATABASE_URL: file }, questions, right)),
        });
        for (const suffix of ["", "-wal", "-shm"]) await rm(file + suffix, { force: true });
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    report(results, checks);
  } finally {
    await rm(home, { recursive: true });
  }
}

async function outcomeOf(
  environment: Record<string, string>,
  questions: readonly string[],
  right: readonly string[],
): Promise<{ outcome: string; isFault: boolean }> {
  // The answer counts before the server starts, because the start may repair the store.
  const verified = hasCommand("verify") ? (await run(["verify"], environment)).code : null;
  const answers = await served(environment, questions);
  if (typeof answers === "string") return { outcome: answers, isFault: !answers.startsWith("refused") };
  const wrong = answers.filter((answer, index) => answer !== right[index]);
  if (wrong.length === 0)
    return {
      outcome:
        verified === null || verified === 0
          ? "served with right answers"
          : "reported by verify, served with right answers",
      isFault: false,
    };
  const silent = wrong.filter((answer) => !answer.includes('"errors"'));
  if (silent.length === 0) return { outcome: "answered with errors", isFault: false };
  if (verified !== null && verified !== 0) return { outcome: "wrong answers, reported by verify", isFault: false };
  return {
    outcome: `wrong answers without errors${verified === null ? "" : " that verify does not report"}`,
    isFault: true,
  };
}

/** The answers of a server to the questions, or how it ended. */
async function served(environment: Record<string, string>, questions: readonly string[]): Promise<string[] | string> {
  const server = new ServerProcess({ environment });
  const exit = await server.start();
  if (exit) {
    const lines = exit.stderr.trim().split("\n");
    if (exit.code === 1 && lines.length === 1 && lines[0] !== "") return "refused in one line";
    return `ended with ${exit.signal ?? exit.code} and ${lines.length} lines: ${lines.slice(0, 3).join(" | ").slice(0, 300)}`;
  }
  const answers: string[] = [];
  for (const question of questions) {
    const { text } = await send(server.port, graphqlCall(question), 30_000);
    // What was loaded again has a revision and a time of its own.
    answers.push(text.replaceAll(/"(?:revision|updatedAt)":\s*(?:\d+|"[^"]*")/g, ""));
    if (!server.isRunning) return `ended while it answered: ${server.stderr.slice(0, 300)}`;
  }
  await server.stop();
  return answers;
}

async function readQuestions(): Promise<string[]> {
  const names = (await readdir(questionFolder)).sort();
  return Promise.all(names.map((name) => readFile(path.join(questionFolder, name), "utf8")));
}

function report(results: readonly Result[], checks: Checks): void {
  const counts = new Map<string, number>();
  for (const { outcome } of results) {
    const kind = outcome.replace(/ with .* lines:.*/, "");
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const summary = [...counts].map(([kind, times]) => `${kind} × ${times}`).join(", ");
  const faults = results.filter(({ isFault }) => isFault).map(({ what, outcome }) => `${what}: ${outcome}`);
  const verify = hasCommand("verify") ? "" : "; the command verify is not available";
  checks.check(
    "a damaged store is refused, rebuilt or reported",
    faults.length === 0,
    `${results.length} stores: ${summary}${verify}${faults.length > 0 ? `; ${listed(faults)}` : ""}`,
  );
}
