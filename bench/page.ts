import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { hasBrowser, launchBrowser, noBrowserText } from "../tests/support/browser.ts";
import { BenchError } from "./compare/bench-error.ts";
import { existingStore, fileOfScale, makeStore } from "./compare/graph-store.ts";
import { refuseUsedPorts, stopAll } from "./compare/processes.ts";
import { progress } from "./compare/progress.ts";
import { startThis } from "./compare/servers.ts";
import { measureConnections } from "./page/connections.ts";
import { measureInteractions } from "./page/interactions.ts";
import { measureLoads } from "./page/loads.ts";
import { measureLongList } from "./page/long-list.ts";
import { makeRecordsStore, recordsFile } from "./records-store.ts";

/** Measures the page at `/` in a browser: loads, interactions, frames and memory. See README.md in this folder. */

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    slowdown: { type: "string", default: "4" },
    only: { type: "string", default: "" },
    keep: { type: "boolean", default: false },
    port: { type: "string", default: "4310" },
  },
});
const [rounds, slowdown, port] = [values.rounds, values.slowdown, values.port].map(Number) as [number, number, number];
const isMeasured = (part: string) => part.includes(values.only);

const browser = hasBrowser ? await launchBrowser() : null;
try {
  if (browser === null) throw new BenchError(noBrowserText);
  await refuseUsedPorts(port, 2);
  if (!values.keep) await makeRecordsStore();
  const server = await startThis("the server", recordsFile, port);
  const url = `http://127.0.0.1:${server.port}`;
  await untilPage(url);
  console.log(`Scripts run ${slowdown} times slower than on this machine, whose load is ${load()}.\n`);
  if (isMeasured("loads")) await measureLoads(browser, slowdown, url, rounds);
  if (isMeasured("interactions")) await measureInteractions(browser, slowdown, url, rounds);
  if (isMeasured("connections")) await measureConnections(browser, slowdown, url, rounds);
  if (isMeasured("long list")) {
    if (!(await existingStore(1))) await makeStore(1, progress);
    const large = await startThis("the server of the large graph", fileOfScale(1), port + 1);
    await untilPage(`http://127.0.0.1:${large.port}`);
    await measureLongList(browser, `http://127.0.0.1:${large.port}`);
  }
  console.log(`The load of the machine at the end is ${load()}.`);
} catch (error) {
  if (!(error instanceof BenchError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser?.close();
  await stopAll();
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

/** Waits until the page is built. */
async function untilPage(url: string): Promise<void> {
  while ((await fetch(url, { headers: { accept: "text/html" } })).status === 503)
    await new Promise((resolve) => setTimeout(resolve, 200));
}
