import { sql } from "kysely";
import { bareNameOf, wordsOf } from "../../../domain/name.ts";
import { nameFields } from "../../../model/derived/search-field.ts";
import { anyOf } from "../../engine/sqlite/list.ts";
import {
  both,
  butNot,
  givenIds,
  hasAll,
  hasAny,
  type IndexCondition,
  matching,
  startsWith,
  type WordMatch,
} from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";
import { entriesNearBareName } from "../search.ts";
import type { SearchMatchKind } from "./match-kind.ts";
import { alternativesOf, widerAlternativesOf } from "./word.ts";

/** Documents that match a query equally well: those that are given, in ascending order, or those that a condition matches. */
export type SearchStep = { kind: SearchMatchKind } & ({ documents: number[] } | { condition: IndexCondition });

/** How a query is answered. */
export interface SearchPlan {
  /** Best matches first. No document belongs to two steps. */
  steps: SearchStep[];
  /** The condition of all documents that the full-text index finds. */
  condition: IndexCondition;
  /** The documents that were given in steps. */
  given: number[];
  /** Those among them that the condition does not match. */
  unmatched: number[];
  words: WordMatch[];
  /** The normalized names that the query may stand for. */
  bare: string[];
}

/** Further words of a query are ignored, because each word adds to the cost of the statements. */
const maxWords = 12;

/** The spellings of a whole name that are tried if words of the query are mistyped. */
const maxSpellings = 50;

/** Plans how to answer a query. Null if the query contains no words. */
export async function searchPlan(store: Store, query: string): Promise<SearchPlan | null> {
  const words = wordsOf(query).slice(0, maxWords);
  if (words.length === 0) return null;
  const matches = await alternativesOf(store, words);
  const plan = await planOf(store, matches, spellingsOf(query, words, matches));
  if (await findsAny(store, plan)) return plan;
  const wider = await widerAlternativesOf(store, matches);
  const widened = await planOf(store, wider, spellingsOf(query, words, wider));
  if (await findsAny(store, widened)) return widened;
  return similarNames(store, query, plan);
}

/** The normalized names that a query stands for: its own and, if a word is mistyped, those with known words instead. */
function spellingsOf(query: string, words: readonly string[], matches: readonly WordMatch[]): string[] {
  let spellings: string[][] = [[]];
  for (const { words } of matches)
    spellings = spellings.flatMap((start) => words.map((word) => [...start, word])).slice(0, maxSpellings);
  const isTyped = (spelling: readonly string[]) => spelling.every((word, index) => word === words[index]);
  const bare = spellings.map((each) => bareNameOf(isTyped(each) ? query : each.join(" ")));
  return [...new Set([bareNameOf(query), ...bare])].filter((name) => name !== "");
}

async function planOf(store: Store, words: WordMatch[], bare: string[]): Promise<SearchPlan> {
  const named = await documentsNamed(store, bare);
  const names = named.filter(({ isName }) => isName).map(({ document }) => document);
  const others = named.map(({ document }) => document).filter((document) => !names.includes(document));
  const conditions = conditionsOf(words);
  const related = words.length > 1 ? await namedWithRelated(store, words, [...names, ...others], conditions) : [];
  const given: SearchStep[] = [
    { kind: "NAME", documents: names },
    { kind: "OTHER_NAME", documents: others },
    { kind: "NAME_AND_RELATED", documents: related },
  ];
  const all = conditions.at(-1)?.condition ?? "";
  const documents = [...names, ...others, ...related];
  const matched = documents.length > 0 ? await matchedAmong(store, all, documents) : [];
  return {
    steps: [
      ...given,
      ...conditions.map(({ kind, condition, before }) => ({ kind, condition: butNot(condition, before) })),
    ],
    condition: all,
    given: documents,
    unmatched: documents.filter((document) => !matched.includes(document)),
    words,
    bare,
  };
}

interface Condition {
  kind: SearchMatchKind;
  condition: IndexCondition;
  /** Conditions of better matches that may match the same documents. */
  before: IndexCondition[];
}

/** The conditions of the steps that the full-text index finds. The last one includes all others. */
function conditionsOf(words: readonly WordMatch[]): Condition[] {
  const whole = words.map((each) => ({ ...each, isWhole: true }));
  const likeliest = words.map(({ words: [word = ""] }) => word);
  const isWhole = words.at(-1)?.isWhole === true;
  const starting = startsWith(likeliest, true, "name");
  const beginning = startsWith(likeliest, isWhole, "name");
  const [inName, startInName] = [hasAll(whole, ["name"]), hasAll(words, ["name"])];
  const [inNames, startInNames] = [hasAll(whole, ["name", "other"]), hasAll(words, ["name", "other"])];
  const related = both(hasAll(words, ["name", "other", "near"]), hasAny(words, ["name", "other"]));
  const anywhere =
    words.length === 1
      ? hasAll(words, ["name", "other", "prose"])
      : both(hasAll(words, ["name", "other", "prose", "near"]), hasAny(words, ["name", "other", "prose"]));
  return [
    { kind: "NAME_START", condition: starting, before: [] },
    { kind: "NAME_START", condition: beginning, before: [starting] },
    { kind: "NAME_WORDS", condition: inName, before: [beginning] },
    { kind: "NAME_WORDS", condition: startInName, before: [beginning, inName] },
    { kind: "OTHER_NAME_WORDS", condition: inNames, before: [startInName] },
    { kind: "OTHER_NAME_WORDS", condition: startInNames, before: [startInName, inNames] },
    ...(words.length > 1
      ? [{ kind: "RELATED_WORDS", condition: related, before: [startInNames] } satisfies Condition]
      : []),
    { kind: "TEXT_WORDS", condition: anywhere, before: [words.length > 1 ? related : startInNames] },
  ];
}

/** The documents with one of some normalized names, in ascending order, and whether it is the name of the node. */
async function documentsNamed(
  store: Store,
  bare: readonly string[],
): Promise<{ document: number; isName: boolean; bare: string }[]> {
  const { rows } = await sql<{ document: number; is_name: number; bare: string }>`
    select document.id as document, entry.field like '%.name' as is_name, entry.bare as bare
    from search_entry as entry join search_document as document on document.node = entry.node
    where entry.bare in ${anyOf(bare)} and entry.bare <> '' and entry.field in ${anyOf(nameFields)}
    order by document.id, is_name desc`.execute(store);
  const first = new Map<number, (typeof rows)[number]>();
  for (const row of rows) if (!first.has(row.document)) first.set(row.document, row);
  return [...first.values()].map(({ document, is_name, bare }) => ({ document, isName: is_name === 1, bare }));
}

/** Shorter names are also common words. */
const minNameLength = 3;

/** The documents that have some of the words as a name, if their other names and those of related nodes have the rest. */
async function namedWithRelated(
  store: Store,
  words: readonly WordMatch[],
  except: readonly number[],
  conditions: readonly Condition[],
): Promise<number[]> {
  const likeliest = words.map(({ words: [word = ""] }) => word);
  const parts = new Set<string>();
  for (let start = 0; start < likeliest.length; start++)
    for (let end = start + 1; end <= likeliest.length; end++) {
      const name = bareNameOf(likeliest.slice(start, end).join(" "));
      if (name.length >= minNameLength && end - start < likeliest.length) parts.add(name);
    }
  const named = await documentsNamed(store, [...parts]);
  const candidates = named.map(({ document }) => document).filter((document) => !except.includes(document));
  const related = conditions.find(({ kind }) => kind === "RELATED_WORDS")?.condition;
  return related && candidates.length > 0 ? matchedAmong(store, related, candidates.slice(0, maxCandidates)) : [];
}

/** The number of documents named by a part of the query that are compared with the rest of it. */
const maxCandidates = 200;

/** Those of some documents that a condition matches, in ascending order. */
async function matchedAmong(store: Store, condition: IndexCondition, documents: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select rowid as id from ${matching(condition)} and rowid in ${givenIds(documents)} order by rowid`.execute(store);
  return rows.map(({ id }) => id);
}

async function findsAny(store: Store, { condition, given }: SearchPlan): Promise<boolean> {
  if (given.length > 0) return true;
  const { rows } = await sql`select rowid from ${matching(condition)} limit 1`.execute(store);
  return rows.length > 0;
}

/** A plan for names that are similar to a query of which no words were found. */
async function similarNames(store: Store, query: string, plan: SearchPlan): Promise<SearchPlan> {
  const bare = bareNameOf(query);
  const near = (await entriesNearBareName(store, [bare], null)).get(bare) ?? [];
  const names = [...new Set(near.map((row) => row.bare))];
  const documents = (await documentsNamed(store, names)).map(({ document }) => document);
  return { ...plan, steps: [{ kind: "SIMILAR_NAME", documents }], given: documents, unmatched: documents, bare: names };
}
