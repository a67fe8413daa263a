import { mkdir, rm } from "node:fs/promises";
import { RecordError, readRecords } from "../../src/intake/records/load.ts";
import { openStore } from "../../src/store/open.ts";
import { applyNodes } from "../../src/store/write/apply.ts";

/** Where the fixed graph of the tests is loaded, once for all tests. */
export const testStore = "var/tests/graph.db";

/** Where the records of data/ are loaded, for the tests that check them. */
export const shippedStore = "var/tests/shipped.db";

async function load(folder: string, address: string): Promise<void> {
  for (const suffix of ["", "-wal", "-shm"]) await rm(address + suffix, { force: true });
  const store = await openStore(address);
  const { nodes, digest } = await readRecords(folder).catch((error: unknown) => {
    if (!(error instanceof RecordError)) throw error;
    throw new Error(error.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"));
  });
  await applyNodes(store, { name: "records", digest }, nodes);
  await store.destroy();
}

export default async function setup(): Promise<void> {
  await mkdir("var/tests", { recursive: true });
  await load("tests/graph/records", testStore);
  await load("data", shippedStore);
}
