import { spawnSync } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { verifyFile } from "../../src/store/verify/verify.ts";
import { copyOf } from "../support/damage.ts";
import { addressIn, openGraph } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";
import { startServer } from "../support/server.ts";
import { type SmallDisk, smallDisk } from "../support/small-disk.ts";
import { apply, dumpOf, nodesOf } from "./dump.ts";

const main = path.resolve(import.meta.dirname, "../../src/start.js");

let folder: string;
let mounted: SmallDisk | null = null;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "disk-"));
});
afterEach(async () => {
  mounted?.unmount();
  mounted = null;
  await rm(folder, { recursive: true });
});

describe("a load that the disk has no room for", () => {
  it("says so in one line, and leaves the store as it was", async () => {
    const disk = path.join(folder, "disk");
    mounted = await smallDisk(disk, "6m");
    if (mounted === null) return;
    const file = path.join(disk, "graph.db");
    await using graph = await openGraph(file);
    await apply(graph.store, nodesOf(sampleRecords));
    const before = await dumpOf(graph.store);
    const { bavail, bsize } = await statfs(disk);
    await writeFile(path.join(disk, "filler"), Buffer.alloc(bavail * bsize - 400_000));
    const { code, stderr } = await run(["load", "tests/graph/records"], { DATABASE_URL: file });
    expect(code).toBe(1);
    expect(stderr.trim().split("\n").at(-1)).toBe(
      "nothing was written: the disk is full. Free some space, then run the command again.",
    );
    expect(await dumpOf(graph.store)).toEqual(before);
    expect(await (await graph.fetch("/health/ready")).json()).toMatchObject({ reason: "disk-full" });
    expect((await graph.query('{ company(slug: "acme") { name } }')).data).toEqual({ company: { name: "Acme" } });
    await rm(path.join(disk, "filler"));
    expect(verifyFile(file).findings).toEqual([]);
  });

  it("because of a limit on the size of files leaves the store as it was", async () => {
    const file = path.join(folder, "graph.db");
    await using store = await openStore(file);
    await apply(store, nodesOf(sampleRecords));
    const before = await dumpOf(store);
    // The limit is in blocks of 1,024 bytes.
    const limited = spawnSync(
      "bash",
      ["-c", `ulimit -f 1500 && exec "$0" "$@"`, process.execPath, main, "load", "tests/graph/records"],
      {
        encoding: "utf8",
        env: { ...process.env, DATABASE_URL: file },
      },
    );
    expect(limited.status).toBe(1);
    expect(limited.stderr.trim().split("\n").at(-1)).toBe(
      "nothing was written: the disk reported an error, or a limit on the size of files was reached. Check the disk, then run the command again.",
    );
    expect(await dumpOf(store)).toEqual(before);
    expect(verifyFile(file).findings).toEqual([]);
  });
});

describe("a store on a read-only file system", () => {
  it("is served with READ_ONLY=yes, and refused in one line without", async () => {
    const disk = path.join(folder, "disk");
    mounted = await smallDisk(disk, "20m");
    if (mounted === null) return;
    const file = path.join(disk, "graph.db");
    {
      await using store = await openStore(file);
      await apply(store, nodesOf(sampleRecords));
    }
    mounted.freeze();
    const refused = await run(["serve"], { DATABASE_URL: file });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^Cannot open the store at .*READ_ONLY=yes.*\n$/);
    const server = await startServer("serve", { DATABASE_URL: file, READ_ONLY: "yes" });
    expect((await server.query('{ company(slug: "acme") { name } }')).body).toContain('"name":"Acme"');
    await expect.poll(async () => (await server.readiness()).status).toBe(200);
    expect((await run(["verify"], { DATABASE_URL: file, READ_ONLY: "yes" })).code).toBe(0);
    expect(await server.stop()).toBe(0);
  });

  it("is refused if its last writes are in a log that cannot be read there", async () => {
    const disk = path.join(folder, "disk");
    mounted = await smallDisk(disk, "20m");
    if (mounted === null) return;
    const file = path.join(disk, "graph.db");
    await copyOf(addressIn("TEST_STORE"), file);
    await writeFile(`${file}-wal`, "writes");
    mounted.freeze();
    await expect(openStore(file, { readOnly: true })).rejects.toThrow(
      /: the last writes are in graph\.db-wal, which cannot be read on a read-only file system\./,
    );
  });
});
