import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { graphql } from "graphql";
import { createContext } from "../src/schema/core/context.ts";
import { schema } from "../src/schema/schema.ts";
import { openStore } from "../src/store/open.ts";
import { fileOfScale, makeStore } from "./compare/graph-store.ts";
import { makeRecordsStore, recordsFile } from "./records-store.ts";

/** Times the shipped questions in process, in turn, on the shipped records or on a large graph. See README.md in this folder. */

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "100" },
    large: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const file = values.large ? fileOfScale(1) : recordsFile;
if (!values.keep) {
  if (values.large) await makeStore(1, (text) => console.error(text));
  else await makeRecordsStore();
}
const store = await openStore(file);

const folder = path.resolve(import.meta.dirname, "../schema/questions");
const questions = await Promise.all(
  (await readdir(folder))
    .sort()
    .map(async (name) => ({ name, source: await readFile(path.join(folder, name), "utf8") })),
);
const yardstick = { name: "yardstick: one node by slug", source: '{ company(slug: "sanofi") { name } }' };

const times = new Map<string, number[]>();
// Round by round, so that a busy moment of the machine affects all questions alike.
for (let round = -2; round < rounds; round++) {
  for (const { name, source } of [yardstick, ...questions]) {
    const start = performance.now();
    const { errors } = await graphql({ schema, source, contextValue: createContext(store) });
    if (errors) throw errors[0];
    if (round >= 0) times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
  }
}

const at = (name: string, share: number) => {
  const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
};
console.log("question".padEnd(46), "p50 ms".padStart(8), "p95 ms".padStart(8), "× yardstick".padStart(12));
for (const name of times.keys()) {
  const ratio = at(name, 0.5) / at(yardstick.name, 0.5);
  console.log(
    name.padEnd(46),
    at(name, 0.5).toFixed(2).padStart(8),
    at(name, 0.95).toFixed(2).padStart(8),
    ratio.toFixed(1).padStart(12),
  );
}
await store.destroy();
