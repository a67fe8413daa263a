import { type RawBuilder, sql } from "kysely";

/** Full text over the folded words of `search_entry`, and the words that occur in it. */
export const textSearchTables: readonly string[] = [
  `create virtual table search_index using fts5 (folded, content = 'search_entry', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4')`,
  "create virtual table search_word using fts5vocab (search_index, 'row')",
];

/** A word of a query and what may stand in its place. */
export interface WordMatch {
  words: readonly string[];
  /** Whether the words match whole, or as the beginning of longer ones. */
  isWhole: boolean;
}

/** The search entries, as `entry`, that match every word. Words are quoted, so that nothing in them is an operator. */
export function matchingEntries(words: readonly WordMatch[]): RawBuilder<unknown> {
  const quoted = ({ words, isWhole }: WordMatch) => words.map((word) => `"${word}"${isWhole ? "" : "*"}`);
  const match = words.map((each) => `(${quoted(each).join(" OR ")})`).join(" AND ");
  return sql`(select search_entry.* from search_index join search_entry on search_entry.id = search_index.rowid
    where search_index match ${match})`;
}

/** Removes entries from the index; the index keeps no text of its own, so it has to be told what to remove. */
export function unindexEntries(entries: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into search_index (search_index, rowid, folded) select 'delete', id, folded ${entries}`;
}

export function indexEntries(entries: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into search_index (rowid, folded) select id, folded ${entries}`;
}
