// Resolves the names of the records in other spellings, and names of public registers that the records do not have.
// Usage: npm run names -- [folder with the files of registers]
import path from "node:path";
import { readRecords } from "../../src/intake/records/load.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import { openGraph } from "../support/graph.ts";
import { registerNames, resolveOutside } from "./outside.ts";
import { namesIn, resolveVariants } from "./resolution.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);
const records = path.resolve(import.meta.dirname, "../../data");
const folder = process.argv[2];

const { nodes, digest } = await readRecords(records);
await using graph = await openGraph(":memory:");
await applyNodes(graph.store, { name: "data", digest }, nodes);
const texts = await namesIn(records);

for (const { title, total, misses } of await resolveVariants(graph, texts)) {
  print(`${title}: ${total - misses.length} of ${total} right`);
  for (const miss of misses) print(`  ${miss}`);
}
if (folder !== undefined) {
  const names = await registerNames(path.resolve(folder));
  if (names.length === 0)
    throw new Error(`${folder} has no file of a register; data/README.md says which files are read`);
  const { known, unknown, matches, wrong, unchecked } = await resolveOutside(graph, texts, names);
  const counts = [...matches].map(([match, count]) => `${match} ${count}`).join(", ");
  print(`${names.length} names of registers: ${known} are known, ${unknown} are not: ${counts}`);
  print(`Exact with another identifier: ${wrong.length}`);
  for (const line of wrong) print(`  ${line}`);
  print(`Exact without an identifier to compare: ${unchecked.length}`);
  for (const line of unchecked) print(`  ${line}`);
}
