import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecords } from "../../src/intake/records/load.ts";
import { RecordError } from "../../src/intake/records/record-error.ts";
import { questionTabs } from "../../src/server/operate/question-tabs.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import type { ChangeReport } from "../../src/store/write/change-set.ts";
import { type Graph, openGraph } from "../support/graph.ts";
import { rules } from "./rule.ts";

const dataFolder = path.resolve(import.meta.dirname, "../../data");

async function load(graph: Graph, folder: string): Promise<ChangeReport> {
  const { nodes, digest } = await readRecords(folder).catch((error: unknown) => {
    if (!(error instanceof RecordError)) throw error;
    throw new Error(error.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"));
  });
  return applyNodes(graph.store, { name: "records", digest }, nodes);
}

describe("loading data/", () => {
  it("a second time changes nothing", async () => {
    await using graph = await openGraph(":memory:");
    const first = await load(graph, dataFolder);
    const second = await load(graph, dataFolder);
    expect(first).toMatchObject({ changed: [], removed: [], unchanged: 0, revision: 1 });
    expect(second).toEqual({ added: [], changed: [], removed: [], unchanged: first.added.length, revision: 1 });
  });
});

describe("data/ with the examples of its README added", () => {
  let folder: string;
  let graph: Graph;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "data-"));
    await cp(dataFolder, folder, { recursive: true });
    graph = await openGraph(":memory:");
  });
  afterAll(async () => {
    await graph[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  it("loads: nodes are added, and none changes", async () => {
    const readme = await readFile(path.join(dataFolder, "README.md"), "utf8");
    const examples = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    const deals = examples.filter((text) => text.includes("\nagreements:") || text.includes("slug: example-release"));
    const before = await load(graph, folder);
    for (const [index, text] of deals.entries())
      await writeFile(path.join(folder, `agreements/example-${index}.yaml`), text);

    const after = await load(graph, folder);

    expect(after).toMatchObject({ changed: [], removed: [], unchanged: before.added.length, revision: 2 });
    expect(after.added.filter((key) => key.startsWith("Agreement:"))).toHaveLength(16);
  });

  it("meets the rules of data/", async () => {
    for (const { title, violations } of rules) expect(await violations(graph), `every ${title}`).toEqual([]);
  });

  it("answers the questions that GraphiQL shows", async () => {
    for (const { query } of await questionTabs()) expect((await graph.query(query)).errors).toEqual([]);
  });
});
