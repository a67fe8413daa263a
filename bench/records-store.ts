import { mkdir, rm } from "node:fs/promises";
import { recordsOrigin } from "../src/intake/records/digest.ts";
import { readRecords } from "../src/intake/records/load.ts";
import { openStore } from "../src/store/open.ts";
import { applyNodes } from "../src/store/write/apply.ts";

/** The store of the shipped records. */
export const recordsFile = "var/bench.db";

/** Makes the store of the shipped records anew. */
export async function makeRecordsStore(): Promise<void> {
  await mkdir("var", { recursive: true });
  for (const suffix of ["", "-wal", "-shm"]) await rm(recordsFile + suffix, { force: true });
  const { nodes, digest } = await readRecords("data");
  const made = await openStore(recordsFile);
  await applyNodes(made, { name: recordsOrigin, digest }, nodes);
  await made.destroy();
}
