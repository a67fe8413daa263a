import { sql, type Transaction } from "kysely";
import { bareNameOf, wordsOf } from "../../domain/name/name.ts";
import { type NodeKey, nodeKey } from "../../domain/node-key.ts";
import { searchColumnsOf, searchListsOf } from "../../model/derived/search-field.ts";
import { entityTypes } from "../../model/model.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import { indexEntries, unindexEntries } from "../engine/sqlite/text-search.ts";
import type { Tables } from "../table/system-table.ts";
import type { NodeChange, StoredRow } from "./change-set.ts";

type Entry = Omit<Tables["search_entry"], "id">;

/** The columns and lists by which nodes of a type are found. */
const searched = new Map<
  string,
  { columns: ReturnType<typeof searchColumnsOf>; lists: ReturnType<typeof searchListsOf> }
>(entityTypes.map((type) => [type, { columns: searchColumnsOf(type), lists: searchListsOf(type) }]));

/** The id of the next search entry. */
export async function nextSearchEntry(db: Transaction<Tables>): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`select max(id) as id from search_entry`.execute(db);
  return Number(rows[0]?.id ?? 0) + 1;
}

/** Deletes the search entries of nodes, before the nodes are written again or removed. */
export async function clearSearch(db: Transaction<Tables>, nodes: readonly NodeKey[]): Promise<void> {
  const entries = sql`from search_entry where node in ${anyOf(nodes)}`;
  await unindexEntries(entries).execute(db);
  await sql`delete ${entries}`.execute(db);
}

/** Adds the search entries from an id on to the full-text index, all at once: each part of the index would be merged with others later. */
export async function indexSearch(db: Transaction<Tables>, from: number): Promise<void> {
  await indexEntries(sql`from search_entry where id >= ${from}`).execute(db);
}

/** The texts by which a node is found: its name, then other columns and lists. */
export function searchEntriesOf({ type, slug, row, owned }: NodeChange): Entry[] {
  const found = searched.get(type);
  if (!found) return [];
  const node = nodeKey(type, slug);
  const entries: Entry[] = [];
  const add = (field: string, text: StoredRow[string] | undefined) => {
    if (typeof text !== "string" || text === "") return;
    const folded = wordsOf(text).join(" ");
    if (folded) entries.push({ node, type, field: `${type}.${field}`, text, folded, bare: bareNameOf(text) });
  };
  for (const { field, column } of found.columns) add(field, row[column]);
  for (const { field, table, columns, joined } of found.lists) {
    for (const entry of inOrder(owned[table] ?? [])) {
      for (const column of columns) add(field, entry[column]);
      const parts = joined.flatMap((column) => entry[column] ?? []);
      if (parts.length > 1) add(field, parts.join(":"));
    }
  }
  const combined = combinedEntry(entries);
  return combined ? [...entries, combined] : entries;
}

function inOrder(rows: readonly StoredRow[]): readonly StoredRow[] {
  return rows.toSorted((one, other) => Number(one["position"]) - Number(other["position"]));
}

/**
 * One more entry for a node that has several, with the words of all of them, so that a search also finds the node if its words
 * match different entries. The entry shows the node's name. Its normalized name is empty, so lookups by name ignore it.
 */
function combinedEntry(entries: readonly Entry[]): Entry | null {
  const [name] = entries;
  if (!name || entries.length < 2) return null;
  return { ...name, folded: entries.map(({ folded }) => folded).join(" "), bare: "" };
}
