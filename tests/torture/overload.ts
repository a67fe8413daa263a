import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type PoolAnswer as Answer, ConnectionPool, requestOf } from "./support/connection-pool.ts";

/**
 * Measures the server under overload: its capacity with the shipped questions, the response times at half of it, and those
 * at a multiple of it. Run it by hand: `npx node tests/torture/overload.ts --seconds 60`.
 * Fails if an expectation below is not met. Times include the load generator, which runs on the same machine: `--bare 3` shows
 * what the machine allows, by a server of `node:http` alone that computes for 3 ms per question.
 */

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "20" },
    factor: { type: "string", default: "10" },
    workers: { type: "string", default: "1" },
    bare: { type: "string" },
  },
});
const seconds = Number(values.seconds);
const root = path.resolve(import.meta.dirname, "../..");
const say = (line: string) => process.stdout.write(`${line}\n`);

const folder = path.join(root, "schema/questions");
const bodies = await Promise.all(
  (await readdir(folder))
    .sort()
    .map(async (name) => JSON.stringify({ query: await readFile(path.join(folder, name), "utf8") })),
);

const home = await mkdtemp(path.join(tmpdir(), "overload-"));
const program =
  values.bare === undefined
    ? [path.join(root, "src/start.js"), "start", "--workers", values.workers]
    : [path.join(import.meta.dirname, "support/bare-process.ts"), values.bare];
const child = spawn(process.execPath, program, {
  cwd: root,
  // Without caches, because kept responses are sent faster than this program can ask.
  env: { ...process.env, PORT: "0", DATABASE_URL: path.join(home, "graph.db"), LOG_LEVEL: "info", CACHE_MB: "0" },
  stdio: ["ignore", "pipe", "inherit"],
});
const url = await new Promise<URL>((resolve, reject) => {
  let text = "";
  child.stdout.on("data", (chunk) => {
    // The log of the load itself is not kept.
    if (text.length < 100_000) text += chunk;
    const [, found] = /"url":"([^"]+)"/.exec(text) ?? [];
    if (found) resolve(new URL(found));
  });
  child.once("exit", () => reject(new Error(`The server did not start: ${text}`)));
});
const port = Number(url.port);
const pool = new ConnectionPool(port);
const requests = bodies.map((body) => requestOf(port, "/graphql", body));
const readiness = requestOf(port, "/health/ready", null);

let turn = 0;
const question = () => pool.ask(requests[turn++ % requests.length] ?? readiness);

/** How many questions the server answers per second when a few clients ask one after another. */
async function capacity(ms: number): Promise<number> {
  const end = performance.now() + ms;
  let count = 0;
  const client = async () => {
    while (performance.now() < end) {
      await question();
      count++;
    }
  };
  await Promise.all(Array.from({ length: 4 }, client));
  return (count / ms) * 1000;
}

/** Sends questions at a rate, whether or not they are answered, and checks readiness ten times per second. */
async function load(perSecond: number, ms: number): Promise<{ answers: Answer[]; health: Answer[] }> {
  const startedAt = performance.now();
  const answers: Promise<Answer>[] = [];
  const health: Promise<Answer>[] = [];
  for (let now = 0; now < ms; now = performance.now() - startedAt) {
    while (answers.length < (now / 1000) * perSecond) answers.push(question());
    while (health.length < now / 100) health.push(pool.ask(readiness));
    await wait(2);
  }
  return { answers: await Promise.all(answers), health: await Promise.all(health) };
}

function at(share: number, answers: readonly Answer[]): number {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

function report(name: string, answers: readonly Answer[]): void {
  const figures = [0.5, 0.95, 0.99, 1].map((share) => at(share, answers).toFixed(1).padStart(8));
  say(`${name.padEnd(24)}${String(answers.length).padStart(8)}${figures.join("")}`);
}

const of = (answers: readonly Answer[], status: number) => answers.filter((answer) => answer.status === status);
const failures: string[] = [];
const expect = (isMet: boolean, expectation: string) => {
  if (!isMet) failures.push(expectation);
};

try {
  await capacity(3000);
  const perSecond = await capacity(5000);
  say(`capacity: ${perSecond.toFixed(0)} questions per second`);
  say(
    `${"".padEnd(24)}${"count".padStart(8)}${["p50 ms", "p95", "p99", "max"].map((head) => head.padStart(8)).join("")}`,
  );
  const half = await load(perSecond / 2, seconds * 500);
  report("half load: accepted", of(half.answers, 200));
  report("half load: refused", of(half.answers, 503));
  await wait(2000);
  const over = await load(perSecond * Number(values.factor), seconds * 1000);
  const [accepted, refused] = [of(over.answers, 200), of(over.answers, 503)];
  report("overload: accepted", accepted);
  report("overload: refused", refused);
  report("overload: /health/ready", over.health);
  const ratio = at(0.99, accepted) / at(0.99, of(half.answers, 200));
  say(`accepted p99 under overload is ${ratio.toFixed(1)} times that at half load`);
  say(`accepted per second under overload: ${(accepted.length / seconds).toFixed(0)}`);
  expect(
    over.answers.every(({ status }) => status === 200 || status === 503),
    "every request is answered",
  );
  expect(ratio <= 3, "accepted p99 at most 3 times that at half load");
  expect(at(0.99, refused) <= 50, "refusals within 50 ms (p99)");
  expect(at(0.99, over.health) <= 100, "readiness within 100 ms (p99)");
  expect(of(over.health, 200).length === over.health.length, "readiness is never refused");
} finally {
  child.kill("SIGTERM");
  pool.close();
  await new Promise((resolve) => child.once("exit", resolve));
  await rm(home, { recursive: true });
}
for (const failure of failures) say(`not met: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
