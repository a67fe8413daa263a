import { type RawBuilder, sql } from "kysely";
import type { EntityType } from "../domain/graph-vocabulary.ts";
import { bareNameOf, wordsOf } from "../domain/name.ts";
import type { NodeKey } from "../domain/node-key.ts";
import { Spellings } from "../domain/spelling.ts";
import { keptUntilChange } from "./kept.ts";
import { anyOf } from "./list.ts";
import type { Store } from "./open.ts";
import type { Order, Rows } from "./page.ts";

/** An entity that a search found, by the best of what it was found by. */
export interface SearchRow {
  node: NodeKey;
  type: EntityType;
  score: number;
  field: string;
  text: string;
}

/** Best first; equals follow the length of what matched, so that the plainer name comes first. */
export const searchOrder: Order = {
  name: "search:score",
  by: [{ column: "score", descending: true }, { column: "size" }, { column: "node" }],
};

/** More words than this are not looked for: nobody types them, and each costs. */
const mostWords = 12;

/** A word this long may be off by one letter. */
const forgivenFrom = 5;

/** More words than this are not tried in the place of a mistyped one. */
const mostNear = 50;

/** What a search found, and the words that were looked for: those of the query, and for a mistyped one those that may be meant. */
export interface Search {
  rows: Rows<SearchRow>;
  words: string[];
}

/**
 * The entities that have all words of a query, the last of each word's letters left open; null where it has no words.
 * An exact name scores 100, an exact alias or identifier 90, the beginning of a name 70, of another name 60, words within
 * a name 40, within another name 30, within a text 10, spread over several of these 5.
 */
export async function searchFor(
  store: Store,
  query: string,
  types: readonly EntityType[] | null,
): Promise<Search | null> {
  const words = wordsOf(query.slice(0, 1000)).slice(0, mostWords);
  if (words.length === 0) return null;
  const meant = await alternatives(store, words);
  const quoted = ({ words, isWhole }: Alternatives) => words.map((word) => `"${word}"${isWhole ? "" : "*"}`);
  const match = meant.map((each) => `(${quoted(each).join(" OR ")})`).join(" AND ");
  const folded = meant.map(({ words: [likeliest] }) => likeliest).join(" ");
  const bare = folded === words.join(" ") ? bareNameOf(query) : bareNameOf(folded);
  const wanted = types ? sql`and entry.type in ${anyOf(types)}` : sql``;
  const rows = sql<SearchRow>`(
    select node, type, score, field, text, size from (
      select *, row_number() over (partition by node order by score desc, size, id) as place from (
        select entry.id, entry.node, entry.type, entry.field, entry.text, length(entry.folded) as size, ${scoreOf(folded, bare)} as score
        from search_index join search_entry as entry on entry.id = search_index.rowid
        where search_index match ${match} ${wanted}
      ) as scored
    ) as best where place = 1)`;
  return { rows, words: meant.flatMap((each) => each.words) };
}

function scoreOf(folded: string, bare: string): RawBuilder<number> {
  const isName = sql`entry.field like '%.name'`;
  const isText = sql`(entry.field like '%.summary' or entry.field like '%.mechanism' or entry.field like '%.population')`;
  const begins = sql`substr(entry.folded, 1, ${folded.length}) = ${folded}`;
  return sql<number>`case
    when entry.bare = '' then 5
    when ${isText} then 10
    when entry.folded = ${folded} or entry.bare = ${bare} then case when ${isName} then 100 else 90 end
    when ${begins} then case when ${isName} then 70 else 60 end
    when ${isName} then 40 else 30 end`;
}

/** All words that search knows. */
const knownWords = keptUntilChange(async (store) => {
  const { rows } = await sql<{ term: string }>`select term from search_word`.execute(store);
  return new Spellings(rows.map(({ term }) => term));
});

/** What may be meant by a word of a query, likeliest first: the word itself, or others in its place, which are whole. */
interface Alternatives {
  words: string[];
  isWhole: boolean;
}

/** A word is looked for as it begins others, or, where it begins none, by the words that are one letter off. */
async function alternatives(store: Store, words: readonly string[]): Promise<Alternatives[]> {
  const found: Alternatives[] = [];
  for (const word of words) {
    const known = await sql<{ term: string }>`
      select term from search_word where term >= ${word} and term < ${`${word}\u{10ffff}`} limit 1`.execute(store);
    const isForgiven = known.rows.length === 0 && word.length >= forgivenFrom;
    const near = isForgiven ? (await knownWords(store)).near(word, 1).slice(0, mostNear) : [];
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

/** An entry that a messy name may mean. */
export interface NameRow {
  node: NodeKey;
  type: EntityType;
  field: string;
  bare: string;
}

const nameFields = sql`(field like '%.name' or field like '%.aliases' or field like '%.legalName' or field like '%.inn'
  or field like '%.symbol' or field like '%.identifiers' or field like '%.unii' or field like '%.chembl' or field like '%.lei'
  or field like '%.cik' or field like '%.ticker' or field like '%.mondo' or field like '%.doid' or field like '%.mesh' or field like '%.nctId')`;

/** Entries by their bare name; names that no entry has are absent. */
export async function entriesByBareName(
  store: Store,
  bare: readonly string[],
  types: readonly EntityType[] | null,
): Promise<Map<string, NameRow[]>> {
  const wanted = types ? sql`and type in ${anyOf(types)}` : sql``;
  const { rows } = await sql<NameRow>`
    select distinct node, type, field, bare from search_entry
    where bare in ${anyOf(bare)} and bare <> '' and ${nameFields} ${wanted} order by bare, node, field`.execute(store);
  return Map.groupBy(rows, (row) => row.bare);
}

/** All bare names. */
const knownNames = keptUntilChange(async (store) => {
  const { rows } = await sql<{
    bare: string;
  }>`select distinct bare from search_entry where ${nameFields} and bare <> ''`.execute(store);
  return new Spellings(rows.map(({ bare }) => bare));
});

/**
 * Entries whose bare name is one or two letters off each of some names, nearest first; two only from eight letters on.
 * Names that nothing is near are absent.
 */
export async function entriesNearBareName(
  store: Store,
  bare: readonly string[],
  types: readonly EntityType[] | null,
): Promise<Map<string, NameRow[]>> {
  const long = bare.filter((name) => name.length >= forgivenFrom);
  if (long.length === 0) return new Map();
  const names = await knownNames(store);
  const near = new Map(long.map((name) => [name, names.near(name, name.length >= 8 ? 2 : 1)]));
  const entries = await entriesByBareName(store, [...new Set([...near.values()].flat())], types);
  const found = [...near].map(([name, others]) => [name, others.flatMap((other) => entries.get(other) ?? [])] as const);
  return new Map(found.filter(([, rows]) => rows.length > 0));
}
