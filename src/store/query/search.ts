import { type RawBuilder, sql } from "kysely";
import { bareNameOf, wordsOf } from "../../domain/name.ts";
import type { NodeKey } from "../../domain/node-key.ts";
import { Spellings } from "../../domain/spelling.ts";
import { nameFields, textFields } from "../../model/derived/search-field.ts";
import type { EntityType } from "../../model/model.ts";
import { anyOf } from "../engine/sqlite/list.ts";
import { matchingEntries, type WordMatch } from "../engine/sqlite/text-search.ts";
import type { Store } from "../open.ts";
import { keptUntilChange } from "./kept.ts";
import type { Order, Rows } from "./page.ts";

/** An entity that a search found, with its best match. */
export interface SearchRow {
  node: NodeKey;
  type: EntityType;
  score: number;
  field: string;
  text: string;
}

/** Best first; of equal matches the shorter text comes first. */
export const searchOrder: Order = {
  name: "Search:score",
  by: [{ column: "score", descending: true }, { column: "size" }, { column: "node" }],
};

/** Further words of a query are ignored: nobody types them, and each costs. */
const maxWords = 12;

/** The length from which a word may have one typo. */
const minTypoLength = 5;

/** How many known words are tried in place of a mistyped one. */
const maxNear = 50;

/** What a search found, and the words it looked for: those of the query, and for a mistyped one those that may be meant. */
export interface Search {
  rows: Rows<SearchRow>;
  words: string[];
}

/**
 * The entities that match every word of a query, each word as the beginning of a longer one; null if the query has no words.
 * Scores: exact name 100, exact alias or identifier 90, beginning of a name 70, of another name 60, words within a name 40,
 * within another name 30, within a text 10, spread over several of these 5.
 */
export async function searchFor(
  store: Store,
  query: string,
  types: readonly EntityType[] | null,
): Promise<Search | null> {
  const words = wordsOf(query.slice(0, 1000)).slice(0, maxWords);
  if (words.length === 0) return null;
  const meant = await alternatives(store, words);
  const folded = meant.map(({ words: [likeliest] }) => likeliest).join(" ");
  const bare = folded === words.join(" ") ? bareNameOf(query) : bareNameOf(folded);
  const wanted = types ? sql`where entry.type in ${anyOf(types)}` : sql``;
  const rows = sql<SearchRow>`(
    select node, type, score, field, text, size from (
      select *, row_number() over (partition by node order by score desc, size, id) as place from (
        select entry.id, entry.node, entry.type, entry.field, entry.text, length(entry.folded) as size, ${scoreOf(folded, bare)} as score
        from ${matchingEntries(meant)} as entry ${wanted}
      ) as scored
    ) as best where place = 1)`;
  return { rows, words: meant.flatMap((each) => [...each.words]) };
}

function scoreOf(folded: string, bare: string): RawBuilder<number> {
  const isName = sql`entry.field like '%.name'`;
  const isText = sql`entry.field in ${anyOf(textFields)}`;
  const begins = sql`substr(entry.folded, 1, ${folded.length}) = ${folded}`;
  return sql<number>`case
    when entry.bare = '' then 5
    when ${isText} then 10
    when entry.folded = ${folded} or entry.bare = ${bare} then case when ${isName} then 100 else 90 end
    when ${begins} then case when ${isName} then 70 else 60 end
    when ${isName} then 40 else 30 end`;
}

/** All words that occur in search entries. */
const knownWords = keptUntilChange(async (store) => {
  const { rows } = await sql<{ term: string }>`select term from search_word`.execute(store);
  return new Spellings(rows.map(({ term }) => term));
});

/** Each word matches as the beginning of known words or, if there are none, as the known words with one typo. */
async function alternatives(store: Store, words: readonly string[]): Promise<WordMatch[]> {
  const found: WordMatch[] = [];
  for (const word of words) {
    const known = await sql<{ term: string }>`
      select term from search_word where term >= ${word} and term < ${`${word}\u{10ffff}`} limit 1`.execute(store);
    const isForgiven = known.rows.length === 0 && word.length >= minTypoLength;
    const near = isForgiven ? (await knownWords(store)).near(word, 1).slice(0, maxNear) : [];
    found.push(near.length > 0 ? { words: near, isWhole: true } : { words: [word], isWhole: false });
  }
  return found;
}

/** How many entities of each type a search found. */
export async function searchCounts(store: Store, rows: Rows<SearchRow>): Promise<Map<EntityType, number>> {
  const found = await sql<{ type: EntityType; total: number }>`
    select type, count(*) as total from ${rows} as row group by type`.execute(store);
  return new Map(found.rows.map(({ type, total }) => [type, Number(total)]));
}

/** An entry that an imprecise name may mean. */
export interface NameRow {
  node: NodeKey;
  type: EntityType;
  field: string;
  bare: string;
}

const isNameField = sql`field in ${anyOf(nameFields)}`;

/** Entries by their normalized name; names that no entry has are absent. */
export async function entriesByBareName(
  store: Store,
  bare: readonly string[],
  types: readonly EntityType[] | null,
): Promise<Map<string, NameRow[]>> {
  const wanted = types ? sql`and type in ${anyOf(types)}` : sql``;
  const { rows } = await sql<NameRow>`
    select distinct node, type, field, bare from search_entry
    where bare in ${anyOf(bare)} and bare <> '' and ${isNameField} ${wanted} order by bare, node, field`.execute(store);
  return Map.groupBy(rows, (row) => row.bare);
}

/** All normalized names. */
const knownNames = keptUntilChange(async (store) => {
  const { rows } = await sql<{
    bare: string;
  }>`select distinct bare from search_entry where ${isNameField} and bare <> ''`.execute(store);
  return new Spellings(rows.map(({ bare }) => bare));
});

/**
 * Entries whose normalized name differs by one typo from given names, by two from eight letters on; nearest first.
 * Names without such an entry are absent.
 */
export async function entriesNearBareName(
  store: Store,
  bare: readonly string[],
  types: readonly EntityType[] | null,
): Promise<Map<string, NameRow[]>> {
  const long = bare.filter((name) => name.length >= minTypoLength);
  if (long.length === 0) return new Map();
  const names = await knownNames(store);
  const near = new Map(long.map((name) => [name, names.near(name, name.length >= 8 ? 2 : 1)]));
  const entries = await entriesByBareName(store, [...new Set([...near.values()].flat())], types);
  const found = [...near].map(([name, others]) => [name, others.flatMap((other) => entries.get(other) ?? [])] as const);
  return new Map(found.filter(([, rows]) => rows.length > 0));
}
