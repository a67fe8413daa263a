import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256Of } from "../../src/server/documents/sha256.ts";
import { openStore } from "../../src/store/open.ts";
import { isRegistered, registerDocuments, registeredDocument } from "../../src/store/query/registered-document.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { systemTables } from "../../src/store/table/system-table.ts";
import version from "../../src/store/table/version.json" with { type: "json" };
import { verifyFile } from "../../src/store/verify/verify.ts";
import { sampleRecords } from "../support/records.ts";
import { apply, checkIntegrity, dumpOf, nodesOf, revisionOf, rowsOf } from "./dump.ts";

const document = {
  id: "a",
  sha256: sha256Of("{ dataset { name } }"),
  body: "{ dataset { name } }",
};

/** Tables of a store as programs up to format 6 made it, with one registered document, and revision 41. */
const format6 = `
  create table schema_version (version integer not null);
  insert into schema_version (version) values (6);
  create table dataset (id integer primary key, name text not null, revision integer not null, updated_at text not null);
  insert into dataset values (1, 'Drug deal graph', 41, '2026-11-22T00:00:00Z');
  create table trusted_document (id text primary key, sha256 text not null, body text not null, registered_at text not null);
  create index trusted_document_sha256 on trusted_document (sha256);
  insert into trusted_document values ('${document.id}', '${document.sha256}', '${document.body}', '2026-11-22T00:00:00Z');
  create table source_record (source text primary key, digest text not null);
  create table origin (name text primary key, digest text not null, loaded_at text not null);
  insert into origin values ('records', 'x', '2026-11-22T00:00:00Z');
  create table company (id text primary key, name text not null, ticker text unique);
  insert into company values ('old', 'Old', 'OLD');
  create table agreement_relation (agreement_id text not null, related_id text not null);
  create view related_agreement as select agreement_id, related_id from agreement_relation
    union all select related_id, agreement_id from agreement_relation;
  create table search_entry (id integer primary key, node text not null, folded text not null);
  insert into search_entry values (1, 'Company:old', 'old');
  create virtual table search_index using fts5 (folded, content = 'search_entry', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4');
  insert into search_index (rowid, folded) select id, folded from search_entry;
  create virtual table search_word using fts5vocab (search_index, 'row');`;

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "store-"));
  file = path.join(folder, "graph.db");
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs statements on the file, beside the program. */
function execute(statements: string): void {
  const database = new DatabaseSync(file);
  database.exec(statements);
  database.close();
}

/** Everything that the file holds, as text. */
function contentOfFile(address = file): string {
  const database = new DatabaseSync(address, { readOnly: true });
  const schema = database.prepare("select type, name, sql from sqlite_schema order by name").all();
  const tables = schema.filter(({ type, sql }) => type === "table" && !/virtual|fts5/.test(String(sql)));
  const rows = tables.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all()]);
  database.close();
  return JSON.stringify([schema, rows]);
}

const namesIn = (address: string): unknown[] => {
  const database = new DatabaseSync(address, { readOnly: true });
  const names = database.prepare("select name from sqlite_schema where name not like 'sqlite_%' order by name").all();
  database.close();
  return names.map(({ name }) => name);
};

/** A store with records and a registered document. */
async function makeStore(): Promise<void> {
  await using store = await openStore(file);
  await apply(store, nodesOf(sampleRecords));
  await registerDocuments(store, [document]);
}

/** What a store says of the version that made it. */
const stored = { format: version.format, fingerprint: version.fingerprint };

/** The file that this version of the program uses if another version made the file at the address. */
const beside = () => path.join(folder, `graph-v${version.format}-${version.fingerprint.slice(0, 8)}.db`);

describe("a store of an older format", () => {
  beforeEach(() => execute(format6));

  it("is left as it is, so that programs of its version can go on reading it", async () => {
    const before = contentOfFile();
    await makeStore();
    expect(contentOfFile()).toBe(before);
    await makeStore();
    expect(contentOfFile()).toBe(before);
  });

  it("gets a store of this program beside it, with the tables of this program", async () => {
    await using store = await openStore(file);
    const { dataset, registered_document: documents, ...rest } = await dumpOf(store);
    expect(Object.entries(rest).filter(([, rows]) => rows.length > 0)).toEqual([]);
    expect([dataset?.length, documents?.length]).toEqual([1, 1]);
    await checkIntegrity(store);
    expect(await rowsOf(store, "schema_version")).toEqual([stored]);
  });

  it("has the tables and indexes of a new store, and no others", async () => {
    const other = path.join(folder, "new.db");
    await (await openStore(file)).destroy();
    await (await openStore(other)).destroy();
    expect(namesIn(beside())).toEqual(namesIn(other));
  });

  it("hands over registered documents, under their new name", async () => {
    await using store = await openStore(file);
    expect(await registeredDocument(store, document.id)).toMatchObject(document);
    expect(await isRegistered(store, document.sha256)).toBe(true);
    expect(await registerDocuments(store, [document])).toEqual({ added: 0, taken: [] });
  });

  it("hands over documents that are registered and revisions that are loaded after the store beside it was made", async () => {
    await makeStore();
    execute(`update dataset set revision = 70;
      insert into trusted_document values ('late', '${sha256Of("{ __typename }")}', '{ __typename }', '2026-11-22T00:00:00Z')`);
    await using store = await openStore(file);
    expect(await registeredDocument(store, "late")).toMatchObject({ body: "{ __typename }" });
    expect(await revisionOf(store)).toBe(70);
    expect(verifyFile(beside()).findings).toEqual([]);
  });

  it("hands over its revision, which rises with the next load", async () => {
    await using store = await openStore(file);
    expect(await revisionOf(store)).toBe(41);
    const { added, revision } = await apply(store, nodesOf(sampleRecords));
    expect([added.length, revision]).toEqual([12, 42]);
  });

  it("is opened without changes the next time", async () => {
    await makeStore();
    const before = contentOfFile(beside());
    await (await openStore(file)).destroy();
    expect(contentOfFile(beside())).toBe(before);
  });
});

describe("a store of this format", () => {
  beforeEach(makeStore);

  it("is opened as it is", async () => {
    const before = contentOfFile();
    await (await openStore(file)).destroy();
    expect(contentOfFile()).toBe(before);
  });

  it("is left as it is if its tables are not those of this program; registered documents and the revision are taken over", async () => {
    execute("update schema_version set fingerprint = 'other'; alter table company add column ticker text");
    const before = contentOfFile();
    await using store = await openStore(file);
    const { company, origin, loaded_node: loaded, registered_document: documents } = await dumpOf(store);
    expect([company, origin, loaded]).toEqual([[], [], []]);
    expect(documents).toHaveLength(1);
    expect(await rowsOf(store, "schema_version")).toEqual([stored]);
    expect(await revisionOf(store)).toBe(1);
    expect(await apply(store, nodesOf(sampleRecords))).toMatchObject({ revision: 2 });
    expect(Object.keys((await rowsOf(store, "company"))[0] ?? {})).not.toContain("ticker");
    await checkIntegrity(store);
    expect(contentOfFile()).toBe(before);
  });

  it("is built again beside a store of the format before it", async () => {
    execute(`update schema_version set format = ${version.format - 1}`);
    await using store = await openStore(file);
    expect(await rowsOf(store, "company")).toEqual([]);
    expect(await rowsOf(store, "registered_document")).toMatchObject([document]);
    expect(await rowsOf(store, "schema_version")).toEqual([stored]);
  });
});

describe("a store that cannot be used", () => {
  /** The message with which a store is refused, in one line. */
  async function refusalOf(address: string): Promise<string> {
    const error = await openStore(address).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StoreError);
    const { message } = error as StoreError;
    expect(message).not.toContain("\n");
    return message;
  }

  it("of a newer format is refused, and left untouched", async () => {
    await makeStore();
    execute(
      `update schema_version set format = ${version.format + 1}, fingerprint = 'newer'; create table news (id text)`,
    );
    const before = contentOfFile();
    expect(await refusalOf(file)).toBe(
      `Cannot open the store at ${file}: the store has format ${version.format + 1}, but this program supports formats up to ${version.format}. Use a newer version of the program, or point DATABASE_URL at another file.`,
    );
    expect(contentOfFile()).toBe(before);
  });

  it("of a newer format is not needed once this version has a store of its own", async () => {
    await makeStore();
    execute(`update schema_version set format = ${version.format - 1}`);
    await makeStore();
    execute(`update schema_version set format = ${version.format + 1}, fingerprint = 'newer'`);
    await using store = await openStore(file);
    expect(await rowsOf(store, "company")).toHaveLength(2);
  });

  it.each([
    "create table note (text text); insert into note values ('keep me')",
    "create table schema_version (version integer); insert into schema_version values (3); create table note (text text)",
  ])("with tables of another program is refused, and left untouched: %s", async (statements) => {
    execute(statements);
    const before = contentOfFile();
    expect(await refusalOf(file)).toBe(
      `Cannot open the store at ${file}: the file contains tables of another program. Point DATABASE_URL at another file.`,
    );
    expect(contentOfFile()).toBe(before);
  });

  it("that is a text file is refused, and left untouched", async () => {
    await writeFile(file, "Not a database, but a text that is long enough to be looked at.\n".repeat(20));
    const before = await readFile(file);
    expect(await refusalOf(file)).toBe(
      `Cannot open the store at ${file}: the file is not a database of this program. Move it, or point DATABASE_URL at another file.`,
    );
    expect(await readFile(file)).toEqual(before);
  });

  it.each([
    ["is a folder", () => folder, "the path is that of a folder. Point DATABASE_URL at a file."],
    [
      "is in a folder that does not exist",
      () => path.join(folder, "no/such/folder/graph.db"),
      "such does not exist. Create it, or point DATABASE_URL at another file.",
    ],
    [
      "is below a file",
      () => path.join(folder, "file", "graph.db"),
      "the path is not writable. Point DATABASE_URL at a file in a writable folder, or set READ_ONLY=yes to serve an existing store.",
    ],
  ])("because its path %s is refused", async (_what, address, reason) => {
    await writeFile(path.join(folder, "file"), "");
    const refusal = await refusalOf(address());
    expect(refusal).toContain(`Cannot open the store at ${address()}: `);
    expect(refusal).toContain(reason);
  });

  it.each(["postgres://localhost/graph", "https://example.org/graph.db"])("at %s is refused", async (address) => {
    const scheme = address.slice(0, address.indexOf(":"));
    expect(await refusalOf(address)).toBe(
      `DATABASE_URL: "${scheme}://" is not supported. Use the path of a file, such as "var/graph.db".`,
    );
  });
});

describe("a new store", () => {
  it("is made at the path of a file, with or without the scheme, in a folder that is made with it", async () => {
    for (const address of [path.join(folder, "a/graph.db"), `file:${path.join(folder, "b/graph.db")}`]) {
      await using store = await openStore(address);
      expect(await revisionOf(store)).toBe(0);
      expect((await readFile(address.replace("file:", ""))).subarray(0, 15).toString()).toBe("SQLite format 3");
    }
  });

  it("has an empty dataset", async () => {
    await using store = await openStore(":memory:");
    expect(await rowsOf(store, "dataset")).toEqual([
      { id: 1, name: "Drug deal graph", revision: 0, updated_at: "1970-01-01T00:00:00Z", as_of: null },
    ]);
  });

  it("keeps every acknowledged write through a power cut, and checks references", async () => {
    await using store = await openStore(file);
    const pragmaOf = async (name: string) =>
      Object.values((await sql.raw(`pragma ${name}`).execute(store)).rows[0] ?? {});
    expect(await pragmaOf("journal_mode")).toEqual(["wal"]);
    expect(await pragmaOf("synchronous")).toEqual([2]);
    expect(await pragmaOf("foreign_keys")).toEqual([1]);
  });
});

describe("tables that a rebuilt store keeps", () => {
  it("are as every earlier format made them, because a rebuild does not change their columns", () => {
    const kept = systemTables.filter(({ isKept }) => isKept);
    expect(
      Object.fromEntries(kept.map(({ name, columns }) => [name, columns.map((column) => column.name)])),
      "A table that is kept changed. Move the rows of older stores to it in src/store/table/migrate.ts, then update this test.",
    ).toEqual({
      registered_document: ["id", "sha256", "body", "registered_at"],
      entity_change: [
        "id",
        "recorded_at",
        "revision",
        "node",
        "name",
        "kind",
        "predicate",
        "text_before",
        "text_after",
        "status_before",
        "status_after",
        "claim_id",
      ],
      change_history: ["id", "complete_after"],
    });
  });
});
