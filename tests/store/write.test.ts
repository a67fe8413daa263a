import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/open.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { applyNodes, digestOfOrigin } from "../../src/store/write/apply.ts";
import { sampleRecords } from "../support/records.ts";
import { apply, checkIntegrity, company, dumpOf, nodesOf, revisionOf, rowsOf } from "./dump.ts";

const sample = nodesOf(sampleRecords);

describe("applying nodes", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(":memory:");
  });
  afterEach(async () => {
    await checkIntegrity(store);
    await store.destroy();
  });

  const columnOf = async (column: string, table = "company") =>
    Object.fromEntries((await rowsOf(store, table)).map((row) => [row["id"], row[column]]));

  it("reports the nodes that were added, and raises the revision to 1", async () => {
    const report = await apply(store, sample);
    expect(report).toMatchObject({ changed: [], removed: [], unchanged: 0, revision: 1 });
    expect(report.added).toHaveLength(12);
    expect(await revisionOf(store)).toBe(1);
  });

  it("twice changes nothing the second time: neither rows, nor the revision, nor its date", async () => {
    await apply(store, sample);
    const [dump, [dataset]] = [await dumpOf(store), await rowsOf(store, "dataset")];

    const report = await apply(store, nodesOf(sampleRecords));

    expect(report).toEqual({ added: [], changed: [], removed: [], unchanged: 12, revision: 1 });
    expect(await dumpOf(store)).toEqual(dump);
    expect(await rowsOf(store, "dataset")).toEqual([dataset]);
  });

  it("keeps the digest of what was loaded, even if no node changed", async () => {
    expect(await digestOfOrigin(store, "records")).toBeNull();
    await applyNodes(store, { name: "records", digest: "a" }, sample);
    await applyNodes(store, { name: "records", digest: "b" }, sample);
    expect(await digestOfOrigin(store, "records")).toBe("b");
    expect(await revisionOf(store)).toBe(1);
  });

  it("writes the nodes that changed and no others, and raises the revision by one", async () => {
    await apply(store, sample);
    const before = await dumpOf(store);
    const report = await apply(store, nodesOf(sampleRecords.replace("name: Acme\n", "name: Acme Limited\n")));
    expect(report).toEqual({ added: [], changed: ["Company:acme"], removed: [], unchanged: 11, revision: 2 });
    const after = await dumpOf(store);
    const changed = Object.keys(after).filter(
      (table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]),
    );
    expect(changed.sort()).toEqual([
      "claim",
      "claim_evidence",
      "company",
      "loaded_node",
      "search_document",
      "search_entry",
      "search_term",
    ]);
    expect((await columnOf("name"))["acme"]).toBe("Acme Limited");
  });

  it("removes the nodes that are no longer there, with their edges, claims and evidence, and nothing else", async () => {
    await apply(store, sample);
    const shorter = sampleRecords.replace(/trials:[\s\S]*$/, "");
    const report = await apply(store, nodesOf(shorter));
    expect(report).toEqual({
      added: [],
      changed: [],
      removed: ["Trial:nct00000001", "Person:jane-doe"],
      unchanged: 10,
      revision: 2,
    });
    const dump = await dumpOf(store);
    for (const table of ["trial", "trial_sponsor", "trial_therapy", "person", "person_company", "quote"])
      expect(dump[table], table).toEqual([]);
    expect((await rowsOf(store, "claim")).filter(({ subject }) => /^(Trial|Person):/.test(String(subject)))).toEqual(
      [],
    );
    expect(dump["company"]).toHaveLength(2);
  });

  it("leaves every table empty if no node is left, except those of the program itself", async () => {
    await apply(store, sample);
    await apply(store, []);
    const { dataset, origin, tally, ...rest } = await dumpOf(store);
    expect(Object.entries(rest).filter(([, rows]) => rows.length > 0)).toEqual([]);
    expect([dataset?.length, origin?.length]).toEqual([1, 1]);
    for (const row of tally ?? []) expect(JSON.parse(row)[1]).toBe(0);
    expect(await revisionOf(store)).toBe(2);
  });

  it("keeps evidence that another node still cites, and removes evidence that none cites", async () => {
    await apply(store, sample);
    const cited = new Set((await rowsOf(store, "claim_evidence")).map((row) => row["evidence_id"]));
    expect(new Set((await rowsOf(store, "evidence")).map(({ id }) => id))).toEqual(cited);
    expect(cited.size).toBe(2);
    await apply(store, nodesOf(sampleRecords.replaceAll(/by: (paper|\[default, paper\])/g, "by: default")));
    expect(await rowsOf(store, "evidence")).toMatchObject([{ source_id: "acme-release" }]);
  });

  it("keeps the ancestors of a node up to date when it moves within the hierarchy", async () => {
    const ancestors = async () =>
      (await rowsOf(store, "indication_ancestor"))
        .filter((row) => row["indication_id"] === "prostate-cancer")
        .map((row) => `${row["ancestor_id"]} ${row["distance"]}`)
        .sort();
    await apply(store, sample);
    expect(await ancestors()).toEqual(["cancer 1"]);
    const deeper = sampleRecords.replace(
      '{ slug: cancer, name: Cancer, doid: "DOID:162" }',
      "{ slug: cancer, name: Cancer, parents: [disease] }\n  - { slug: disease, name: Disease }",
    );
    await apply(store, nodesOf(deeper));
    expect(await ancestors()).toEqual(["cancer 1", "disease 2"]);
    // The nearest way counts where there are several.
    await apply(store, nodesOf(deeper.replace("parents: [cancer] }", "parents: [cancer, disease] }")));
    expect(await ancestors()).toEqual(["cancer 1", "disease 1"]);
    await apply(store, nodesOf(sampleRecords.replace(", parents: [cancer]", "")));
    expect(await ancestors()).toEqual([]);
  });

  it("keeps the counts of nodes and edges up to date", async () => {
    await apply(store, sample);
    const totals = async () =>
      Object.fromEntries((await rowsOf(store, "tally")).map((row) => [row["what"], Number(row["total"])]));
    expect(await totals()).toMatchObject({
      "node Company": 2,
      "node Claim": (await rowsOf(store, "claim")).length,
      "edge PARTY_TO": 3,
      "edge CONCERNS_INDICATION": 1,
      // An event without a sponsor has no such edge; the trial has one.
      "edge SPONSORED_BY": 1,
    });
    await apply(
      store,
      nodesOf(sampleRecords.replace("      - { company: acme, role: MANUFACTURER, by: paper }\n", "")),
    );
    expect((await totals())["edge PARTY_TO"]).toBe(2);
  });

  it("lets an identifier pass from one node to another, and two nodes exchange theirs", async () => {
    await apply(store, [company("a", { cik: "0000000001" }), company("b", { cik: "0000000002" })]);
    await apply(store, [company("a", { cik: "0000000002" }), company("b", { cik: "0000000001" })]);
    expect(await columnOf("cik")).toEqual({ a: "0000000002", b: "0000000001" });
    await apply(store, [company("a"), company("b", { cik: "0000000001" }), company("c", { cik: "0000000002" })]);
    expect(await columnOf("cik")).toEqual({ a: null, b: "0000000001", c: "0000000002" });
    await apply(store, [company("d", { cik: "0000000001" }), company("c", { cik: "0000000002" })]);
    expect(await columnOf("cik")).toEqual({ c: "0000000002", d: "0000000001" });
  });

  it("refuses an identifier that two nodes would share, and names the column", async () => {
    await apply(store, [company("a", { cik: "0000000001" })]);
    const before = await dumpOf(store);
    const both = apply(store, [company("a", { cik: "0000000001" }), company("b", { cik: "0000000001" })]);
    await expect(both).rejects.toThrow(
      new StoreError("nothing was written: two rows have the same value of company.cik, which must be unique."),
    );
    expect(await dumpOf(store)).toEqual(before);
  });

  it("refuses to remove a node to which others refer, and changes nothing", async () => {
    await apply(store, sample);
    const before = await dumpOf(store);
    for (const needed of ["beta", "abc-1", "prostate-cancer", "daily-paper"]) {
      await expect(
        apply(
          store,
          sample.filter(({ slug }) => slug !== needed),
        ),
        needed,
      ).rejects.toThrow(
        new StoreError(
          "nothing was written: an edge leads to a node that does not exist, or a removed node is still referenced by another.",
        ),
      );
    }
    expect(await dumpOf(store)).toEqual(before);
    expect(await revisionOf(store)).toBe(1);
  });

  it("writes nodes that refer to each other in any order", async () => {
    await apply(store, [...sample].reverse());
    const dump = await dumpOf(store);
    const other = await openStore(":memory:");
    await apply(other, sample);
    expect(dump).toEqual(await dumpOf(other));
    await other.destroy();
  });

  it("leaves the store as it was if it is interrupted", async () => {
    await apply(store, sample);
    const before = await dumpOf(store);
    const changed = nodesOf(sampleRecords.replace("name: Acme\n", "name: Other\n"));
    for (const when of [0, 1]) {
      let calls = 0;
      const interrupted = applyNodes(store, { name: "records", digest: "y" }, changed, () => {
        if (calls++ === when) throw new Error("interrupted");
      });
      await expect(interrupted).rejects.toThrow("interrupted");
      expect(await dumpOf(store)).toEqual(before);
    }
    expect(await digestOfOrigin(store, "records")).toBe("x");
  });

  it("reports the progress from no node to all of them", async () => {
    const many = Array.from({ length: 1100 }, (_, index) => company(`c${index}`));
    const progress: string[] = [];
    await applyNodes(store, { name: "records", digest: "x" }, many, (done, of) => progress.push(`${done}/${of}`));
    expect(progress).toEqual(["0/1100", "500/1100", "1000/1100", "1100/1100"]);
    expect(await rowsOf(store, "company")).toHaveLength(1100);
  });

  it("keeps the nodes of another origin", async () => {
    await apply(store, [company("a")]);
    await applyNodes(store, { name: "import", digest: "x" }, [company("b")]);
    expect(await columnOf("name")).toEqual({ a: "a", b: "b" });
    await apply(store, []);
    expect(await columnOf("name")).toEqual({ b: "b" });
  });

  it("refuses a node that another origin holds, and changes nothing", async () => {
    await apply(store, [company("a", { country: "FR" })]);
    const before = await dumpOf(store);
    await expect(
      applyNodes(store, { name: "import", digest: "x" }, [company("a"), company("b")]),
    ).rejects.toBeInstanceOf(StoreError);
    expect(await dumpOf(store)).toEqual(before);
  });
});
