import { describe, expect, it } from "vitest";
import { recordsIn } from "../../src/intake/records/load.ts";
import { RecordError } from "../../src/intake/records/record-error.ts";
import { recordFile, sections } from "../../src/intake/records/shape.ts";
import { predicates } from "../../src/model/derived/predicate.ts";
import { tableOfNode } from "../../src/model/derived/table.ts";
import { nodeTypes } from "../../src/model/model.ts";
import { openStore } from "../../src/store/open.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import { type NodeChange, ownedTablesOf, tableNamed } from "../../src/store/write/change-set.ts";
import { exampleHead, exampleRecord } from "./example-record.ts";

// A trial's slug is its registry number, so that every example has one that trials may have.
const full = { slug: "nct01234567", references: "other", isFull: true };
const least = { slug: "other", references: "other", isFull: false };

/** A file with two records in each section: one with every field, and one with the required fields, to which it refers. */
const file = {
  ...exampleHead("other"),
  ...Object.fromEntries(
    [...sections.keys()].map((section) => [section, [exampleRecord(section, full), exampleRecord(section, least)]]),
  ),
};

function compiled(): NodeChange[] {
  try {
    return recordsIn("", [{ file: "a.yaml", bytes: Buffer.from(JSON.stringify(file)) }]).nodes;
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    throw new Error(error.problems.map(({ message }) => message).join("\n"));
  }
}

const nodes = compiled();
const nodeOf = (type: string, slug: string) =>
  nodes.find((node) => node.type === type && node.slug === slug) as NodeChange;

describe("sections of a record file", () => {
  it("are one for each type of node that is written", () => {
    expect([...sections.values()].sort()).toEqual(nodeTypes.filter((type) => type !== "Claim").sort());
    expect(Object.keys(recordFile.shape)).toEqual([...sections.keys(), "recordedOn", "evidence", "referenceRates"]);
  });

  it.each([...sections])("%s: a record with only the required fields is loaded as a node", (_section, type) => {
    expect(nodeOf(type, least.slug)).toMatchObject({ type, slug: least.slug });
  });

  it.each([...sections])("%s: every field of a record reaches a column, none stays null", (_section, type) => {
    const { row } = nodeOf(type, full.slug);
    const columns = tableNamed(tableOfNode(type)).columns.map(({ name }) => name);
    expect(Object.keys(row).sort()).toEqual(columns.filter((name) => name !== "id").sort());
    for (const [column, value] of Object.entries(row)) {
      expect(value, column).not.toBeNull();
      expect(value, column).not.toBe("[]");
    }
  });

  it.each([...sections])("%s: every list and every relation of a record reaches its table", (_section, type) => {
    for (const { table, own } of ownedTablesOf(type)) {
      const owned = nodes.filter((node) => node.type === type).flatMap((node) => node.owned[table] ?? []);
      expect(owned.length, table).toBeGreaterThan(0);
      const columns = tableNamed(table).columns.filter(({ name }) => name !== own);
      for (const { name } of columns) {
        const values = owned.map((row) => row[name] ?? null).filter((value) => value !== null && value !== "[]");
        expect(values.length, `${table}.${name}`).toBeGreaterThan(0);
      }
    }
  });

  it.each([...sections])("%s: every field of an entity has a claim with its evidence", (_section, type) => {
    const { claims } = nodeOf(type, full.slug);
    const own = predicates.filter(({ key }) => key.startsWith(`${type}.`)).map(({ key }) => key);
    expect([...new Set(claims.map(({ predicate }) => predicate))].sort()).toEqual(own.sort());
    for (const { evidence, status } of claims) {
      expect(evidence).toHaveLength(1);
      expect(status).toBe("ACCEPTED");
    }
  });

  it("are written to the store, in which no table stays empty", async () => {
    const store = await openStore(":memory:");
    const { added } = await applyNodes(store, { name: "records", digest: "x" }, nodes);
    expect(added).toHaveLength(2 * sections.size);
    for (const type of nodeTypes) {
      const { total } = await store
        .selectFrom("tally")
        .select("total")
        .where("what", "=", `node ${type}`)
        .executeTakeFirstOrThrow();
      expect(total, type).toBeGreaterThan(0);
    }
    const edges = await store.selectFrom("tally").selectAll().where("what", "like", "edge %").execute();
    expect(edges.filter(({ total }) => total === 0)).toEqual([]);
    await store.destroy();
  });
});
