import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { RecordError, readRecords } from "../../src/records/load.ts";
import { openStore } from "../../src/store/open.ts";
import { applyNodes } from "../../src/store/write.ts";

/** Where the records of data/ are loaded once for all tests that ask them. */
export const shippedStore = "var/tests/shipped.db";

export default async function setup(): Promise<void> {
  await mkdir(path.dirname(shippedStore), { recursive: true });
  for (const suffix of ["", "-wal", "-shm"]) await rm(shippedStore + suffix, { force: true });
  const store = await openStore(shippedStore);
  const { documents, digest } = await readRecords("data").catch((error: unknown) => {
    if (!(error instanceof RecordError)) throw error;
    throw new Error(error.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"));
  });
  await applyNodes(store, { name: "records", digest }, documents);
  await store.destroy();
}
