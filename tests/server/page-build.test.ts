import { spawnSync } from "node:child_process";
import { watch } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeBuildLock } from "../../src/server/page/build-lock.ts";
import { preparedPage } from "../../src/server/page/prepared-page.ts";

describe("the build of the page", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "page-build-"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it("is done once if several servers need it at the same time", { timeout: 120_000 }, async () => {
    const cache = path.join(folder, "cache");
    // A server that builds writes to a folder of its own, whose name ends with the number of the process.
    const builds = new Set<string>();
    await mkdir(cache);
    const watcher = watch(cache, (_, name) => {
      if (name !== null && /\.\d+$/.test(name)) builds.add(name);
    });
    const pages = await Promise.all([1, 2, 3].map(() => preparedPage(undefined, cache)));
    watcher.close();
    expect(builds.size).toBe(1);
    expect(new Set(pages.map(({ index }) => JSON.stringify(index))).size).toBe(1);
    expect(await readdir(cache)).toHaveLength(1);
  });

  it("is left to a process that runs, and taken over from one that has ended", async () => {
    const lock = path.join(folder, "lock");
    const release = await takeBuildLock(lock);
    expect(release).not.toBeNull();
    expect(await takeBuildLock(lock)).toBeNull();
    await release?.();
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await writeFile(lock, String(pid));
    const taken = await takeBuildLock(lock);
    expect(taken).not.toBeNull();
    await taken?.();
  });
});
