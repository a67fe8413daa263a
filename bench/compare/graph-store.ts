import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { recordsOrigin } from "../../src/intake/records/digest.ts";
import { readRecords } from "../../src/intake/records/load.ts";
import { openStore } from "../../src/store/open.ts";
import { fingerprint } from "../../src/store/table/fingerprint.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import { sizeOfScale, syntheticNodes } from "../synthetic.ts";

/** A store with the shipped records and the generated graph. */
export interface GraphStore {
  file: string;
  /** Identifies the content: the records, the generator and the tables of the store. */
  stamp: string;
  nodes: number;
  loadSeconds: number;
  /** The CPU time of the load in seconds, which depends less on what else the machine does. */
  loadCpuSeconds: number;
}

/** The file of the store for a scale. */
export function fileOfScale(scale: number): string {
  return scale === 1 ? "var/bench-large.db" : `var/bench-large-${scale}.db`;
}

/** The store that an earlier run made. Null if there is none, or the records, the generator or the tables changed since. */
export async function existingStore(scale: number): Promise<GraphStore | null> {
  const file = fileOfScale(scale);
  if (!existsSync(file) || !existsSync(noteOf(file))) return null;
  const found = JSON.parse(await readFile(noteOf(file), "utf8")) as GraphStore;
  return found.stamp === (await stampOf(scale)) ? { ...found, file } : null;
}

/**
 * Makes the store for a scale.
 * @param onProgress called with what happens
 */
export async function makeStore(scale: number, onProgress: (text: string) => void): Promise<GraphStore> {
  const file = fileOfScale(scale);
  await mkdir("var", { recursive: true });
  const made = `${file}.new`;
  for (const suffix of ["", "-wal", "-shm"]) await rm(made + suffix, { force: true });
  const { nodes: records, digest } = await readRecords("data");
  const indications = records.filter(({ type }) => type === "Indication").map(({ slug }) => slug);
  const synthetic = () => syntheticNodes(sizeOfScale(scale), indications, "ecb-reference-rates");
  let count = 0;
  // A stream, because the nodes of a large graph would need several gigabytes.
  const nodes = {
    *[Symbol.iterator]() {
      count = 0;
      for (const part of [records, synthetic()]) {
        for (const node of part) {
          count++;
          yield node;
        }
      }
    },
  };
  const store = await openStore(made);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await applyNodes(store, { name: recordsOrigin, digest }, nodes, (done, of) => {
    if (done % 50_000 === 0 || done === of) onProgress(`loading: ${done} nodes written`);
  });
  const loadSeconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await store.destroy();
  for (const suffix of ["-wal", "-shm"]) await rm(file + suffix, { force: true });
  await rename(made, file);
  const found = {
    file,
    stamp: await stampOf(scale),
    nodes: count,
    loadSeconds,
    loadCpuSeconds: (user + system) / 1_000_000,
  };
  await writeFile(noteOf(file), `${JSON.stringify(found, null, 2)}\n`);
  return found;
}

function noteOf(file: string): string {
  return file.replace(/\.db$/, ".json");
}

async function stampOf(scale: number): Promise<string> {
  const { digest } = await readRecords("data");
  const generator = await readFile(path.resolve(import.meta.dirname, "../synthetic.ts"), "utf8");
  return createHash("sha256")
    .update(JSON.stringify([scale, digest, generator, fingerprint]))
    .digest("hex");
}
