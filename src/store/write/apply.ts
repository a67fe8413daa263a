import { createHash } from "node:crypto";
import { type RawBuilder, sql, type Transaction } from "kysely";
import { type NodeKey, nodeKey, partsOfNodeKey } from "../domain/node-key.ts";
import { type ChangeReport, type NodeDocument, nodeTables, tablesOfAnyNode } from "./change-set.ts";
import { rebuildTally } from "./dataset.ts";
import { anyOf } from "./list.ts";
import type { Store } from "./open.ts";
import { refreshSearch } from "./search-entry.ts";
import { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

type Row = Record<string, unknown>;

/**
 * Makes the store hold exactly these nodes of an origin, in one transaction: what is new is added, what differs is
 * replaced, what the origin no longer has is removed. The revision rises by one where anything moved, else not at all.
 * @param digest what the origin's content hashes to; kept, so that a start can tell whether it has to load
 * @param onProgress called with the number of nodes written and to be written
 * @throws {StoreError} where the result would hold an edge to a node that does not exist, or two nodes that share an identifier
 */
export async function applyNodes(
  store: Store,
  origin: { name: string; digest: string },
  documents: readonly NodeDocument[],
  onProgress: (done: number, of: number) => void = () => {},
): Promise<ChangeReport> {
  try {
    const report = await store.transaction().execute((db) => apply(db, origin, documents, onProgress));
    // Planners choose by what the tables hold; both engines learn it by this.
    if (report.added.length + report.changed.length + report.removed.length > 0) await sql`analyze`.execute(store);
    return report;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (/FOREIGN KEY constraint failed/.test(text)) {
      throw new StoreError(
        "nothing was written: an edge would lead to a node that is not in the store, or one that others need would go",
      );
    }
    const twice = /UNIQUE constraint failed: (\S+)/.exec(text);
    if (/database is locked/.test(text)) {
      throw new StoreError("nothing was written: another process is writing to the store; try again when it has ended");
    }
    if (twice) throw new StoreError(`nothing was written: two nodes would share one value of ${twice[1]}`);
    throw error;
  }
}

/** The digest with which an origin was last written; null where it never was. */
export async function digestOfOrigin(store: Store, name: string): Promise<string | null> {
  const found = await store.selectFrom("origin").select("digest").where("name", "=", name).executeTakeFirst();
  return found?.digest ?? null;
}

async function apply(
  db: Transaction<Tables>,
  origin: { name: string; digest: string },
  documents: readonly NodeDocument[],
  onProgress: (done: number, of: number) => void,
): Promise<ChangeReport> {
  const wanted = new Map(documents.map((document) => [nodeKey(document.type, document.slug), document]));
  const digests = new Map([...wanted].map(([key, document]) => [key, digestOfDocument(document)]));
  const kept = new Map<NodeKey, string>();
  for (const row of await db
    .selectFrom("document")
    .select(["node", "digest"])
    .where("origin", "=", origin.name)
    .execute()) {
    kept.set(row.node as NodeKey, row.digest);
  }

  const added = [...wanted.keys()].filter((key) => !kept.has(key));
  const changed = [...wanted.keys()].filter((key) => kept.has(key) && kept.get(key) !== digests.get(key));
  const removed = [...kept.keys()].filter((key) => !wanted.has(key));
  const moved = added.length + changed.length + removed.length > 0;

  if (moved) {
    await clear(db, [...changed, ...removed]);
    await remove(db, removed);
    await releaseUnique(db, changed);
    await write(
      db,
      [...added, ...changed].map((key) => wanted.get(key) as NodeDocument),
      onProgress,
    );
    await insertRows(
      db,
      "document",
      [...added, ...changed].map((key) => ({ node: key, origin: origin.name, digest: digests.get(key) })),
      sql`(node) do update set digest = excluded.digest, origin = excluded.origin`,
    );
    await dropUnusedEvidence(db);
    await rebuildAncestors(db);
    await refreshSearch(db, [...added, ...changed, ...removed]);
    await rebuildTally(db);
    await db
      .updateTable("dataset")
      .set((eb) => ({ revision: eb("revision", "+", 1), updated_at: new Date().toISOString() }))
      .execute();
  }
  await insertRows(
    db,
    "origin",
    [{ ...origin, loaded_at: new Date().toISOString() }],
    sql`(name) do update set digest = excluded.digest, loaded_at = excluded.loaded_at`,
  );
  const { revision } = await db.selectFrom("dataset").select("revision").executeTakeFirstOrThrow();
  return { added, changed, removed, unchanged: wanted.size - added.length - changed.length, revision };
}

function digestOfDocument(document: NodeDocument): string {
  return createHash("sha256").update(JSON.stringify(document)).digest("hex");
}

function slugsByType(keys: readonly NodeKey[]): Map<NodeDocument["type"], string[]> {
  const slugs = new Map<NodeDocument["type"], string[]>();
  for (const key of keys) {
    const { type, slug } = partsOfNodeKey(key);
    const list = slugs.get(type as NodeDocument["type"]) ?? [];
    list.push(slug);
    slugs.set(type as NodeDocument["type"], list);
  }
  return slugs;
}

/** Takes away what nodes own, so that it can be written anew. */
async function clear(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  await sql`delete from claim_evidence where claim_id in (select id from claim where subject in ${anyOf(keys)})`.execute(
    db,
  );
  await sql`delete from claim where subject in ${anyOf(keys)}`.execute(db);
  for (const [table, column] of Object.entries(tablesOfAnyNode)) {
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in ${anyOf(keys)}`.execute(db);
  }
  for (const [type, slugs] of slugsByType(keys)) {
    const { owned, listed = {} } = nodeTables[type];
    const lists = Object.values(listed).map(({ table, own }) => [table, own] as const);
    for (const [table, column] of [...Object.entries(owned), ...lists]) {
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in ${anyOf(slugs)}`.execute(db);
    }
  }
}

async function remove(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  for (const [type, slugs] of slugsByType(keys)) {
    if (type === "Indication") {
      await sql`delete from indication_ancestor where indication_id in ${anyOf(slugs)} or ancestor_id in ${anyOf(slugs)}`.execute(
        db,
      );
    }
    await sql`delete from ${sql.table(nodeTables[type].table)} where id in ${anyOf(slugs)}`.execute(db);
  }
  await sql`delete from document where node in ${anyOf(keys)}`.execute(db);
}

/** Empties the columns that no two nodes may share, so that a value can pass from one node to another. */
async function releaseUnique(db: Transaction<Tables>, keys: readonly NodeKey[]): Promise<void> {
  for (const [type, slugs] of slugsByType(keys)) {
    const { table, unique } = nodeTables[type];
    if (unique.length === 0) continue;
    const emptied = unique.map((column) => sql`${sql.ref(column)} = null`);
    await sql`update ${sql.table(table)} set ${sql.join(emptied)} where id in ${anyOf(slugs)}`.execute(db);
  }
}

async function write(
  db: Transaction<Tables>,
  documents: readonly NodeDocument[],
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  const batch = 500;
  onProgress(0, documents.length);
  for (let start = 0; start < documents.length; start += batch) {
    const part = documents.slice(start, start + batch);
    const rows = new Map<string, Row[]>();
    const put = (table: string, row: Row) => {
      const list = rows.get(table) ?? [];
      list.push(row);
      rows.set(table, list);
    };
    for (const document of part) putRows(document, put);

    for (const [table, list] of rows) await insertRows(db, table as keyof Tables, list, conflictOf(table, list));
    onProgress(Math.min(start + batch, documents.length), documents.length);
  }
}

function putRows(document: NodeDocument, put: (table: string, row: Row) => void): void {
  const { type, slug, row, owned, claims } = document;
  const subject = nodeKey(type, slug);
  put(nodeTables[type].table, { id: slug, ...row });
  for (const [column, { table, own, value }] of Object.entries(nodeTables[type].listed ?? {})) {
    for (const each of new Set(JSON.parse(String(row[column])))) put(table, { [own]: slug, [value]: each });
  }
  for (const [table, list] of Object.entries(owned)) {
    const ofAny = tablesOfAnyNode[table as keyof Tables];
    const column = ofAny ?? nodeTables[type].owned[table as keyof Tables];
    if (column === undefined) throw new Error(`${type} does not own ${table}`);
    for (const entry of list ?? []) put(table, { [column]: ofAny ? subject : slug, ...entry });
  }
  claims.forEach(({ evidence, ...claim }, position) => {
    put("claim", { ...claim, subject, position });
    evidence.forEach((piece, place) => {
      put("evidence", { ...piece });
      put("claim_evidence", { claim_id: claim.id, evidence_id: piece.id, position: place });
    });
  });
}

/** Nodes are replaced in place, because others refer to them; a piece of evidence is written by whoever comes first. */
function conflictOf(table: string, rows: readonly Row[]): RawBuilder<unknown> | undefined {
  if (table === "evidence") return sql`(id) do nothing`;
  if (!Object.values(nodeTables).some((known) => known.table === table)) return undefined;
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== "id");
  const updates = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  return sql`(id) do update set ${sql.join(updates)}`;
}

/** Both engines limit the parameters of a statement; 20,000 is below either limit. */
async function insertRows(
  db: Transaction<Tables>,
  table: keyof Tables,
  rows: readonly Row[],
  onConflict?: RawBuilder<unknown>,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const size = Math.max(1, Math.floor(20_000 / Math.max(1, columns.length)));
  for (let start = 0; start < rows.length; start += size) {
    const values = rows
      .slice(start, start + size)
      .map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
    const conflict = onConflict ? sql` on conflict ${onConflict}` : sql``;
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}${conflict}`.execute(
      db,
    );
  }
}

async function dropUnusedEvidence(db: Transaction<Tables>): Promise<void> {
  await sql`delete from evidence where not exists (select 1 from claim_evidence where evidence_id = evidence.id)`.execute(
    db,
  );
}

/** Ancestors follow from parents alone; whoever asks for descendants then needs no recursion. */
async function rebuildAncestors(db: Transaction<Tables>): Promise<void> {
  await db.deleteFrom("indication_ancestor").execute();
  await sql`
    insert into indication_ancestor (indication_id, ancestor_id, distance)
    with recursive up (indication_id, ancestor_id, distance) as (
      select indication_id, parent_id, 1 from indication_parent
      union
      select up.indication_id, next.parent_id, up.distance + 1
      from up join indication_parent as next on next.indication_id = up.ancestor_id
      where up.distance < 50
    )
    select indication_id, ancestor_id, min(distance) from up group by indication_id, ancestor_id`.execute(db);
}
