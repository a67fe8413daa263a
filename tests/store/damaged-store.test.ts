import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256Of } from "../../src/server/documents/sha256.ts";
import { openStore } from "../../src/store/open.ts";
import { registerDocuments, registeredDocument } from "../../src/store/query/registered-document.ts";
import { verifyFile } from "../../src/store/verify/verify.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import { randomNumbers, replaceBytes } from "../support/damage.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";
import { startServer } from "../support/server.ts";
import { apply, company, dumpOf, nodesOf, revisionOf } from "./dump.ts";

const body = "{ dataset { name } }";
const document = { id: "a", sha256: sha256Of(body), body };

let folder: string;
let file: string;
let environment: Record<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "damaged-"));
  file = path.join(folder, "graph.db");
  await writeFile(path.join(folder, "a.yaml"), sampleRecords);
  environment = { DATABASE_URL: file, DATA: folder };
  await using store = await openStore(file);
  await registerDocuments(store, [document]);
  await apply(store, nodesOf(sampleRecords));
});
afterEach(() => rm(folder, { recursive: true }));

const overwrite = async (start: number, end?: number) => writeFile(file, (await readFile(file)).fill(0xff, start, end));
const asideFiles = async () => (await readdir(folder)).filter((name) => /^graph\.db\.damaged-\w+$/.test(name));

describe("a store whose header or tables cannot be read", () => {
  it("is moved aside and rebuilt from the records by a start, which keeps registered documents and the revision", async () => {
    // The page with the declarations of the tables is sound, but the number of pages is not.
    await writeFile(file, (await readFile(file)).subarray(0, -4096));
    const server = await startServer("start", environment);
    expect(await server.stop()).toBe(0);
    const logged = server.lines.map((line) => JSON.parse(line)).filter(({ level }) => level > 30);
    expect(logged).toEqual([
      expect.objectContaining({
        msg: "the store is damaged: it was moved aside and is rebuilt from the records",
        reason: expect.stringMatching(/^it has \d+ bytes, but its header states \d+$/),
        documents: 1,
      }),
    ]);
    expect(await asideFiles()).toHaveLength(1);
    await using store = await openStore(file);
    expect((await dumpOf(store))["company"]).toHaveLength(2);
    expect(await registeredDocument(store, "a")).toMatchObject(document);
    expect(await revisionOf(store)).toBe(2);
    expect(verifyFile(file).findings).toEqual([]);
  });

  it("is rebuilt by npm run load", async () => {
    await overwrite(100, 4096);
    const { code, stdout, stderr } = await run(["load", folder], environment);
    expect(code).toBe(0);
    expect(stdout).toMatch(/added 12/);
    expect(stderr).toMatch(
      /^the store is damaged: it was moved aside and is rebuilt from the records \(.*damaged-.*\)\n$/,
    );
  });

  it.each([["serve"], ["documents", "schema"]])("is refused in one line by %s", async (...command) => {
    await overwrite(100, 4096);
    const { code, stderr } = await run(command, environment);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Cannot open the store at .*: the file is damaged: .* Run "npm start" .*\n$/);
    expect(await asideFiles()).toEqual([]);
  });

  it("is refused in one line if it contains nodes that the records do not restore, or the records have problems", async () => {
    const store = await openStore(file);
    await applyNodes(store, { name: "other", digest: "x" }, [company("z")]);
    await store.destroy();
    await writeFile(file, (await readFile(file)).subarray(0, -4096));
    const before = await readFile(file);
    const first = await run(["start"], { ...environment, PORT: "0" });
    expect(first.code).toBe(1);
    expect(first.stderr).toMatch(/^Cannot open .* is damaged: .* nodes of other origins \(other\), .*\n$/);
    await writeFile(path.join(folder, "a.yaml"), "recordedOn: today\n");
    const second = await run(["start"], { ...environment, PORT: "0" });
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/^Cannot open .* It cannot be rebuilt from the records in .*: Found 1 problem .*\n$/);
    expect(await readFile(file)).toEqual(before);
  });
});

describe("a store in whose content damage was found", () => {
  it("is verified by the next start, and rebuilt if it is still damaged", async () => {
    await replaceBytes(file, "Beta licenses ABC-1", "Xeta licenses ABC-1");
    expect((await run(["verify"], environment)).code).toBe(1);
    const { code, stderr } = await run(["load", folder], environment);
    expect(code).toBe(0);
    expect(stderr).toMatch(/the store is damaged/);
    expect(verifyFile(file).findings).toEqual([]);
    expect((await readFile(file)).includes("Xeta licenses ABC-1")).toBe(false);
  });

  it("is used as it is if it was repaired", async () => {
    await replaceBytes(file, "Beta licenses ABC-1", "Xeta licenses ABC-1");
    expect((await run(["verify"], environment)).code).toBe(1);
    await replaceBytes(file, "Xeta licenses ABC-1", "Beta licenses ABC-1");
    const { stdout, stderr } = await run(["load", folder], environment);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/unchanged 12/);
    expect(await asideFiles()).toEqual([]);
  });
});

describe("a store with damage in random places", () => {
  it("is opened, or refused in one line, and never opened with other tables than those of this program", async () => {
    const sound = await readFile(file);
    const random = randomNumbers(3);
    for (let turn = 0; turn < 10; turn++) {
      const bytes = Buffer.from(sound);
      const at = Math.floor(random() * 8192);
      bytes.fill(Math.floor(random() * 256), at, at + 1 + Math.floor(random() * 64));
      await writeFile(file, bytes);
      const error = await openStore(file, { readOnly: true }).then(
        (store) => store.destroy(),
        (reason: unknown) => reason,
      );
      if (error instanceof Error) expect(error.message).toMatch(/^Cannot open the store at .*\.$/);
    }
  });
});
