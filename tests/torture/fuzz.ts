import { Agent } from "node:http";
import { publishedSchema } from "./attack/form.ts";
import { randomOperation } from "./fuzz/operation.ts";
import type { Known } from "./fuzz/value.ts";
import { type Checks, listed } from "./support/checks.ts";
import { graphqlCall, send } from "./support/client.ts";
import type { Options } from "./support/options.ts";
import { Random } from "./support/random.ts";
import { ServerProcess } from "./support/server.ts";

const concurrency = 8;
const timeoutMs = 30_000;
const maxGrowth = 1.3;

/** The share of requests after which the memory is measured for the first time, when caches are filled. */
const warmUpShare = 0.3;

const types = ["companies", "agreements", "therapies", "indications", "regulatoryEvents", "trials", "people"];

/** Random operations, valid and nearly valid. Each has a seed of its own: that of the run and its number. */
export async function fuzz(options: Options, environment: Record<string, string>, checks: Checks): Promise<void> {
  const { seed, short } = options;
  const count = options.requests ?? (short ? 3000 : 200_000);
  const server = new ServerProcess({
    environment: { ...environment, NODE_OPTIONS: "--max-old-space-size=512" },
  });
  const exit = await server.start();
  if (exit) throw new Error(`the server does not start: ${exit.stderr}`);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const known = await knownValues(server.port);
  console.log(
    `fuzz: ${count} operations, seeds ${seed} to ${seed + count - 1}; to repeat one: npm run torture -- --only fuzz --requests 1 --seed <seed>`,
  );

  const statuses = new Map<string, number>();
  const faults: string[] = [];
  let next = 0;
  let before: number | null = null;
  let slowestMs = 0;
  let slowestSeed = seed;
  const client = async () => {
    while (next < count && server.isRunning) {
      const own = seed + next++;
      if (before === null && next >= count * warmUpShare) before = server.memory();
      const { query, ...rest } = randomOperation(publishedSchema, new Random(own), known);
      const outcome = await send(server.port, graphqlCall(query, rest), timeoutMs, agent);
      const status = outcome.isTimedOut ? "no response" : String(outcome.statuses[0] ?? "closed");
      const kind = `${status} ${outcome.code}`.trim();
      statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
      const isFault = !/^(?:2\d\d|4\d\d|503)$/.test(status) || outcome.code === "INTERNAL_SERVER_ERROR";
      if (isFault) faults.push(`seed ${own}: ${kind}`);
      if (count === 1) console.log(`${query}\n${JSON.stringify(rest)}\n${outcome.text.slice(0, 2000)}`);
      if (outcome.ms <= slowestMs) continue;
      slowestMs = outcome.ms;
      slowestSeed = own;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const after = server.memory();
  agent.destroy();
  const { isRunning } = server;
  await server.stop();

  const sorted = [...statuses].sort((a, b) => b[1] - a[1]);
  console.log(`fuzz: ${sorted.map(([kind, times]) => `${kind} × ${times}`).join(", ")}`);
  console.log(`fuzz: the slowest operation took ${slowestMs.toFixed(0)} ms (seed ${slowestSeed})`);
  checks.check(
    "the server survives random operations",
    isRunning,
    isRunning ? `${count} operations` : `it ended: ${server.stderr.slice(0, 300)}`,
  );
  checks.check(
    "random operations get no unexpected error",
    faults.length === 0,
    `${faults.length} of ${count}${faults.length > 0 ? `: ${listed(faults)}` : ""}`,
  );
  if (count < 1000) return;
  const growth = before !== null && after !== null ? after / before : null;
  const megabytes = (bytes: number | null) => ((bytes ?? 0) / 1_048_576).toFixed(0);
  checks.check(
    `random operations let the memory grow by at most ${maxGrowth}`,
    growth === null || growth <= maxGrowth,
    growth === null
      ? "not available on this system"
      : `from ${megabytes(before)} to ${megabytes(after)} MB, a factor of ${growth.toFixed(2)}`,
  );
}

export async function knownValues(port: number): Promise<Known> {
  const query = `{ ${types.map((type) => `${type}(first: 50) { nodes { id slug name } }`).join(" ")} }`;
  const { text } = await send(port, graphqlCall(query), timeoutMs);
  const { data } = JSON.parse(text) as {
    data: Record<string, { nodes: { id: string; slug: string; name: string }[] }>;
  };
  const nodes = Object.values(data).flatMap((each) => each.nodes);
  return {
    ids: nodes.map(({ id }) => id),
    slugs: nodes.map(({ slug }) => slug),
    words: [...new Set(nodes.flatMap(({ name }) => name.split(" ")))],
  };
}
