import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUp } from "../../src/store/file/backup.ts";
import { restore } from "../../src/store/file/restore.ts";
import { openStore } from "../../src/store/open.ts";
import { verifyFile } from "../../src/store/verify/verify.ts";
import { copyOf, replaceBytes } from "../support/damage.ts";
import { addressIn, openGraph } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";
import { runs } from "../support/runs.ts";
import { apply, dumpOf, nodesOf, revisionOf } from "./dump.ts";

const sample = nodesOf(sampleRecords);
const renamed = nodesOf(sampleRecords.replaceAll("acme", "acmes"));
const ignore = () => {};

let folder: string;
let file: string;
let backup: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "backup-"));
  file = path.join(folder, "graph.db");
  backup = path.join(folder, "backup.db");
});
afterEach(() => rm(folder, { recursive: true }));

describe("a backup", () => {
  it("is one file with the content of the store, and is never overwritten", async () => {
    await using store = await openStore(file);
    await apply(store, sample);
    const first = await run(["backup", backup], { DATABASE_URL: file });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    await using copy = await openStore(backup, { readOnly: true });
    expect(await dumpOf(copy)).toEqual(await dumpOf(store));
    const bytes = await readFile(backup);
    const second = await run(["backup", backup], { DATABASE_URL: file });
    expect(second).toMatchObject({ code: 1, stderr: `${backup} already exists. Choose the name of a new file.\n` });
    expect(await readFile(backup)).toEqual(bytes);
    expect((await readdir(folder)).filter((name) => name.includes("partial"))).toEqual([]);
  });

  it("that is made during loads contains one revision, complete", async () => {
    await using store = await openStore(file);
    await apply(store, sample);
    let isCopying = true;
    const copying = (async () => {
      for (let turn = 0; turn < runs(4, 20); turn++) await backUp(file, `${backup}${turn}`, ignore);
      isCopying = false;
    })();
    for (let turn = 0; isCopying; turn++) {
      await apply(store, turn % 2 === 0 ? renamed : sample);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await copying;
    for (let turn = 0; turn < runs(4, 20); turn++) {
      expect(verifyFile(`${backup}${turn}`).findings).toEqual([]);
      await using copy = await openStore(`${backup}${turn}`, { readOnly: true });
      const { company } = await dumpOf(copy);
      expect(company).toHaveLength(2);
    }
  });

  it("is not made of a damaged store", async () => {
    await copyOf(addressIn("TEST_STORE"), file);
    await replaceBytes(file, "Sanofi licenses AlphaMedix", "Xanofi licenses AlphaMedix");
    await expect(backUp(file, backup, ignore)).rejects.toThrow(
      /^No backup was written, because the store at .* is damaged: /,
    );
    await expect(access(backup)).rejects.toThrow();
  });
});

describe("a restored store", () => {
  it("has the content of the backup and a higher revision than any before; the former file is kept", async () => {
    await using store = await openStore(file);
    await apply(store, sample);
    await backUp(file, backup, ignore);
    await apply(store, renamed);
    await apply(store, []);
    const { code, stdout } = await run(["restore", backup], { DATABASE_URL: file });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Restored .*graph\.db as revision 4$/m);
    const former = /^The former file is kept as (.*)$/m.exec(stdout)?.[1] ?? "";
    await using restored = await openStore(file);
    await using copy = await openStore(backup, { readOnly: true });
    expect(await dumpOf(restored)).toEqual(await dumpOf(copy));
    expect(await revisionOf(restored)).toBe(4);
    expect(verifyFile(file).findings).toEqual([]);
    await using kept = await openStore(former, { readOnly: true });
    expect(await revisionOf(kept)).toBe(3);
  });

  it("is served by a running server, which goes on with later changes", async () => {
    await using graph = await openGraph(file);
    await apply(graph.store, sample);
    await backUp(file, backup, ignore);
    await apply(graph.store, renamed);
    await restore(backup, file, ignore);
    expect(await (await graph.fetch("/health/ready")).json()).toEqual({ status: "ready", revision: 3 });
    const { data } = await graph.query('{ company(slug: "acme") { name } dataset { revision } }');
    expect(data).toEqual({ company: { name: "Acme" }, dataset: { revision: 3 } });
    await using other = await openStore(file);
    await apply(other, renamed);
    expect((await graph.query('{ company(slug: "acme") { name } }')).data).toEqual({ company: null });
    expect(verifyFile(file).findings).toEqual([]);
  });

  it("can be restored where there was none, or a damaged one", async () => {
    {
      await using store = await openStore(file);
      await apply(store, sample);
    }
    await backUp(file, backup, ignore);
    const other = path.join(folder, "new", "other.db");
    expect(await run(["restore", backup], { DATABASE_URL: other })).toMatchObject({ code: 0, stderr: "" });
    expect(verifyFile(other).findings).toEqual([]);
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0xff, 100));
    expect(await run(["restore", backup], { DATABASE_URL: file })).toMatchObject({ code: 0, stderr: "" });
    expect(verifyFile(file).findings).toEqual([]);
  });

  it.each([
    ["is damaged", /^Nothing was restored, because .* is damaged \(\d+ findings?\): /],
    ["is truncated", /is damaged/],
    ["is not a store", /is not a database of this program/],
    ["does not exist", /^.* does not exist\. Pass the file of a backup\./],
  ])("is left as it was if the backup %s", async (what, message) => {
    {
      await using store = await openStore(file);
      await apply(store, sample);
    }
    await copyOf(addressIn("TEST_STORE"), backup);
    if (what === "is damaged") await replaceBytes(backup, "Sanofi licenses AlphaMedix", "Xanofi licenses AlphaMedix");
    if (what === "is truncated") await writeFile(backup, (await readFile(backup)).subarray(0, 100_000));
    if (what === "is not a store") await writeFile(backup, "a text");
    if (what === "does not exist") await rm(backup);
    const before = await readFile(file);
    const { code, stderr } = await run(["restore", backup], { DATABASE_URL: file });
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr.trim()).not.toContain("\n");
    expect(await readFile(file)).toEqual(before);
  });
});
