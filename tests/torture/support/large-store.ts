import { rename, rm } from "node:fs/promises";
import { syntheticGraph } from "../../../bench/synthetic.ts";
import { readRecords } from "../../../src/intake/records/load.ts";
import { isCurrent, versionAt } from "../../../src/store/file/place.ts";
import { openStore } from "../../../src/store/open.ts";
import { applyNodes } from "../../../src/store/write/apply.ts";

const size = { agreements: 50_000, companies: 20_000, therapies: 30_000, events: 200_000 };

/** A store with the shipped records and 300,000 generated nodes. It is made once, and again if the records or the format of stores changed. */
export async function largeStore(file: string): Promise<string> {
  const { nodes, digest } = await readRecords("data");
  const stamped = file.replace(/\.db$/, `-${digest.slice(0, 12)}.db`);
  if (isCurrent(versionAt(stamped))) return stamped;
  console.log("making a store of 300,000 nodes");
  const made = `${stamped}.new`;
  for (const suffix of ["", "-wal", "-shm"]) await rm(made + suffix, { force: true });
  const indications = nodes.filter(({ type }) => type === "Indication").map(({ slug }) => slug);
  const store = await openStore(made);
  await applyNodes(store, { name: "records", digest }, [
    ...nodes,
    ...syntheticGraph(size, indications, "ecb-reference-rates"),
  ]);
  await store.destroy();
  for (const suffix of ["-wal", "-shm"]) await rm(stamped + suffix, { force: true });
  await rename(made, stamped);
  return stamped;
}
