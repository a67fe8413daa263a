import { get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { largeStore } from "./support/large-store.ts";
import { ServerProcess } from "./support/server.ts";

/**
 * Measures an export of all agreements of a store of 300,000 nodes: its rows per second, the memory of the server, and how long another
 * client waits meanwhile. Run it by hand: `npx node tests/torture/export.ts`. Fails if the memory grows with the length of the list.
 */

const { values } = parseArgs({
  options: {
    /** A store to serve instead of the one that is made. */
    store: { type: "string" },
    type: { type: "string", default: "text/csv" },
    /** The bytes that the client reads in a second. 0 is as many as it can. */
    speed: { type: "string", default: "0" },
  },
});
const maxGrowthMegabytes = 100;
const query = `{ agreements { nodes {
  slug name announcedOn kinds status parties { role company { name country } } therapies { nodes { name } }
  indications { nodes { name } } value { upfront { min max currency } }
} } }`;

const address = values.store ?? (await largeStore("var/torture-large.db"));
const server = new ServerProcess({
  environment: { PORT: "0", DATABASE_URL: address, EXPORT_TIMEOUT: "3600", CACHE_MB: "0" },
});
const exit = await server.start();
if (exit) throw new Error(`the server does not start: ${exit.stderr}`);
/** The memory of the process that sends the response, not that of its readers. */
async function megabytes(): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]) / 1_048_576;
}
const target = (text: string) => `http://127.0.0.1:${server.port}/graphql?${new URLSearchParams({ query: text })}`;

async function exportAll(text: string): Promise<{ rows: number; bytes: number; firstMs: number; ms: number }> {
  const begun = performance.now();
  let [rows, bytes, firstMs] = [0, 0, 0];
  const speed = Number(values.speed);
  await new Promise<void>((resolve, reject) => {
    const request = get(target(text), { headers: { accept: values.type } }, (response) => {
      response.on("data", (chunk: Buffer) => {
        firstMs ||= performance.now() - begun;
        bytes += chunk.length;
        for (const byte of chunk) if (byte === 10) rows++;
        if (speed === 0) return;
        response.pause();
        setTimeout(() => response.resume(), (1000 * chunk.length) / speed);
      });
      response.on("end", resolve);
      response.on("error", reject);
    });
    request.on("error", reject);
  });
  return { rows, bytes, firstMs, ms: performance.now() - begun };
}

/** The longest time that another client waits for a short response. */
async function longestWait(isOver: () => boolean): Promise<number> {
  let longest = 0;
  while (!isOver()) {
    const begun = performance.now();
    await (await fetch(target('{ company(slug: "sanofi") { name } }'))).text();
    longest = Math.max(longest, performance.now() - begun);
    await wait(10);
  }
  return longest;
}

let most = 0;
try {
  // The code of the export is loaded and compiled by then.
  await exportAll(query.replace("agreements", "agreements(first: 3000)"));
  const before = await megabytes();
  let isOver = false;
  const sampling = (async () => {
    while (!isOver) {
      most = Math.max(most, await megabytes());
      await wait(200);
    }
  })();
  const waiting = longestWait(() => isOver);
  const { rows, bytes, firstMs, ms } = await exportAll(query);
  isOver = true;
  await sampling;
  const stall = await waiting;
  process.stdout.write(
    `${rows} lines, ${(bytes / 1_000_000).toFixed(1)} MB in ${(ms / 1000).toFixed(1)} s, ` +
      `${((1000 * rows) / ms).toFixed(0)} lines/s, first byte after ${firstMs.toFixed(0)} ms\n` +
      `memory ${before.toFixed(0)} MB before, at most ${most.toFixed(0)} MB\n` +
      `another client waits ${stall.toFixed(0)} ms at most\n`,
  );
  if (!(most - before <= maxGrowthMegabytes)) {
    process.stdout.write(`FAILED: the memory grows by at most ${maxGrowthMegabytes} MB\n`);
    process.exitCode = 1;
  }
} finally {
  await server.stop();
}
