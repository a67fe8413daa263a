import path from "node:path";
import { Listr } from "listr2";
import type { ChangeReport, NodeDocument } from "../store/change-set.ts";
import type { Store } from "../store/open.ts";
import { applyNodes } from "../store/write.ts";
import { recordsOrigin } from "./digest.ts";
import { readRecords } from "./load.ts";

/**
 * `npm run load -- <folder>`: checks everything, then writes it in one transaction, and prints what changed.
 * @param servedFolder the folder that a start would load
 * @param openStore opens the store to write to; null: the records are checked and nothing is written
 */
export async function load(
  folder: string,
  servedFolder: string,
  openStore: (() => Promise<Store>) | null,
): Promise<void> {
  let records: { documents: NodeDocument[]; digest: string } = { documents: [], digest: "" };
  let report: ChangeReport | null = null;
  const tasks = new Listr(
    [
      {
        title: `Read and check ${folder}`,
        task: async (_context, task) => {
          records = await readRecords(folder, (done, of) => {
            task.output = `${done} of ${of} files`;
          });
          task.title = `Read and checked ${folder}: ${records.documents.length} nodes`;
        },
      },
      {
        title: "Write to the store",
        enabled: () => openStore !== null,
        task: async (_context, task) => {
          const store = await (openStore as () => Promise<Store>)();
          try {
            report = await applyNodes(
              store,
              { name: recordsOrigin, digest: records.digest },
              records.documents,
              (done, of) => {
                task.output = `${done} of ${of} nodes`;
              },
            );
          } finally {
            await store.destroy();
          }
        },
      },
    ],
    { fallbackRenderer: "simple", renderer: process.stdout.isTTY ? "default" : "simple" },
  );
  await tasks.run();
  if (openStore === null) return void process.stdout.write("Nothing is wrong; nothing was written.\n");
  process.stdout.write(textOf(report as ChangeReport | null));
  if (path.resolve(folder) !== path.resolve(servedFolder)) {
    process.stdout.write(`A start loads ${servedFolder} again; to serve these records, start with DATA=${folder}\n`);
  }
}

const mostNamed = 20;

function textOf(report: ChangeReport | null): string {
  if (report === null) return "";
  const { added, changed, removed, unchanged, revision } = report;
  const lines = [
    `added ${added.length}, changed ${changed.length}, removed ${removed.length}, unchanged ${unchanged}; revision ${revision}`,
  ];
  for (const [sign, keys] of [
    ["+", added],
    ["~", changed],
    ["-", removed],
  ] as const) {
    lines.push(...keys.slice(0, mostNamed).map((key) => `  ${sign} ${key}`));
    if (keys.length > mostNamed) lines.push(`  ${sign} and ${keys.length - mostNamed} more`);
  }
  return `${lines.join("\n")}\n`;
}
