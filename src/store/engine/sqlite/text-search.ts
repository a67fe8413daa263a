import { type RawBuilder, sql } from "kysely";

/** The full-text index of the normalized texts in `search_entry`, and the vocabulary of words in the index. */
export const textSearchTables: readonly string[] = [
  `create virtual table search_index using fts5 (folded, content = 'search_entry', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4')`,
  "create virtual table search_word using fts5vocab (search_index, 'row')",
];

/** The alternatives that may match in place of one word of a query. */
export interface WordMatch {
  words: readonly string[];
  /** Whether only whole words match. If not, words that start with an alternative match too. */
  isWhole: boolean;
}

/** The search entries that match every word. Words are quoted, so FTS5 does not interpret them as operators. */
export function matchingEntries(words: readonly WordMatch[]): RawBuilder<unknown> {
  const quoted = ({ words, isWhole }: WordMatch) => words.map((word) => `"${word}"${isWhole ? "" : "*"}`);
  const match = words.map((each) => `(${quoted(each).join(" OR ")})`).join(" AND ");
  return sql`(select search_entry.* from search_index join search_entry on search_entry.id = search_index.rowid
    where search_index match ${match})`;
}

/** Removes entries from the index. The index does not store their texts, so FTS5 requires the texts to be passed again. */
export function unindexEntries(entries: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into search_index (search_index, rowid, folded) select 'delete', id, folded ${entries}`;
}

/** Adds entries to the index. */
export function indexEntries(entries: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into search_index (rowid, folded) select id, folded ${entries}`;
}
