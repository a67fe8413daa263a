import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import { openStore } from "../../../src/store/open.ts";
import { checkIntegrity, dumpOf } from "../../store/dump.ts";

const maxPerFile = 500;

/** Writes a folder of records that differ from those of another letter in every node. */
export async function writeRecords(folder: string, letter: string, companies: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const head = `recordedOn: 2024-01-01\nevidence: { default: { source: paper, states: ${letter} } }\n`;
  const source = 'sources: [{ slug: paper, title: Paper, kind: NEWS, url: "https://example.org/" }]\n';
  for (let file = 0; file * maxPerFile < companies; file++) {
    const entries = Array.from({ length: Math.min(maxPerFile, companies - file * maxPerFile) }, (_, index) => {
      const number = file * maxPerFile + index;
      // Some nodes are there in one set only, so that loading the other one adds and removes nodes.
      const slug = number % 5 === 0 ? `only-${letter}-${number}` : `company-${number}`;
      return `  - { slug: ${slug}, name: Company ${number} of ${letter}, kind: OTHER, aliases: [{ text: ${letter}${number}, kind: SYNONYM }] }\n`;
    });
    await writeFile(
      path.join(folder, `${file}.yaml`),
      `${head}${file === 0 ? source : ""}companies:\n${entries.join("")}`,
    );
  }
}

/**
 * A digest of all that a store contains.
 * @throws if the store cannot be opened, a row refers to none, or a page or the text index is damaged
 */
export async function digestOfStore(file: string): Promise<string> {
  const store = await openStore(file);
  try {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store);
    if (rows[0]?.integrity_check !== "ok") throw new Error(`damaged: ${JSON.stringify(rows).slice(0, 300)}`);
    await checkIntegrity(store);
    return createHash("sha256")
      .update(JSON.stringify(await dumpOf(store)))
      .digest("hex");
  } finally {
    await store.destroy();
  }
}
