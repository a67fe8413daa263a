import { type RawBuilder, sql } from "kysely";
import { bareNameOf, wordsOf } from "../../domain/name/name.ts";
import type { NodeKey } from "../../domain/node-key.ts";
import { Spellings } from "../../domain/spelling.ts";
import { nameFields, textFields } from "../../model/derived/search-field.ts";
import type { EntityType } from "../../model/model.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import { matchingEntries, type WordMatch } from "../engine/sqlite/text-search.ts";
import { keptInput } from "../kept/kept-input.ts";
import type { Store } from "../open.ts";
import type { Order, Rows } from "./page.ts";

/** An entity that a search found, with its best match. */
export interface SearchRow {
  node: NodeKey;
  type: EntityType;
  score: number;
  field: string;
  text: string;
}

/** Highest score first. Equal scores are ordered by the length of the text, shortest first. */
export const searchOrder: Order = {
  name: "Search:score",
  by: [{ column: "score", descending: true }, { column: "size" }, { column: "node" }],
};

/** Further words of a query are ignored, because each word adds to the cost of the statement. */
const maxWords = 12;

/** Shorter words must be spelled correctly. */
const minTypoLength = 5;

/** Shorter names may have one typo, others two. */
const minTwoTypoLength = 8;

/** The number of known words that may replace a mistyped one. */
const maxAlternatives = 50;

/** The rows that a search found, and the words it searched for: those of the query, and the known words that replace mistyped ones. */
export interface Search {
  rows: Rows<SearchRow>;
  words: string[];
}

/** What the words of a query match: the words themselves, or known words that replace mistyped ones. */
export interface WordMatches {
  /** The words of the query. Empty if it has none. */
  words: string[];
  matches: WordMatch[];
}

/** What the words of a query match. Further words than the first twelve are ignored. */
export async function wordMatchesOf(store: Store, query: string): Promise<WordMatches> {
  const words = wordsOf(query).slice(0, maxWords);
  return { words, matches: await alternativesOf(store, words) };
}

/**
 * Searches for entities that match every word of a query; a word also matches longer words that start with it.
 * Scores: exact name 100, exact alias or identifier 90, start of the name 70, start of another name 60, words in the name 40, words
 * in another name 30, words in a text 10, words in several of these 5.
 * @param types only entities of these types; null for all
 * @returns null if the query contains no words
 */
export function searchFor(
  query: string,
  { words, matches }: WordMatches,
  types: readonly EntityType[] | null,
): Search | null {
  if (words.length === 0) return null;
  const folded = matches.map(({ words: [likeliest] }) => likeliest).join(" ");
  const bare = folded === words.join(" ") ? bareNameOf(query) : bareNameOf(folded);
  const wanted = types ? sql`where entry.type in ${anyOf(types)}` : sql``;
  const rows = sql<SearchRow>`(
    select node, type, score, field, text, size from (
      select *, row_number() over (partition by node order by score desc, size, id) as place from (
        select entry.id, entry.node, entry.type, entry.field, entry.text, length(entry.folded) as size, ${scoreOf(folded, bare)} as score
        from ${matchingEntries(matches)} as entry ${wanted}
      ) as scored
    ) as best where place = 1)`;
  return { rows, words: matches.flatMap((each) => [...each.words]) };
}

function scoreOf(folded: string, bare: string): RawBuilder<number> {
  const isName = sql`entry.field like '%.name'`;
  const isText = sql`entry.field in ${anyOf(textFields)}`;
  const begins = sql`substr(entry.folded, 1, length(${folded})) = ${folded}`;
  return sql<number>`case
    when entry.bare = '' then 5
    when ${isText} then 10
    when entry.folded = ${folded} or entry.bare = ${bare} then case when ${isName} then 100 else 90 end
    when ${begins} then case when ${isName} then 70 else 60 end
    when ${isName} then 40 else 30 end`;
}

/** All words of the search entries. */
const knownWords = keptInput({
  name: "known_words",
  warm: [""],
  read: async (store) => {
    const { rows } = await sql<{ term: string }>`select term from search_word`.execute(store);
    return new Spellings(rows.map(({ term }) => term));
  },
});

/** The alternatives for each word: the word itself as a prefix or, if no known word starts with it, known words one typo away. */
async function alternativesOf(store: Store, words: readonly string[]): Promise<WordMatch[]> {
  const found: WordMatch[] = [];
  for (const word of words) {
    const known = await sql<{ term: string }>`
      select term from search_word where term >= ${word} and term < ${`${word}\u{10ffff}`} limit 1`.execute(store);
    const allowsTypo = known.rows.length === 0 && word.length >= minTypoLength;
    const near = allowsTypo ? (await knownWords(store)).near(word, 1).slice(0, maxAlternatives) : [];
    found.push(near.length > 0 ? { words: near, isWhole: true } : { words: [word], isWhole: false });
  }
  return found;
}

/** The number of entities that a search found, by type. */
export async function searchCounts(store: Store, rows: Rows<SearchRow>): Promise<Map<EntityType, number>> {
  const found = await sql<{ type: EntityType; total: number }>`
    select type, count(*) as total from ${rows} as row group by type`.execute(store);
  return new Map(found.rows.map(({ type, total }) => [type, Number(total)]));
}

/** A name or identifier of an entity, as found by its normalized form. */
export interface NameRow {
  node: NodeKey;
  type: EntityType;
  field: string;
  text: string;
  bare: string;
}

const isNameField = sql`field in ${anyOf(nameFields)}`;

/** Entries by normalized name (see `bareNameOf`). Names that no entry has are absent from the map. */
export async function entriesByBareName(
  store: Store,
  bare: readonly string[],
  types: readonly EntityType[] | null,
): Promise<Map<string, NameRow[]>> {
  const wanted = types ? sql`and type in ${anyOf(types)}` : sql``;
  const { rows } = await sql<NameRow>`
    select distinct node, type, field, text, bare from search_entry
    where bare in ${anyOf(bare)} and bare <> '' and ${isNameField} ${wanted} order by bare, node, field, text`.execute(
    store,
  );
  return Map.groupBy(rows, (row) => row.bare);
}

/** All normalized names of the search entries. */
const knownNames = keptInput({
  name: "known_names",
  warm: [""],
  read: async (store) => {
    const { rows } = await sql<{
      bare: string;
    }>`select distinct bare from search_entry where ${isNameField} and bare <> ''`.execute(store);
    return new Spellings(rows.map(({ bare }) => bare));
  },
});

/**
 * Entries whose normalized name is one typo away from a given name, or up to two typos if the name is long; nearest first. Names
 * without such an entry are absent from the map.
 */
export async function entriesNearBareName(
  store: Store,
  bare: readonly string[],
  types: readonly EntityType[] | null,
): Promise<Map<string, NameRow[]>> {
  const long = bare.filter((name) => name.length >= minTypoLength);
  if (long.length === 0) return new Map();
  const names = await knownNames(store);
  const near = new Map(long.map((name) => [name, names.near(name, name.length >= minTwoTypoLength ? 2 : 1)]));
  const entries = await entriesByBareName(store, [...new Set([...near.values()].flat())], types);
  const found = [...near].map(([name, others]) => [name, others.flatMap((other) => entries.get(other) ?? [])] as const);
  return new Map(found.filter(([, rows]) => rows.length > 0));
}
