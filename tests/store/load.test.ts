import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/open.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { verifyFile } from "../../src/store/verify/verify.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import type { NodeChange } from "../../src/store/write/change-set.ts";
import { sampleRecords } from "../support/records.ts";
import { apply, checkIntegrity, company, dumpOf, nodesOf, revisionOf, rowsOf, storeOf } from "./dump.ts";

const sample = nodesOf(sampleRecords);
const companies = (count: number, row: (index: number) => NodeChange["row"] = () => ({})) =>
  Array.from({ length: count }, (_, index) => company(`c${index}`, row(index)));

let folder: string;
let file: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "load-"));
  file = path.join(folder, "graph.db");
  store = await openStore(file);
});
afterEach(async () => {
  await checkIntegrity(store);
  await store.destroy();
  expect(verifyFile(file).findings).toEqual([]);
  await rm(folder, { recursive: true });
});

describe("nodes that are passed one at a time", () => {
  const streams: [string, (nodes: readonly NodeChange[]) => Iterable<NodeChange> | AsyncIterable<NodeChange>][] = [
    ["an iterable", (nodes) => ({ [Symbol.iterator]: () => nodes[Symbol.iterator]() })],
    [
      "an asynchronous iterable",
      (nodes) => ({
        async *[Symbol.asyncIterator]() {
          for (const node of nodes) yield await node;
        },
      }),
    ],
  ];

  it.each(streams)("in %s result in the same store as a list", async (_what, stream) => {
    const [many, fewer] = [companies(1200), companies(1100, (index) => ({ country: index % 400 === 0 ? "FR" : null }))];
    for (const nodes of [[...sample, ...many], [...fewer, ...sample], sample]) {
      const progress: (number | null)[] = [];
      const report = await applyNodes(store, { name: "records", digest: "x" }, stream(nodes), (done) =>
        progress.push(done),
      );
      expect(progress.at(-1)).toBe(report.added.length + report.changed.length);
      await using other = await storeOf(nodes);
      expect(await dumpOf(store)).toEqual(await dumpOf(other));
    }
    expect(await revisionOf(store)).toBe(3);
  });

  it("have to be iterable more than once", async () => {
    await expect(applyNodes(store, { name: "records", digest: "x" }, sample.values())).rejects.toThrow(
      "the set of nodes can be iterated only once",
    );
    expect(await revisionOf(store)).toBe(0);
  });

  it("have to be the same each time", async () => {
    await apply(store, sample);
    let turn = 0;
    const changing = { [Symbol.iterator]: () => [company(`new-${turn++}`)][Symbol.iterator]() };
    const before = await dumpOf(store);
    await expect(
      applyNodes(store, { name: "records", digest: "y" }, [...sample, company("new")]),
    ).resolves.toBeDefined();
    await apply(store, sample);
    await expect(applyNodes(store, { name: "records", digest: "y" }, changing)).rejects.toThrow(
      "the set of nodes changed while it was written",
    );
    expect(await dumpOf(store)).toEqual(before);
  });
});

describe("the first load", () => {
  it("is refused if an edge leads to a node that does not exist, and later writes are checked as well", async () => {
    const missing = new StoreError(
      "nothing was written: an edge leads to a node that does not exist, or a removed node is still referenced by another.",
    );
    const without = sample.filter(({ slug }) => slug !== "beta");
    await expect(apply(store, without)).rejects.toThrow(missing);
    expect(await rowsOf(store, "loaded_node")).toEqual([]);
    await apply(store, sample);
    await expect(apply(store, without)).rejects.toThrow(missing);
  });

  it("leaves an empty store as it was if it is interrupted", async () => {
    const before = await dumpOf(store);
    const faulty = [...sample, company("b", { kind: null })];
    await expect(apply(store, faulty)).rejects.toThrow(/NOT NULL/);
    expect(verifyFile(file).findings).toEqual([]);
    expect(await dumpOf(store)).toEqual(before);
  });

  it("of an origin to a store with other nodes checks references", async () => {
    await apply(store, [company("a")]);
    await expect(
      applyNodes(
        store,
        { name: "import", digest: "x" },
        sample.filter(({ slug }) => slug !== "beta"),
      ),
    ).rejects.toThrow(StoreError);
  });
});

describe("a change of few nodes", () => {
  it("leaves a large store as if it had been loaded at once", async () => {
    const many = companies(3000, (index) => ({ name: `Company ${index}` }));
    await apply(store, many);
    const changed = many.map((node, index) =>
      index % 700 === 0 ? company(node.slug, { name: "Renamed Inc." }) : node,
    );
    await apply(store, changed.slice(3));
    expect(verifyFile(file).findings).toEqual([]);
    await using other = await storeOf(changed.slice(3));
    expect(await dumpOf(store)).toEqual(await dumpOf(other));
  });

  it("keeps the statistics of the query planner, and a change of many nodes computes them again", async () => {
    const analyzed = async () => {
      const { rows } = await sql<{ rows: number }>`
        select max(cast(stat as integer)) as rows from sqlite_stat1 where tbl = 'company'`.execute(store);
      return rows[0]?.rows;
    };
    await apply(store, companies(3000));
    expect(await analyzed()).toBe(3000);
    await apply(store, companies(3010));
    expect(await analyzed()).toBe(3000);
    await apply(store, companies(3500));
    expect(await analyzed()).toBe(3500);
  });
});

it("keeps digests of values as they are stored", async () => {
  const unusual = [
    company("a", { name: "lone \uD800 surrogate", sort_name: "zero \0 byte" }),
    company("b", { name: 12, country: 1.5 }),
    company("c", { name: "日本語 🧬" }),
  ];
  await apply(store, unusual);
  expect(verifyFile(file).findings).toEqual([]);
  await apply(store, [...unusual.slice(1), company("d", { name: "\uDC00", legal_name: 7 })]);
});

it("refuses two nodes with the same key, and changes nothing", async () => {
  const repetition = new StoreError('nothing was written: two nodes have the key "Company:a". Remove one of them.');
  await expect(apply(store, [company("a"), company("a")])).rejects.toThrow(repetition);
  await apply(store, [company("a")]);
  await expect(apply(store, [company("a"), company("a")])).rejects.toThrow(repetition);
  await expect(apply(store, [company("a"), company("b"), company("a")])).rejects.toThrow(repetition);
  expect(await revisionOf(store)).toBe(1);
});
