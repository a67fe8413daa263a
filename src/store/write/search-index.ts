import { sql, type Transaction } from "kysely";
import type { NodeKey } from "../../domain/node-key.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import { index, unindex, unindexAll } from "../engine/sqlite/text-search.ts";
import type { Tables } from "../table/system-table.ts";
import { addEveryTerm, refreshTerms, termsIn } from "./search-term.ts";
import {
  documentTexts,
  dropRelatedNames,
  inheritorsOf,
  namesPassedOn,
  referrersOf,
  writeRelatedNames,
} from "./search-text.ts";

type Db = Transaction<Tables>;

/** What has to be indexed after some nodes were cleared and written. */
export interface IndexChange {
  /** The id of the first search entry that will be written. */
  firstEntry: number;
  /** What nodes that changed passed on to the documents of others. Null if the whole index is made again. */
  passedOn: ReadonlyMap<NodeKey, string | null> | null;
  /** Words that entries had. */
  formerTerms: ReadonlySet<string>;
}

/** The number of changed nodes from which on it takes less time to make the whole index again. */
const maxIndexed = 5000;

/**
 * Removes the search entries and documents of nodes.
 * Has to be called before what the nodes own is deleted, because their documents depend on it.
 */
export async function clearSearch(
  db: Db,
  changed: readonly NodeKey[],
  removed: readonly NodeKey[],
): Promise<IndexChange> {
  const nodes = [...changed, ...removed];
  const { rows: last } = await sql<{ id: number | null }>`select max(id) as id from search_entry`.execute(db);
  const firstEntry = Number(last[0]?.id ?? 0) + 1;
  const isSmall = nodes.length <= maxIndexed;
  const passedOn = isSmall && changed.length > 0 ? await passedOnBy(db, changed) : null;
  const documents = sql`search_document where node in ${anyOf(nodes)}`;
  const entries = sql`select entry.id from search_document as document cross join search_entry as entry
    on entry.id between document.entry and document.entry + document.entry_count - 1 where document.node in ${anyOf(nodes)}`;
  const formerTerms = new Set<string>();
  if (isSmall) {
    const { rows } = await sql<{ folded: string }>`select folded from search_entry where id in (${entries})`.execute(
      db,
    );
    for (const { folded } of rows) for (const term of termsIn(folded)) formerTerms.add(term);
    await unindex(sql`select id from ${documents}`).execute(db);
  }
  await sql`delete from search_entry where id in (${entries})`.execute(db);
  await sql`delete from ${documents}`.execute(db);
  return { firstEntry, passedOn: isSmall ? (passedOn ?? new Map()) : null, formerTerms };
}

/** What nodes, and nodes that inherit from them, pass on to the documents of others. Null for nodes without a document. */
async function passedOnBy(db: Db, nodes: readonly NodeKey[]): Promise<Map<NodeKey, string | null>> {
  const { rows: inheritors } = await sql<{ node: NodeKey }>`${inheritorsOf(nodes)}`.execute(db);
  const all = new Set([...nodes, ...inheritors.map(({ node }) => node)]);
  const { rows } = await sql<{ node: NodeKey; names: string }>`${namesPassedOn([...all])}`.execute(db);
  const found = new Map(rows.map(({ node, names }) => [node, names]));
  return new Map([...all].map((node) => [node, found.get(node) ?? null]));
}

/** Indexes the documents that were written, and those of nodes whose records name a node that was renamed. */
export async function indexSearch(db: Db, { firstEntry, passedOn, formerTerms }: IndexChange): Promise<void> {
  if (passedOn === null || firstEntry === 1) {
    await unindexAll.execute(db);
    await writeRelatedNames(db);
    await index(documentTexts(sql`true`, { hasNames: true })).execute(db);
    await dropRelatedNames(db);
    await sql`delete from search_term`.execute(db);
    await addEveryTerm(db);
    return;
  }
  const written = sql`(select node from search_entry where id >= ${firstEntry})`;
  await index(documentTexts(sql`document.node in ${written}`)).execute(db);
  await indexReferrers(db, passedOn, firstEntry);
  await refreshTerms(db, firstEntry, formerTerms);
}

async function indexReferrers(
  db: Db,
  passedOn: ReadonlyMap<NodeKey, string | null>,
  firstEntry: number,
): Promise<void> {
  const { rows: names } = await sql<{ node: NodeKey; names: string }>`${namesPassedOn([...passedOn.keys()])}`.execute(
    db,
  );
  const now = new Map(names.map((row) => [row.node, row.names]));
  const renamed = [...passedOn].flatMap(([node, before]) => ((now.get(node) ?? null) === before ? [] : [node]));
  if (renamed.length === 0) return;
  const { rows } = await sql<{ id: number }>`
    select document.id as id from search_document as document
    where document.node in (${referrersOf(renamed)}) and document.entry < ${firstEntry}`.execute(db);
  const documents = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`;
  await unindex(documents).execute(db);
  await index(documentTexts(sql`document.id in ${documents}`)).execute(db);
}
