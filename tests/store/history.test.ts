import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openOrRebuild } from "../../src/command/open-or-rebuild.ts";
import { trackedWrite } from "../../src/store/content/tracked-write.ts";
import { backUp } from "../../src/store/file/backup.ts";
import { markDamage } from "../../src/store/file/damage-mark.ts";
import { restore } from "../../src/store/file/restore.ts";
import { DamagedStoreError } from "../../src/store/store-error.ts";
import version from "../../src/store/table/version.json" with { type: "json" };
import { verifyFile } from "../../src/store/verify/verify.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import { openGraph } from "../support/graph.ts";
import { linesOf, loadRecords } from "../support/history.ts";
import { sampleRecords } from "../support/records.ts";
import { company } from "./dump.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "history-"));
  file = path.join(folder, "graph.db");
});
afterEach(() => rm(folder, { recursive: true }));

const renamed = (name: string) => sampleRecords.replace("name: Acme\n", `name: ${name}\n`);

/** Loads records into the store, one after the other, and returns the changes that it then lists. */
async function load(...records: string[]): Promise<string[]> {
  await using graph = await openGraph(file);
  for (const each of records) await loadRecords(graph.store, each);
  return await linesOf(graph);
}

async function completeAfter(): Promise<string> {
  await using graph = await openGraph(file);
  return (await graph.query("{ dataset { changesCompleteAfter } }")).data.dataset.changesCompleteAfter;
}

/** Runs statements on a file, beside the program. */
function execute(statements: string, address = file): void {
  const database = new DatabaseSync(address);
  database.exec(statements);
  database.close();
}

/** Makes the file one of the format before this one. */
const makeOlder = () => execute(`update schema_version set format = ${version.format - 1}, fingerprint = 'older'`);

const beside = () => path.join(folder, `graph-v${version.format}-${version.fingerprint.slice(0, 8)}.db`);

const one = "CHANGED | One | COMPANY_NAME | Acme -> One";

describe("a store of a new format", () => {
  it("takes over the history, and loading the same records into it is no change", async () => {
    expect(await load(sampleRecords, renamed("One"))).toEqual([one]);
    const before = await completeAfter();
    makeOlder();
    expect(await load(renamed("One"))).toEqual([one]);
    expect(await completeAfter()).toBe(before);
    expect(await load(renamed("One"))).toEqual([one]);
    expect(verifyFile(beside()).findings).toEqual([]);
  });

  it("lists what records changed between the last load of the older format and its first", async () => {
    await load(sampleRecords, renamed("One"));
    makeOlder();
    const other = renamed("Two")
      .replace("  - { slug: psma, name: PSMA }", "  - { slug: psma, name: PSMA }\n  - { slug: fap, name: FAP }")
      .replace(/people:[\s\S]*$/, "")
      .replace("amount: 40000000", "amount: 45000000");
    expect(await load(other)).toEqual([
      "CHANGED | Two | COMPANY_NAME | One -> Two",
      "CHANGED | Beta licenses ABC-1 | AGREEMENT_TERMS | UPFRONT_CASH + NEAR_TERM_MILESTONE UP_TO USD 40000000 -> UPFRONT_CASH + NEAR_TERM_MILESTONE UP_TO USD 45000000",
      "ADDED | FAP | - | null -> null",
      "REMOVED | Jane Doe | - | null -> null",
      one,
    ]);
  });

  it("does not list fields that the older format did not have", async () => {
    await load(sampleRecords);
    makeOlder();
    execute(`delete from claim_evidence where claim_id in (select id from claim where predicate = 'Company.country');
      delete from claim where predicate = 'Company.country';
      update loaded_node set digest = 'older'; alter table financial_term drop column "payees_json"`);
    expect(await load(renamed("One"))).toEqual([one]);
  });

  it("starts a history where the older format had none, with what changed since its last load", async () => {
    await load(sampleRecords);
    makeOlder();
    execute(
      "drop table entity_change; drop table change_history; update dataset set updated_at = '2024-01-01T00:00:00Z'",
    );
    expect(await load(renamed("One"))).toEqual([one]);
    expect(await completeAfter()).toBe("2024-01-01T00:00:00.000Z");
  });

  it("starts a history from nothing if the older file cannot be compared", async () => {
    await load(sampleRecords, renamed("One"));
    makeOlder();
    const before = await completeAfter();
    execute("drop table loaded_node");
    expect(await load(renamed("Two"))).toEqual([one]);
    expect((await completeAfter()) > before).toBe(true);
  });

  it("compares each origin with what the older file held of it", async () => {
    const other = (name: string) => [company("elsewhere", { name })];
    {
      await using graph = await openGraph(file);
      await loadRecords(graph.store, sampleRecords);
      await applyNodes(graph.store, { name: "other", digest: "1" }, other("Elsewhere"));
      expect(await linesOf(graph)).toEqual(["ADDED | Elsewhere | - | null -> null"]);
    }
    makeOlder();
    await using graph = await openGraph(file);
    await loadRecords(graph.store, sampleRecords);
    await applyNodes(graph.store, { name: "other", digest: "2" }, []);
    expect(await linesOf(graph)).toEqual([
      "REMOVED | Elsewhere | - | null -> null",
      "ADDED | Elsewhere | - | null -> null",
    ]);
  });

  it("leaves out changes of types and fields that it does not have", async () => {
    await load(sampleRecords, renamed("One"), renamed("Two"), renamed("Three"));
    makeOlder();
    execute(`update entity_change set predicate = 'Company.motto' where id = 1;
      update entity_change set node = 'Planet:earth' where id = 2`);
    expect(await load()).toEqual(["CHANGED | Three | COMPANY_NAME | Two -> Three"]);
  });
});

describe("a store that is rebuilt because it is damaged", () => {
  it("keeps the history, and lists what the records changed since", async () => {
    await load(sampleRecords, renamed("One"));
    // The mark makes the next start verify the file, which finds a row that nobody wrote.
    execute("update company set legal_name = 'Damaged' where id = 'acme'");
    const warnings: object[] = [];
    const records = path.join(folder, "records");
    await mkdir(records);
    await writeFile(path.join(records, "a.yaml"), renamed("Two"));
    markDamage(file, "a row differs");
    await expect(openGraph(file)).rejects.toBeInstanceOf(DamagedStoreError);
    await using store = await openOrRebuild(file, records, { warn: (fields) => warnings.push(fields) });
    await loadRecords(store, renamed("Two"));
    expect(warnings).toHaveLength(1);
    expect(await load()).toEqual(["CHANGED | Two | COMPANY_NAME | One -> Two", one]);
    expect(verifyFile(file).findings).toEqual([]);
  });
});

describe("a backup", () => {
  it("contains the history; restored, it tells that what changed since is missing", async () => {
    await load(sampleRecords, renamed("One"));
    const copy = path.join(folder, "backup.db");
    await backUp(file, copy, () => {});
    expect(await load(renamed("Two"))).toHaveLength(2);
    const before = new Date().toISOString();
    await restore(copy, file, () => {});
    expect(await load()).toEqual([one]);
    expect((await completeAfter()) >= before).toBe(true);
    expect(verifyFile(file).findings).toEqual([]);
    expect(await load(renamed("Three"))).toEqual(["CHANGED | Three | COMPANY_NAME | One -> Three", one]);
  });
});

describe("the history", () => {
  it("keeps the newest 100,000 changes, and says from when on they are complete", async () => {
    await load(sampleRecords, renamed("One"));
    await using graph = await openGraph(file);
    const { data } = await graph.query("{ changes { nodes { recordedAt } } }");
    const many = Array.from({ length: 99_999 }, (_, index) => company(`company-${index}`));
    await applyNodes(graph.store, { name: "many", digest: "1" }, many);
    expect((await graph.query("{ changes { totalCount } }")).data.changes.totalCount).toBe(100_000);
    expect(await completeAfter()).not.toBe(data.changes.nodes[0].recordedAt);
    await loadRecords(graph.store, renamed("Two"));
    const { changes, dataset } = (
      await graph.query("{ changes(first: 1) { totalCount nodes { textAfter } } dataset { changesCompleteAfter } }")
    ).data;
    expect(changes).toEqual({ totalCount: 100_000, nodes: [{ textAfter: "Two" }] });
    expect(dataset.changesCompleteAfter).toBe(data.changes.nodes[0].recordedAt);
    expect((await linesOf(graph, "(last: 1)"))[0]).toBe("ADDED | company-99998 | - | null -> null");
  }, 120_000);

  it("is damaged if a row is changed beside the program, and verification finds it", async () => {
    await load(sampleRecords, renamed("One"));
    expect(verifyFile(file).findings).toEqual([]);
    execute("update entity_change set text_after = 'Other'");
    expect(verifyFile(file).findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^entity_change: a row of chunk \d+ differs from what was written\./),
    ]);
  });

  it("never goes back in time, even if a clock is set back", async () => {
    await load(sampleRecords, renamed("One"));
    {
      await using graph = await openGraph(file);
      await trackedWrite(graph.store, async (db) => {
        await db.updateTable("entity_change").set({ recorded_at: "2999-01-01T00:00:00.000Z" }).execute();
      });
    }
    await load(renamed("Two"));
    await using graph = await openGraph(file);
    const { data } = await graph.query("{ changes { nodes { textAfter recordedAt } } }");
    expect(data.changes.nodes).toEqual(
      ["Two", "One"].map((textAfter) => ({ textAfter, recordedAt: "2999-01-01T00:00:00.000Z" })),
    );
  });
});
