import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { readRecords } from "../../src/intake/records/load.ts";
import { RecordError } from "../../src/intake/records/record-error.ts";
import { openStore } from "../../src/store/open.ts";
import { applyNodes } from "../../src/store/write/apply.ts";

async function load(folder: string, address: string): Promise<string> {
  const store = await openStore(address);
  const { nodes, digest } = await readRecords(folder).catch((error: unknown) => {
    if (!(error instanceof RecordError)) throw error;
    throw new Error(error.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"));
  });
  await applyNodes(store, { name: "records", digest }, nodes);
  await store.destroy();
  return address;
}

/** Loads both graphs once for all tests, into a folder of this run, so that runs at the same time do not disturb each other. */
export default async function setup(): Promise<() => Promise<void>> {
  await mkdir("var", { recursive: true });
  const folder = await mkdtemp(path.join("var", "tests-"));
  process.env.TEST_STORE = await load("tests/graph/records", path.join(folder, "graph.db"));
  process.env.SHIPPED_STORE = await load("data", path.join(folder, "shipped.db"));
  return () => rm(folder, { recursive: true });
}
