import path from "node:path";
import { Listr } from "listr2";
import type { Store } from "../../store/open.ts";
import { applyNodes, type OnProgress } from "../../store/write/apply.ts";
import type { ChangeReport } from "../../store/write/change-set.ts";
import { recordsOrigin } from "./digest.ts";
import { type Records, readRecords } from "./load.ts";

/**
 * `npm run load -- <folder>`: checks everything, then writes it in one transaction, and prints what changed.
 * @param servedFolder the folder that a start loads
 * @param openStore opens the store to write to; null: the records are checked and nothing is written
 */
export async function load(
  folder: string,
  servedFolder: string,
  openStore: (() => Promise<Store>) | null,
): Promise<void> {
  let records: Records = { nodes: [], digest: "" };
  let report: ChangeReport | null = null;
  const tasks = new Listr(
    [
      {
        title: `Read and check ${folder}`,
        task: async (_context, task) => {
          records = await readRecords(folder, {
            onFile: (done, of) => {
              task.output = `${done} of ${of} files`;
            },
            // A clock that is wrong must not keep a server from its records, so only a check compares them with it.
            ...(openStore === null && { today: today() }),
          });
          task.title = `Read and checked ${folder}: ${records.nodes.length} nodes`;
        },
      },
      {
        title: "Write to the store",
        enabled: () => openStore !== null,
        task: async (_context, task) => {
          if (openStore !== null)
            report = await write(openStore, records, (done, of) => {
              task.output = `${done} of ${of} nodes`;
            });
        },
      },
    ],
    { fallbackRenderer: "simple", renderer: process.stdout.isTTY ? "default" : "simple" },
  );
  await tasks.run();
  if (openStore === null) return void process.stdout.write("No problems found. Nothing was written.\n");
  process.stdout.write(textOf(report));
  if (path.resolve(folder) !== path.resolve(servedFolder)) {
    process.stdout.write(
      `The next start loads ${servedFolder} again. To serve these records, start with DATA=${folder}\n`,
    );
  }
}

async function write(
  openStore: () => Promise<Store>,
  { nodes, digest }: Records,
  onProgress: OnProgress,
): Promise<ChangeReport> {
  const store = await openStore();
  try {
    return await applyNodes(store, { name: recordsOrigin, digest }, nodes, onProgress);
  } finally {
    await store.destroy();
  }
}

/** The day that has begun somewhere on earth. */
function today(): string {
  const hour = 3_600_000;
  return new Date(Date.now() + 14 * hour).toISOString().slice(0, 10);
}

/** How many nodes of each kind of change are printed. */
const maxNamed = 20;

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
    lines.push(...keys.slice(0, maxNamed).map((key) => `  ${sign} ${key}`));
    if (keys.length > maxNamed) lines.push(`  ${sign} and ${keys.length - maxNamed} more`);
  }
  return `${lines.join("\n")}\n`;
}
