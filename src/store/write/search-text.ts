import { type RawBuilder, sql, type Transaction } from "kysely";
import { type NodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import type { Relation } from "../../model/derived/relation.ts";
import {
  inheritedRelationsOf,
  relatedNameFields,
  searchRelationsOf,
  textFields,
} from "../../model/derived/search-field.ts";
import { type EntityType, entityTypes } from "../../model/model.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import { joinedRelatedTexts, joinedTexts } from "../engine/sqlite/text-search.ts";
import { documentTypes, typeNumbers } from "../table/search-document.ts";
import type { Tables } from "../table/system-table.ts";

/** The number of nodes that one relation contributes to a document. */
const maxRelated = 50;

/** The number of search entries among which the names of a related node are. The name is the first. */
const maxEntries = 10;

// While the whole index is made, texts of several documents are kept in temporary tables.
const namesOfNodes = sql`temp.names_of_node`;
const namesOfDocuments = sql`temp.names_of_document`;

/** The size of the page cache of temporary tables in KiB. By default, they are written to a file from 2 MB on. */
const temporaryCacheSize = 64 * 1024;
const defaultCacheSize = 2000;

/**
 * Keeps the names of related nodes by document, while the whole index is made. Documents are in the order of the lengths of their names,
 * in which rows of their nodes are far from each other. Reading them in the order of the nodes takes half of the time.
 */
export async function writeRelatedNames(db: Transaction<Tables>): Promise<void> {
  await sql`pragma temp.cache_size = ${sql.lit(-temporaryCacheSize)}`.execute(db);
  await writeNamesOfNodes(db);
  await sql`create table ${namesOfDocuments} (id integer primary key, names text)`.execute(db);
  // SQLite takes a limit as a reason to keep the order.
  await sql`insert into ${namesOfDocuments}
    select document.id, ${relatedNames(keptNamesOf)}
    from (select id, node from search_document order by node limit -1) as document`.execute(db);
}

export async function dropRelatedNames(db: Transaction<Tables>): Promise<void> {
  await sql`drop table ${namesOfNodes}`.execute(db);
  await sql`drop table ${namesOfDocuments}`.execute(db);
  await sql`pragma temp.cache_size = ${sql.lit(-defaultCacheSize)}`.execute(db);
}

/** Several nodes name the same node, and each would read its document and its search entries. */
async function writeNamesOfNodes(db: Transaction<Tables>): Promise<void> {
  await sql`create table ${namesOfNodes} (node text primary key, names text) without rowid`.execute(db);
  const named = documentTypes.flatMap((type, number) => (namedTypes.has(type) ? [sql.lit(number)] : []));
  await sql`insert into ${namesOfNodes} select other.node, ${joinedRelatedTexts(sql`named.folded`)}
    from search_document as other ${nameEntries}
    where other.id % ${sql.lit(typeNumbers)} in (${sql.join(named)}) group by other.node`.execute(db);
}

const namedTypes: ReadonlySet<string> = new Set(
  entityTypes.flatMap((type) => searchRelationsOf(type).map(({ to }) => to)),
);

/**
 * The texts of documents by column of the full-text index, in ascending order of their ids.
 * @param hasNames whether `writeRelatedNames` has been called
 */
export function documentTexts(condition: RawBuilder<unknown>, { hasNames = false } = {}): RawBuilder<unknown> {
  const isName = sql`entry.field like '%.name'`;
  const isProse = sql`entry.field in ${anyOf(textFields)}`;
  const texts = (kind: RawBuilder<unknown>) => joinedTexts(sql`case when ${kind} then entry.folded end`);
  return sql`
    select document.id, ${texts(isName)}, ${texts(sql`not (${isName} or ${isProse})`)}, ${texts(isProse)}, ${hasNames ? keptRelatedNames : relatedNames(namesOf)}
    from search_document as document cross join search_entry as entry
      on entry.id between document.entry and document.entry + document.entry_count - 1
    where ${condition} group by document.id order by document.id`;
}

/** The names of the nodes that the record of a document's node names, and of those from which these inherit. */
const relatedNames = (namesOf: NamesOf) => byType((type) => searchRelationsOf(type).flatMap(relatedBy), namesOf);

const keptRelatedNames = sql`(select names from ${namesOfDocuments} as kept where kept.id = document.id)`;

/** What nodes pass on to the documents of others: their names, and those that they inherit. Rows of the columns `node` and `names`. */
export function namesPassedOn(nodes: readonly NodeKey[]): RawBuilder<unknown> {
  const own = sql`select document.node as node`;
  return sql`
    select document.node as node, ${byType((type) => [own, ...inheritedRelationsOf(type).flatMap(relatedBy)], namesOf)} as names
    from search_document as document where document.node in ${anyOf(nodes)}`;
}

/** The joined names of nodes. */
type NamesOf = (nodes: readonly RawBuilder<unknown>[]) => RawBuilder<unknown>;

/** The joined names of nodes that depend on the type of the document's node. */
function byType(nodesOf: (type: EntityType) => RawBuilder<unknown>[], namesOf: NamesOf): RawBuilder<unknown> {
  const cases = documentTypes.flatMap((type, number) => {
    const nodes = nodesOf(type);
    return nodes.length === 0 ? [] : [sql`when ${sql.lit(number)} then (${namesOf(nodes)})`];
  });
  return sql`case document.id % ${sql.lit(typeNumbers)} ${sql.join(cases, sql` `)} end`;
}

function namesOf(nodes: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`select ${joinedRelatedTexts(sql`named.folded`)} from (${sql.join(nodes, sql` union all `)}) as related
    cross join search_document as other on other.node = related.node ${nameEntries}`;
}

function keptNamesOf(nodes: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`select ${joinedTexts(sql`named.names`)} from (${sql.join(nodes, sql` union all `)}) as related
    cross join ${namesOfNodes} as named on named.node = related.node`;
}

/** Joins the search entries with the names of a node to its document. */
const nameEntries = sql`cross join search_entry as named
  on named.id between other.entry and other.entry + min(other.entry_count, ${sql.lit(maxEntries)}) - 1
  and named.field in ${anyOf(relatedNameFields)}`;

/** The nodes at the far end of a relation of the document's node, and those from which these inherit. */
function relatedBy({ owner, to, table, own, far, isSingle }: Relation): RawBuilder<unknown>[] {
  const slug = sql`substr(document.node, ${sql.lit(owner.length + 2)})`;
  const order = isSingle ? sql`` : sql`order by edge.position`;
  const from = sql`${sql.table(table)} as edge`;
  const isOwn = sql`edge.${sql.ref(own)} = ${slug}`;
  const key = (type: string, column: RawBuilder<unknown>) => sql`${sql.lit(`${type}:`)} || ${column} as node`;
  return [
    sql`select * from (
      select ${key(to, sql`edge.${sql.ref(far)}`)} from ${from}
      where ${isOwn} and edge.${sql.ref(far)} is not null ${order} limit ${sql.lit(maxRelated)})`,
    ...inheritedRelationsOf(to as EntityType).map(
      (next) => sql`select * from (
        select ${key(next.to, sql`above.${sql.ref(next.far)}`)} from ${from}
        cross join ${sql.table(next.table)} as above on above.${sql.ref(next.own)} = edge.${sql.ref(far)}
        where ${isOwn} ${order} limit ${sql.lit(maxRelated)})`,
    ),
  ];
}

/** The nodes whose documents have the names that some nodes pass on. */
export function referrersOf(nodes: readonly NodeKey[]): RawBuilder<unknown> {
  return nodesNaming(nodes, searchRelationsOf);
}

/** The nodes that pass on the names of some nodes. */
export function inheritorsOf(nodes: readonly NodeKey[]): RawBuilder<unknown> {
  return nodesNaming(nodes, inheritedRelationsOf);
}

function nodesNaming(
  nodes: readonly NodeKey[],
  relationsOf: (type: EntityType) => readonly Relation[],
): RawBuilder<unknown> {
  const slugs = Map.groupBy(nodes.map(partsOfNodeKey), ({ type }) => type);
  const naming = entityTypes.flatMap((type) =>
    relationsOf(type).map(({ owner, to, table, own, far }) => {
      const named = (slugs.get(to) ?? []).map(({ slug }) => slug);
      return sql`select ${sql.lit(`${owner}:`)} || ${sql.ref(own)} as node from ${sql.table(table)}
        where ${sql.ref(far)} in ${anyOf(named)}`;
    }),
  );
  return sql.join(naming, sql` union `);
}
