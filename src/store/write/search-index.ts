import { type RawBuilder, sql, type Transaction } from "kysely";
import { type NodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import type { Relation } from "../../model/derived/relation.ts";
import { searchRelationsOf, textFields } from "../../model/derived/search-field.ts";
import { entityTypes } from "../../model/model.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import { index, joinedTexts, unindex, unindexAll, wordStartingWith } from "../engine/sqlite/text-search.ts";
import { documentTypes, typeNumbers } from "../table/search-document.ts";
import type { Tables } from "../table/system-table.ts";

type Db = Transaction<Tables>;

/** The number of related nodes of one relation whose names are indexed with a node. */
const maxRelated = 50;

/** What has to be indexed after some nodes were cleared and written. */
export interface IndexChange {
  /** The id of the first search entry that will be written. */
  firstEntry: number;
  /** The names that changed nodes had, by which related nodes were found. Null if the whole index is made again. */
  formerNames: ReadonlyMap<NodeKey, string | null> | null;
  /** Words that entries had. */
  formerWords: ReadonlySet<string>;
}

/** The number of changed nodes from which on it takes less time to make the whole index again. */
const maxIndexed = 5000;

/** Removes the search entries and documents of nodes, before the nodes are written again or removed. */
export async function clearSearch(
  db: Db,
  changed: readonly NodeKey[],
  removed: readonly NodeKey[],
): Promise<IndexChange> {
  const nodes = [...changed, ...removed];
  const { rows: last } = await sql<{ id: number | null }>`select max(id) as id from search_entry`.execute(db);
  const firstEntry = Number(last[0]?.id ?? 0) + 1;
  const isSmall = nodes.length <= maxIndexed;
  const names = isSmall ? await namesOf(db, changed) : new Map<NodeKey, string>();
  const formerNames = isSmall ? new Map(changed.map((node) => [node, names.get(node) ?? null])) : null;
  const documents = sql`search_document where node in ${anyOf(nodes)}`;
  const entries = sql`select entry.id from search_document as document cross join search_entry as entry
    on entry.id between document.entry and document.entry + document.entry_count - 1 where document.node in ${anyOf(nodes)}`;
  const formerWords = new Set<string>();
  if (isSmall) {
    const { rows } = await sql<{ folded: string }>`select folded from search_entry where id in (${entries})`.execute(
      db,
    );
    for (const { folded } of rows) for (const word of termsIn(folded)) formerWords.add(word);
    await unindex(sql`select id from ${documents}`).execute(db);
  }
  await sql`delete from search_entry where id in (${entries})`.execute(db);
  await sql`delete from ${documents}`.execute(db);
  return { firstEntry, formerNames, formerWords };
}

/** The normalized names of nodes. */
async function namesOf(db: Db, nodes: readonly NodeKey[]): Promise<Map<NodeKey, string>> {
  const { rows } = await sql<{ node: NodeKey; folded: string }>`
    select document.node, entry.folded from search_document as document join search_entry as entry on entry.id = document.entry
    where document.node in ${anyOf(nodes)}`.execute(db);
  return new Map(rows.map(({ node, folded }) => [node, folded]));
}

/** Indexes the documents that were written, and those of nodes that refer to a node whose name has changed. */
export async function indexSearch(db: Db, { firstEntry, formerNames, formerWords }: IndexChange): Promise<void> {
  if (formerNames === null || firstEntry === 1) {
    await unindexAll.execute(db);
    await index(documentTexts(sql`true`)).execute(db);
    await sql`delete from search_term`.execute(db);
    await addEveryTerm(db);
    return;
  }
  const written = sql`select node from search_entry where id >= ${firstEntry}`;
  await index(documentTexts(sql`document.node in (${written})`)).execute(db);
  const now = await namesOf(db, [...formerNames.keys()]);
  const renamed = [...formerNames].flatMap(([node, name]) => ((now.get(node) ?? null) === name ? [] : [node]));
  if (renamed.length > 0) {
    const affected = sql`select id from search_document where node in (${referrersOf(renamed)}) and node not in (${written})`;
    const { rows } = await sql<{ id: number }>`${affected}`.execute(db);
    const again = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`;
    await unindex(again).execute(db);
    await index(documentTexts(sql`document.id in ${again}`)).execute(db);
  }
  await refreshTerms(db, firstEntry, formerWords);
}

/** The texts of documents, in ascending order of their ids. */
function documentTexts(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const isName = sql`entry.field like '%.name'`;
  const isProse = sql`entry.field in ${anyOf(textFields)}`;
  const texts = (kind: RawBuilder<unknown>) => joinedTexts(sql`case when ${kind} then entry.folded end`);
  return sql`
    select document.id, ${texts(isName)}, ${texts(sql`not (${isName} or ${isProse})`)}, ${texts(isProse)}, ${relatedNames}
    from search_document as document cross join search_entry as entry
      on entry.id between document.entry and document.entry + document.entry_count - 1
    where ${condition} group by document.id order by document.id`;
}

/** The names of the nodes to which the record of a document's node refers, by the relations that are searched. */
const relatedNames: RawBuilder<unknown> = sql`case document.id % ${sql.lit(typeNumbers)} ${sql.join(
  documentTypes.flatMap((type, number) => {
    const relations = searchRelationsOf(type);
    if (relations.length === 0) return [];
    const nodes = sql.join(relations.map(relatedBy), sql` union all `);
    return [
      sql`when ${sql.lit(number)} then (
        select ${joinedTexts(sql`named.folded`)} from (${nodes}) as related
        cross join search_document as other on other.node = related.node
        cross join search_entry as named on named.id = other.entry and named.field like '%.name')`,
    ];
  }),
  sql` `,
)} end`;

/** The nodes at the far end of a relation of the document's node. */
function relatedBy({ owner, to, table, own, far, isSingle }: Relation): RawBuilder<unknown> {
  const slug = sql`substr(document.node, ${sql.lit(owner.length + 2)})`;
  const order = isSingle ? sql`` : sql`order by position`;
  return sql`select * from (
    select ${sql.lit(`${to}:`)} || ${sql.ref(far)} as node from ${sql.table(table)}
    where ${sql.ref(own)} = ${slug} and ${sql.ref(far)} is not null ${order} limit ${sql.lit(maxRelated)})`;
}

/** The nodes whose records refer to some nodes by relations that are searched. */
function referrersOf(nodes: readonly NodeKey[]): RawBuilder<unknown> {
  const slugs = Map.groupBy(nodes.map(partsOfNodeKey), ({ type }) => type);
  const referrers = entityTypes.flatMap((type) =>
    searchRelationsOf(type).map(({ owner, to, table, own, far }) => {
      const named = (slugs.get(to) ?? []).map(({ slug }) => slug);
      return sql`select ${sql.lit(`${owner}:`)} || ${sql.ref(own)} from ${sql.table(table)} where ${sql.ref(far)} in ${anyOf(named)}`;
    }),
  );
  return sql.join(referrers, sql` union `);
}

/** The words of a normalized text in which typos are looked for: those of four letters or more, without digits. */
function termsIn(folded: string): string[] {
  return folded.split(" ").filter((word) => /^\p{L}{4,}$/u.test(word));
}

/** The number of words that one statement adds. */
const batchSize = 20_000;

async function addTerms(db: Db, terms: readonly string[]): Promise<void> {
  for (let start = 0; start < terms.length; start += batchSize) {
    const rows = terms.slice(start, start + batchSize).map((term) => [term, [...term].reverse().join("")]);
    await sql`insert into search_term (term, reversed)
      select value ->> 0, value ->> 1 from json_each(${JSON.stringify(rows)}) where true on conflict do nothing`.execute(
      db,
    );
  }
}

async function addEveryTerm(db: Db): Promise<void> {
  const { rows } = await sql<{ term: string }>`select term from search_word`.execute(db);
  await addTerms(
    db,
    rows.flatMap(({ term }) => termsIn(term)),
  );
}

/** The number of new entries from which on it takes less time and memory to read the words of the index. */
const maxEntriesRead = 20_000;

/** Adds the words of new entries, and removes words that no entry has any more. */
async function refreshTerms(db: Db, firstEntry: number, former: ReadonlySet<string>): Promise<void> {
  const { rows } = await sql<{ folded: string }>`
    select folded from search_entry where id >= ${firstEntry} limit ${maxEntriesRead + 1}`.execute(db);
  const isMany = rows.length > maxEntriesRead;
  const added = new Set(isMany ? [] : rows.flatMap(({ folded }) => termsIn(folded)));
  await (isMany ? addEveryTerm(db) : addTerms(db, [...added]));
  const unused: string[] = [];
  for (const word of former.difference(added)) {
    const { rows } = await wordStartingWith(word).execute(db);
    if (rows[0]?.term !== word) unused.push(word);
  }
  await sql`delete from search_term where term in ${anyOf(unused)}`.execute(db);
}
