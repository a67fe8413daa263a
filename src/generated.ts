import { readFile, writeFile } from "node:fs/promises";
import { recordSchema } from "./records/json-schema.ts";
import { printedSubgraph } from "./schema/federation.ts";
import { printedSchema } from "./schema/schema.ts";

/** Files that are made from the code and committed, by path. */
export const generated: Record<string, () => string> = {
  "schema/schema.graphql": printedSchema,
  "schema/subgraph.graphql": printedSubgraph,
  "data/record.schema.json": recordSchema,
};

/** Writes each generated file whose content differs; gives the paths it wrote. */
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
