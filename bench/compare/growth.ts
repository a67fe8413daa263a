import { argumentsFrom } from "./arguments.ts";
import { BenchError } from "./bench-error.ts";
import type { GraphStore } from "./graph-store.ts";
import { LoadGenerator } from "./load.ts";
import { medianOf, untilQuiet } from "./measure.ts";
import { stopAll } from "./processes.ts";
import { progress } from "./progress.ts";
import { startThis } from "./servers.ts";
import { questionsFor } from "./work.ts";

const rounds = 3;

/** The median time of the deal book on the graphs of scale 1 and 10, measured alternately, in milliseconds. */
export async function growthOf(
  stores: readonly [GraphStore, GraphStore],
  port: number,
  seconds: number,
): Promise<{ one: number; ten: number }> {
  progress("measuring the deal book at scale 1 and 10");
  const generator = new LoadGenerator();
  const sides = [];
  for (const [index, store] of stores.entries()) {
    const server = await startThis(`this server at scale ${index === 0 ? 1 : 10}`, store.file, port + index);
    const bodies = questionsFor(argumentsFrom(store.file)).find(({ name }) => name === "deal-book")?.bodies.this;
    if (bodies === undefined) throw new BenchError("There is no deal book among the questions.");
    sides.push({ server, bodies, times: [] as number[] });
  }
  await untilQuiet(sides.map(({ server }) => server));
  for (let round = 0; round <= rounds; round++) {
    for (const { server, bodies, times } of sides) {
      const order = { port: server.port, bodies, seconds, rate: null };
      const sorted = (await generator.run("deal book", order)).latencies.toSorted();
      // The first round warms up.
      if (round > 0) times.push(sorted[sorted.length >> 1] ?? 0);
    }
  }
  await stopAll();
  const [one, ten] = sides.map(({ times }) => medianOf(times));
  return { one: one ?? 0, ten: ten ?? 0 };
}
