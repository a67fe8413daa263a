import { readFile, writeFile } from "node:fs/promises";
import { recordSchema } from "./intake/records/json-schema.ts";
import { printedSubgraph } from "./schema/contract/subgraph.ts";
import { printedSchema } from "./schema/schema.ts";
import { nextVersion } from "./store/table/fingerprint.ts";
import version from "./store/table/version.json" with { type: "json" };

/** Files that are generated from the code and committed, by path. */
export const generated: Readonly<Record<string, () => string>> = {
  "schema/schema.graphql": printedSchema,
  "schema/subgraph.graphql": printedSubgraph,
  "data/record.schema.json": recordSchema,
  "src/store/table/version.json": () => `${JSON.stringify(nextVersion(version), null, 2)}\n`,
};

/** Writes each generated file whose content differs; returns the paths that it wrote. */
export async function writeGenerated(): Promise<string[]> {
  const written: string[] = [];
  for (const [file, make] of Object.entries(generated)) {
    const content = make();
    if ((await readFile(file, "utf8").catch(() => null)) === content) continue;
    await writeFile(file, content);
    written.push(file);
  }
  return written;
}
