import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { registerDocuments } from "../../src/store/query/registered-document.ts";
import { startVerifier } from "../../src/store/verify/verifier.ts";
import { verifyFile } from "../../src/store/verify/verify.ts";
import { contentOf, copyOf, randomNumbers, replaceBytes } from "../support/damage.ts";
import { addressIn } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";
import { runs } from "../support/runs.ts";
import { apply, company, nodesOf } from "./dump.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "verify-"));
  file = path.join(folder, "graph.db");
});
afterEach(() => rm(folder, { recursive: true }));

const messagesOf = (address = file) => verifyFile(address).findings.map(({ message }) => message);

describe("verification", () => {
  it("finds nothing in a store after any sequence of writes", async () => {
    await using store = await openStore(file);
    expect(messagesOf()).toEqual([]);
    for (const records of [sampleRecords, sampleRecords.replaceAll("acme", "acmes"), sampleRecords]) {
      await apply(store, nodesOf(records));
      await registerDocuments(store, [{ id: records.slice(0, 5), sha256: "x", body: "{ a }" }]);
      expect(messagesOf()).toEqual([]);
    }
    await expect(apply(store, [company("a"), company("b", { kind: null })])).rejects.toThrow(/NOT NULL/);
    expect(messagesOf()).toEqual([]);
    await apply(store, nodesOf(sampleRecords.replace("name: Acme\n", "name: Acme Limited\n")));
    await apply(store, []);
    expect(messagesOf()).toEqual([]);
  });

  it("reports every changed byte of the content, in seeded random places", async () => {
    await copyOf(addressIn("TEST_STORE"), file);
    const sound = await readFile(file);
    const content = contentOf(file);
    const random = randomNumbers(runs(1, 2));
    let reported = 0;
    for (let turn = 0; turn < runs(12, 100); turn++) {
      const bytes = Buffer.from(sound);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      await writeFile(file, bytes);
      if (verifyFile(file).count > 0) reported += 1;
      // A byte that is not reported belongs to no row: the unused part of a page.
      else expect(contentOf(file), `byte ${at}`).toBe(content);
    }
    expect(reported).toBeGreaterThan(5);
  });

  it("names the table and the key of a row that quick_check takes for correct", async () => {
    await copyOf(addressIn("TEST_STORE"), file);
    expect(await replaceBytes(file, "Sanofi licenses AlphaMedix", "Xanofi licenses AlphaMedix")).toBeGreaterThan(0);
    const database = new DatabaseSync(file, { readOnly: true });
    expect(database.prepare("pragma quick_check").get()).toEqual({ quick_check: "ok" });
    database.close();
    expect(messagesOf().join("\n")).toMatch(
      /agreement: a row of chunk \d+ differs from what was written\. Its rows: .*alphamedix/,
    );
  });

  it.each([
    [
      "a row that another program changed",
      "update company set name = 'X' where id = 'acme'",
      /^company: a row of chunk \d+ differs/,
    ],
    [
      "a row that another program deleted",
      "delete from tally where what = 'node Company'",
      /^tally: chunk \d+ has \d+ rows instead of \d+\./,
    ],
    [
      "a changed digest",
      "update content_digest set digest = '0123456789abcdef' where table_name = 'origin'",
      /^origin: /,
    ],
    ["a dropped index", "drop index company__sort_name__id", /^index company__sort_name__id: the declaration/],
    [
      "an index that does not belong to the store",
      "create index more on company (name)",
      /^index more: the store should not/,
    ],
    [
      "a word that was removed from the search index",
      "delete from search_index where rowid = (select id from search_document limit 1)",
      /^search_index_data: /,
    ],
  ])("reports %s", async (_what, statement, message) => {
    await using store = await openStore(file);
    await apply(store, nodesOf(sampleRecords));
    const other = new DatabaseSync(file);
    other.exec(statement);
    other.close();
    expect(messagesOf()).toContainEqual(expect.stringMatching(message));
  });

  it("reports a truncated file, a file that is not a store and a damaged header", async () => {
    await copyOf(addressIn("TEST_STORE"), file);
    await truncate(file, 40_960);
    expect(messagesOf()[0]).toMatch(/^it has 40960 bytes, but its header states \d+\.$/);
    await writeFile(file, "SQLite format 4\0".repeat(1000));
    expect(messagesOf()[0]).toMatch(/^it does not start as a SQLite file does\.$/);
    await writeFile(file, "text");
    expect(verifyFile(file)).toMatchObject({ count: 1, findings: [{ isStructural: true }] });
  });

  it("lists the first 100 findings, and counts the others", async () => {
    await using store = await openStore(file);
    await apply(store, nodesOf(sampleRecords));
    const other = new DatabaseSync(file);
    other.exec("update content_digest set digest = '0123456789abcdef'");
    other.close();
    const { count, findings } = verifyFile(file);
    expect(findings).toHaveLength(100);
    expect(count).toBeGreaterThan(110);
  });

  it("takes no write of another process for damage", async () => {
    await using store = await openStore(file);
    await apply(store, nodesOf(sampleRecords));
    const verifier = startVerifier();
    let isVerifying = true;
    const verifying = (async () => {
      const found = [];
      for (let turn = 0; turn < runs(2, 10); turn++) found.push(await verifier.verify(file));
      isVerifying = false;
      return found;
    })();
    for (let turn = 0; isVerifying; turn++) {
      await apply(store, nodesOf(turn % 2 === 0 ? sampleRecords.replaceAll("acme", "acmes") : sampleRecords));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    verifier.close();
    for (const each of await verifying) expect(each).toMatchObject({ count: 0, findings: [] });
  });
});

describe("npm run verify", () => {
  it("exits with 0 for a sound store, and with 1 and the findings for a damaged one", async () => {
    await copyOf(addressIn("TEST_STORE"), file);
    const sound = await run(["verify"], { DATABASE_URL: file });
    expect(sound).toMatchObject({ code: 0, stderr: "" });
    expect(sound.stdout).toMatch(/No damage found in \d+ rows of /);
    await replaceBytes(file, "Sanofi licenses AlphaMedix", "Xanofi licenses AlphaMedix");
    const damaged = await run(["verify"], { DATABASE_URL: file });
    expect(damaged.code).toBe(1);
    expect(damaged.stdout).toMatch(/^agreement: a row of chunk \d+ differs from what was written\./m);
    expect(damaged.stderr).toMatch(/^Found \d+ faults? in .*graph\.db\. Run "npm start" to rebuild .*\n$/);
  });

  it("says in one line that there is no store", async () => {
    const { code, stderr } = await run(["verify"], { DATABASE_URL: file });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Cannot open the store at .*: there is no store of this version of the program\. .*\n$/);
  });
});
