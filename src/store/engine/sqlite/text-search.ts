import { type RawBuilder, sql } from "kysely";

/**
 * Marks the words of the names of related nodes. They are words of their own in the index, so that looking for words of a node does not
 * read the many places of a word in the names of its neighbors. The mark comes before all letters and digits.
 */
const relatedMark = "!";

/**
 * The full-text index, with one document for each node: its name, its other names, its prose, and the names of related nodes. It does
 * not store the texts. `search_word` has a row for each word, and `search_occurrence` one for each place of a word: the first word of a
 * range is found there without counting its places.
 */
export const textSearchTables: readonly string[] = [
  `create virtual table search_index using fts5 (name, other, prose, near, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '${relatedMark}'", prefix = '3')`,
  "create virtual table search_word using fts5vocab (search_index, 'row')",
  "create virtual table search_occurrence using fts5vocab (search_index, 'instance')",
];

/** A column of the index with texts of the node itself. */
export type OwnColumn = "name" | "other" | "prose";

/** The alternatives that may match in place of one word of a query. */
export interface WordMatch {
  words: readonly string[];
  /** Whether only whole words match. If not, words that start with an alternative match too. */
  isWhole: boolean;
  /** Whether only whole words of related nodes match. */
  isWholeInRelated: boolean;
}

/** Words of a query that no space separates. */
export interface WordGroup {
  words: readonly WordMatch[];
  /** The words as one, which is found where a name has a hyphen less. Null if there is only one. */
  joined: string | null;
}

/** A condition on documents, in the language of the index. */
export type IndexCondition = string;

// Texts are quoted, so FTS5 does not interpret them as operators.
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const starts = (text: string, isWhole: boolean) => `${quoted(text)}${isWhole ? "" : " *"}`;
const within = (columns: readonly string[], condition: IndexCondition) => `{${columns.join(" ")}} : (${condition})`;

const oneOf = ({ words, isWhole }: WordMatch, columns: readonly OwnColumn[]) =>
  within(columns, words.map((word) => starts(word, isWhole)).join(" OR "));

const oneOfRelated = ({ words, isWholeInRelated }: WordMatch) =>
  words.map((word) => starts(relatedMark + word, isWholeInRelated)).join(" OR ");

/** Every word is in one of the columns. @param withRelated or in the name of a related node */
export function hasAll(
  groups: readonly WordGroup[],
  columns: readonly OwnColumn[],
  withRelated = false,
): IndexCondition {
  const found = (word: WordMatch) =>
    withRelated ? `(${oneOf(word, columns)} OR ${oneOfRelated(word)})` : oneOf(word, columns);
  const groupFound = ({ words, joined }: WordGroup) => {
    const each = words.map(found).join(" AND ");
    const last = words.at(-1);
    return joined === null || last === undefined ? each : `((${each}) OR ${found({ ...last, words: [joined] })})`;
  };
  return groups.map(groupFound).join(" AND ");
}

/** One of the words is in one of the columns. */
export function hasAny(groups: readonly WordGroup[], columns: readonly OwnColumn[]): IndexCondition {
  return groups.flatMap(({ words }) => words.map((word) => oneOf(word, columns))).join(" OR ");
}

/** A column begins with the words. @param isWhole whether the last one is a whole word */
export function startsWith(words: readonly string[], isWhole: boolean, column: OwnColumn): IndexCondition {
  return within([column], `^ ${starts(words.join(" "), isWhole)}`);
}

/** Both conditions hold. */
export function both(one: IndexCondition, other: IndexCondition): IndexCondition {
  return `(${one}) AND (${other})`;
}

/** The first condition holds, and none of the others. */
export function butNot(one: IndexCondition, others: readonly IndexCondition[]): IndexCondition {
  return others.length === 0 ? one : `(${one}) NOT (${others.map((other) => `(${other})`).join(" OR ")})`;
}

/** The ids of the documents that a condition matches, which the index has in ascending order. */
export function matching(condition: IndexCondition): RawBuilder<unknown> {
  return sql`search_index where search_index match ${condition}`;
}

/** A word that starts with a text, if the index has one. */
export function wordStartingWith(text: string): RawBuilder<{ term: string }> {
  return sql`select term from search_occurrence where term >= ${text} and term < ${`${text}\u{10ffff}`} limit 1`;
}

/** Every word of the index, except those of related nodes. */
export const everyWord: RawBuilder<{ term: string }> = sql`select term from search_word where term >= '0'`;

/** Removes documents from the index. */
export function unindex(documents: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`delete from search_index where rowid in (${documents})`;
}

/** Removes all documents from the index. */
export const unindexAll: RawBuilder<unknown> = sql`insert into search_index (search_index) values ('delete-all')`;

/** Adds documents to the index. @param documents a query of their ids and the texts of the columns, in ascending order of the ids */
export function index(documents: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into search_index (rowid, name, other, prose, near) ${documents}`;
}

/** The normalized texts of a group of rows, joined, as words of related nodes. */
export function joinedRelatedTexts(text: RawBuilder<unknown>): RawBuilder<string> {
  const [first, next] = [sql.lit(relatedMark), sql.lit(` ${relatedMark}`)];
  return joinedTexts(sql`${first} || replace(${text}, ' ', ${next})`);
}

/** The texts of a group of rows, joined. */
export function joinedTexts(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`group_concat(${text}, ' ')`;
}

/** Ids that are passed as one parameter. */
export function givenIds(ids: readonly number[]): RawBuilder<number> {
  return sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;
}
