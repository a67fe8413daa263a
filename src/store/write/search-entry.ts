import { sql, type Transaction } from "kysely";
import { bareNameOf, wordsOf } from "../../domain/name.ts";
import { type NodeKey, nodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import { searchColumnsOf, searchListsOf } from "../../model/derived/search-field.ts";
import { tableOfNode } from "../../model/derived/table.ts";
import { type EntityType, entityTypes } from "../../model/model.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import { indexEntries, unindexEntries } from "../engine/sqlite/text-search.ts";
import type { Tables } from "../table/system-table.ts";
import { insertRows } from "./insert.ts";

type Entry = Omit<Tables["search_entry"], "id">;

const batchSize = 2000;

/**
 * Updates the search entries of nodes, in the transaction that changed the nodes.
 * @param nodes the nodes that were added, changed or removed
 */
export async function refreshSearch(db: Transaction<Tables>, nodes: readonly NodeKey[]): Promise<void> {
  const { rows: last } = await sql<{ id: number | null }>`select max(id) as id from search_entry`.execute(db);
  let next = Number(last[0]?.id ?? 0) + 1;
  for (let start = 0; start < nodes.length; start += batchSize) {
    const batch = nodes.slice(start, start + batchSize);
    const ofBatch = sql`from search_entry where node in ${anyOf(batch)}`;
    await unindexEntries(ofBatch).execute(db);
    await sql`delete ${ofBatch}`.execute(db);
    const entries = await entriesOf(db, batch);
    if (entries.length === 0) continue;
    await insertRows(
      db,
      "search_entry",
      entries.map((entry, index) => ({ id: next + index, ...entry })),
    );
    next += entries.length;
    await indexEntries(ofBatch).execute(db);
  }
}

/** The texts by which nodes are found: their names, then other columns and lists. Removed nodes have none. */
async function entriesOf(db: Transaction<Tables>, nodes: readonly NodeKey[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  const add = (node: string, field: string, text: string) => {
    const folded = wordsOf(text).join(" ");
    const type = partsOfNodeKey(node).type as EntityType;
    if (folded) entries.push({ node, type, field: `${type}.${field}`, text, folded, bare: bareNameOf(text) });
  };
  const byType = Map.groupBy(nodes.map(partsOfNodeKey), ({ type }) => type);
  for (const type of entityTypes) {
    const slugs = (byType.get(type) ?? []).map(({ slug }) => slug);
    if (slugs.length === 0) continue;
    const columns = searchColumnsOf(type);
    const { rows } = await sql<Record<string, string | null>>`
      select id, ${sql.join(columns.map(({ column }) => sql.ref(column)))} from ${sql.table(tableOfNode(type))}
      where id in ${anyOf(slugs)} order by id`.execute(db);
    for (const row of rows) {
      for (const { field, column } of columns) if (row[column]) add(nodeKey(type, String(row.id)), field, row[column]);
    }
    for (const { field, table, own, byKey, columns: texts, joined } of searchListsOf(type)) {
      const owners = byKey ? slugs.map((slug) => nodeKey(type, slug)) : slugs;
      const { rows: listed } = await sql<Record<string, string | null>>`
        select ${sql.ref(own)} as owner, ${sql.join([...new Set([...texts, ...joined])].map((text) => sql.ref(text)))} from ${sql.table(table)}
        where ${sql.ref(own)} in ${anyOf(owners)} order by ${sql.ref(own)}, position`.execute(db);
      for (const { owner, ...found } of listed) {
        const node = byKey ? String(owner) : nodeKey(type, String(owner));
        for (const text of texts) if (found[text]) add(node, field, found[text]);
        const parts = joined.flatMap((column) => found[column] ?? []);
        if (parts.length > 1) add(node, field, parts.join(":"));
      }
    }
  }
  return [...entries, ...combinedEntries(entries)];
}

/**
 * One more entry for each node that has several, with the words of all of them, so that a search also finds the node if its
 * words match different entries. The entry shows the node's name. Its normalized name is empty, so lookups by name ignore it.
 */
function combinedEntries(entries: readonly Entry[]): Entry[] {
  return [...Map.groupBy(entries, ({ node }) => node).values()].flatMap((own) => {
    const [name] = own;
    if (!name || own.length < 2) return [];
    return [{ ...name, folded: own.map(({ folded }) => folded).join(" "), bare: "" }];
  });
}
