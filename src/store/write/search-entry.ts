import { normalFormOf } from "../../domain/name/name.ts";
import { type NodeKey, nodeKey } from "../../domain/node-key.ts";
import { type SearchColumn, searchColumnsOf, searchListsOf } from "../../model/derived/search-field.ts";
import { entityTypes } from "../../model/model.ts";
import { documentId, nextDocumentId } from "../table/search-document.ts";
import type { Tables } from "../table/system-table.ts";
import type { NodeChange, StoredRow } from "./change-set.ts";
import type { Known, TableWriter } from "./row-writer.ts";

type Entry = Omit<Tables["search_entry"], "id" | "node"> & { node: NodeKey };

/** The columns and lists by which nodes of a type are found. */
const searched = new Map<
  string,
  { columns: ReturnType<typeof searchColumnsOf>; lists: ReturnType<typeof searchListsOf> }
>(entityTypes.map((type) => [type, { columns: searchColumnsOf(type), lists: searchListsOf(type) }]));

export interface SearchTables {
  entries: TableWriter;
  documents: TableWriter;
}

/**
 * Writes the search entries of a node and its document.
 * @param first the id of the first entry
 * @returns the id of the next entry
 */
export function writeSearch(
  { entries: table, documents }: SearchTables,
  node: NodeChange,
  first: number,
  known: Known,
): number {
  const entries = searchEntriesOf(node);
  const [name] = entries;
  if (!name) return first;
  let next = first;
  for (const entry of entries) table.insert(entry, { id: next++ }, known);
  const document = { node: name.node, entry: first, entry_count: entries.length };
  let id = documentId(nodeKey(node.type, node.slug), name.text);
  while (!documents.insertIfAbsent(document, { id }, known)) id = nextDocumentId(id);
  return next;
}

/** The texts by which a node is found: its name, then other columns and lists. */
export function searchEntriesOf({ type, slug, row, owned }: NodeChange): Entry[] {
  const found = searched.get(type);
  if (!found) return [];
  const node = nodeKey(type, slug);
  const entries: Entry[] = [];
  const add = (field: string, text: StoredRow[string] | undefined) => {
    if (typeof text !== "string" || text === "") return;
    const { groups, bare } = normalFormOf(text);
    if (groups.length === 0) return;
    // A spelling without hyphens has a group as one word: "lupsma" for "Lu-PSMA".
    const joined = groups.flatMap((group) => (group.length > 1 ? [group.join("")] : []));
    const folded = [...groups.flat(), ...joined].join(" ");
    entries.push({ node, type, field: `${type}.${field}`, text, folded, bare });
  };
  for (const column of found.columns) for (const text of textsIn(row, column)) add(column.field, text);
  for (const { field, table, columns, joined } of found.lists) {
    for (const entry of inOrder(owned[table] ?? [])) {
      for (const column of columns) add(field, entry[column]);
      const parts = joined.flatMap((column) => entry[column] ?? []);
      if (parts.length > 1) add(field, parts.join(":"));
    }
  }
  return entries;
}

/** The texts of a column: its value, or the labels of its values. */
function textsIn(row: StoredRow, { column, vocabulary, isList }: SearchColumn): readonly StoredRow[string][] {
  const value = row[column];
  if (value === undefined || value === null) return [];
  const values: unknown = isList ? JSON.parse(String(value)) : [value];
  if (!Array.isArray(values)) return [];
  return values.map((each) => vocabulary?.terms[each]?.label ?? each);
}

function inOrder(rows: readonly StoredRow[]): readonly StoredRow[] {
  return rows.toSorted((one, other) => Number(one["position"]) - Number(other["position"]));
}
