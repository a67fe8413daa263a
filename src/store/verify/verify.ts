import { DatabaseSync } from "node:sqlite";
import { ChunkSums } from "../content/chunk.ts";
import { derivedTables, hashedTables } from "../content/hashed-table.ts";
import { digestOfSum, type StoredValue } from "../content/row-hash.ts";
import { sumOfRows } from "../content/row-sum.ts";
import type { HashedTable } from "../engine/sqlite/hashed-table.ts";
import { openForReading } from "../engine/sqlite/open-for-reading.ts";
import { rowsOf } from "../engine/sqlite/rows.ts";
import { isCurrent, versionAt } from "../file/place.ts";
import { DamagedStoreError } from "../store-error.ts";
import { statements } from "../table/ddl.ts";

/** Damage that was found in a store. */
export interface Finding {
  /** Whether pages, indexes or tables are damaged, so that any query may fail. If not, only the content of rows is. */
  isStructural: boolean;
  message: string;
}

export interface Verification {
  /** The first findings. */
  findings: Finding[];
  /** The number of all findings. The structure is searched only until `maxFindings` faults of it are found. */
  count: number;
  rows: number;
}

export interface Progress {
  done: number;
  of: number;
  /** What is verified next. */
  what: string;
}

export const maxFindings = 100;

/** Verifies a file. See `verifySteps`. */
export function verifyFile(file: string): Verification {
  const steps = verifySteps(file);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/**
 * Verifies a file in one read transaction, so that writes of other processes are not taken for damage: the header, the structure of
 * pages and indexes, the declarations of the tables, and the digests of all rows. Yields before each step.
 */
export function* verifySteps(file: string): Generator<Progress, Verification> {
  const found: Verification = { findings: [], count: 0, rows: 0 };
  const report = (message: string, isStructural: boolean) => {
    found.count += 1;
    if (found.findings.length < maxFindings) found.findings.push({ message, isStructural });
  };
  const checked = [...hashedTables, ...derivedTables];
  const of = checked.length + 2;
  yield { done: 0, of, what: "header" };
  let database: DatabaseSync | null = null;
  try {
    if (!isCurrent(versionAt(file))) {
      report("schema_version: the store is not of this version of the program.", true);
      return found;
    }
    database = openForReading(file);
    database.exec("begin");
    yield { done: 1, of, what: "pages and indexes" };
    for (const message of structureFaults(database)) report(message, true);
    const digests = digestsIn(database);
    for (const [index, table] of checked.entries()) {
      yield { done: index + 2, of, what: table.name };
      const { rows, faults } = contentFaults(database, table, digests.get(table.name) ?? new Map());
      found.rows += rows;
      for (const fault of faults) report(fault.message, fault.isStructural);
    }
  } catch (error) {
    report(
      error instanceof DamagedStoreError ? `${error.reason}.` : `The file cannot be read: ${textOf(error)}.`,
      true,
    );
  } finally {
    if (database?.isOpen) database.close();
  }
  return found;
}

function* structureFaults(database: DatabaseSync): Generator<string> {
  for (const row of database.prepare(`pragma integrity_check(${maxFindings + 1})`).iterate()) {
    // A message about several pages has several lines.
    const lines = String(row.integrity_check).split("\n");
    for (const line of lines) if (line !== "ok" && !line.startsWith("***")) yield line;
  }
  const stored = declarationsIn(database);
  const expected = expectedDeclarations();
  for (const [name, text] of expected)
    if (stored.get(name) !== text) yield `${name}: the declaration is not as it was created.`;
  for (const name of stored.keys())
    if (!expected.has(name)) yield `${name}: the store should not contain this table or index.`;
}

/** The statements that created tables, indexes and views. Digests of rows do not cover them, but the results of queries depend on them. */
function declarationsIn(database: DatabaseSync): Map<string, string> {
  const rows = database.prepare("select type, name, tbl_name, sql from sqlite_schema").all();
  return new Map(
    rows
      .filter(({ name }) => !/^sqlite_stat\d$/.test(String(name)))
      .map(({ type, name, tbl_name, sql }) => [`${type} ${name}`, `${tbl_name} ${sql}`]),
  );
}

let expected: Map<string, string> | undefined;

function expectedDeclarations(): Map<string, string> {
  if (expected) return expected;
  const database = new DatabaseSync(":memory:");
  database.exec("create table schema_version (format integer not null, fingerprint text not null)");
  for (const statement of statements) database.exec(statement);
  expected = declarationsIn(database);
  database.close();
  return expected;
}

interface Digest {
  rows: number;
  digest: string;
}

function digestsIn(database: DatabaseSync): Map<string, Map<number, Digest>> {
  const found = new Map<string, Map<number, Digest>>();
  for (const [table, chunk, rows, digest] of rowsOf(
    database,
    "select table_name, chunk, row_count, digest from content_digest",
  )) {
    const ofTable = found.get(String(table)) ?? new Map<number, Digest>();
    found.set(String(table), ofTable.set(Number(chunk), { rows: Number(rows), digest: String(digest) }));
  }
  return found;
}

/** The number of keys that a finding names. */
const maxNamed = 5;

function contentFaults(
  database: DatabaseSync,
  table: HashedTable,
  digests: ReadonlyMap<number, Digest>,
): { rows: number; faults: Finding[] } {
  const sums = new ChunkSums();
  const keys = new Map<number, string[]>();
  const faults: Finding[] = [];
  let rows = 0;
  try {
    const reader = { rows: (text: string) => rowsOf(database, text) };
    sumOfRows(reader, table, sums, (chunk, values) => {
      rows += 1;
      const named = keys.get(chunk) ?? [];
      if (named.length <= maxNamed) keys.set(chunk, [...named, keyOf(values, table)]);
    });
  } catch (error) {
    return {
      rows,
      faults: [{ message: `${table.name}: the rows cannot be read: ${textOf(error)}.`, isStructural: true }],
    };
  }
  const stored = sums.table(table.name).chunks;
  for (const chunk of new Set([...stored.keys(), ...digests.keys()])) {
    const sum = stored.get(chunk) ?? { rows: 0, first: 0, second: 0 };
    const digest = digests.get(chunk) ?? { rows: 0, digest: "0".repeat(16) };
    if (sum.rows === digest.rows && digestOfSum(sum) === digest.digest) continue;
    const named = keys.get(chunk) ?? [];
    const listed = `${named.slice(0, maxNamed).join(", ")}${named.length > maxNamed ? ", …" : ""}`;
    const rowsOfChunk = named.length === 0 ? "" : ` Its rows: ${listed}.`;
    const message =
      sum.rows === digest.rows
        ? `${table.name}: a row of chunk ${chunk} differs from what was written.${rowsOfChunk}`
        : `${table.name}: chunk ${chunk} has ${sum.rows} rows instead of ${digest.rows}.${rowsOfChunk}`;
    faults.push({ message, isStructural: false });
  }
  return { rows, faults };
}

function keyOf(values: readonly StoredValue[], { keyLength }: HashedTable): string {
  return values
    .slice(0, keyLength)
    .map((value) => (value instanceof Uint8Array ? "(bytes)" : String(value).slice(0, 80)))
    .join(" ");
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
