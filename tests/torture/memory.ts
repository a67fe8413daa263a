import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { publishedSchema } from "./attack/form.ts";
import { randomOperation } from "./fuzz/operation.ts";
import { knownValues } from "./fuzz.ts";
import { ConnectionPool, requestOf } from "./support/connection-pool.ts";
import { largeStore } from "./support/large-store.ts";
import { Random } from "./support/random.ts";
import { ServerProcess } from "./support/server.ts";

/**
 * Measures the memory of the server while clients send queries of which each is different, with different arguments, over 300,000
 * nodes. Run it by hand: `npx node tests/torture/memory.ts --minutes 10`. Fails if the memory exceeds what docs/deployment.md states
 * for that size, or still grows in the second half.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    cache: { type: "string", default: "400" },
    seed: { type: "string", default: "1" },
  },
});
const ms = Number(values.minutes) * 60_000;
const concurrency = 8;
/** The memory under load without caches at this size, and the heap that the garbage collector leaves before it collects. */
const maxMegabytes = 1000 + Number(values.cache);
const maxGrowth = 1.15;

const server = new ServerProcess({
  environment: { PORT: "0", DATABASE_URL: await largeStore("var/torture-large.db"), CACHE_MB: values.cache },
});
const exit = await server.start();
if (exit) throw new Error(`the server does not start: ${exit.stderr}`);
const pool = new ConnectionPool(server.port);
const known = await knownValues(server.port);
const begun = performance.now();
const samples: number[] = [];
const statuses = new Map<number, number>();
let next = Number(values.seed);

async function client(): Promise<void> {
  while (performance.now() - begun < ms && server.isRunning) {
    const { query, ...rest } = randomOperation(publishedSchema, new Random(next++), known);
    const { status } = await pool.ask(requestOf(server.port, "/graphql", JSON.stringify({ query, ...rest })));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
}

async function sample(): Promise<void> {
  while (performance.now() - begun < ms && server.isRunning) {
    await wait(Math.min(10_000, ms / 10));
    const megabytes = (server.memory() ?? 0) / 1_048_576;
    samples.push(megabytes);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    process.stdout.write(`${seconds.padStart(5)} s ${megabytes.toFixed(0).padStart(5)} MB\n`);
  }
}

let hasEnded = false;
try {
  await Promise.all([sample(), ...Array.from({ length: concurrency }, client)]);
  hasEnded = !server.isRunning;
} finally {
  pool.close();
  await server.stop();
}
const middle = samples.length >> 1;
const most = Math.max(...samples);
const growth = Math.max(...samples.slice(middle)) / Math.max(...samples.slice(0, middle));
const counts = [...statuses].map(([status, count]) => `${status} × ${count}`).join(", ");
process.stdout.write(`${counts}\nat most ${most.toFixed(0)} MB, second half ${growth.toFixed(2)} times the first\n`);
const failures = [
  ...((statuses.get(200) ?? 0) > 0 && most > 0
    ? []
    : ["queries are answered, and the system tells the memory of the server"]),
  ...(hasEnded ? ["the server survives"] : []),
  ...(most > maxMegabytes ? [`at most ${maxMegabytes} MB`] : []),
  ...(growth > maxGrowth ? [`the second half needs at most ${maxGrowth} times the memory of the first`] : []),
];
for (const failure of failures) process.stdout.write(`not met: ${failure}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
