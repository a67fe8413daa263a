import { bareNameOf, ownWordsOf, wordGroupsOf, wordsOf } from "../../../domain/name/name.ts";
import type { SearchMatchKind } from "../../../domain/vocabulary/search.ts";
import { butNot, type IndexCondition, type WordGroup, type WordMatch } from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";
import { entriesNearBareName } from "../search.ts";
import { classified } from "./classify.ts";
import { conditionsOf, type SearchCondition, type SearchConditions } from "./condition.ts";
import { documentsNamed, firstDocuments, matchedAmong, type NamedDocument } from "./document.ts";
import { alternativesOf, widerAlternativesOf } from "./word.ts";

/** Documents that match a query equally well: those that are given, in ascending order, or those that a condition matches. */
export type SearchStep = { kind: SearchMatchKind } & (
  | { documents: number[] }
  | { condition: IndexCondition; of?: SearchCondition["of"] }
);

/** How a query is answered. */
export interface SearchPlan {
  /** Best matches first. A document that several steps have belongs to the first of them. */
  steps: SearchStep[];
  /** The condition of all documents that the full-text index finds. Null if it finds none. */
  condition: IndexCondition | null;
  /** The documents that are given in steps, in ascending order. */
  given: number[];
  /** Those among them that the condition does not match. */
  unmatched: number[];
  words: WordMatch[];
  /** The normalized names that the query may stand for. */
  names: string[];
}

/** Further words of a query are ignored, because each word adds to the cost of the statements. */
const maxWords = 12;

/** The spellings of a whole name that are tried if words of the query are mistyped. */
const maxSpellings = 50;

/** Plans how to answer a query. Null if the query contains no words. */
export async function searchPlan(store: Store, query: string): Promise<SearchPlan | null> {
  const groups = queryGroupsOf(query);
  const words = groups.flat();
  if (words.length === 0) return null;
  const matches = await alternativesOf(store, words);
  const plan =
    (await planOf(store, query, groups, matches)) ??
    (await planOf(store, query, groups, await widerAlternativesOf(store, matches)));
  if (plan !== null) return plan;
  const specific = groups.filter((group) => !group.every((word) => kindWords.has(word)));
  if (specific.length > 0 && specific.length < groups.length) {
    const fewer = await planOf(store, query, specific, await alternativesOf(store, specific.flat()));
    if (fewer !== null) return fewer;
  }
  return similarNames(store, query, matches);
}

/** Words that say what is looked for. They are left out if nothing has every word of a query. */
const kindWords = new Set(
  "agreement agreements companies company deal deals disease drug drugs indication person target therapies therapy trial trials".split(
    " ",
  ),
);

/** Words that are not searched for if a query has others. */
const commonWords = new Set(["and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"]);

/** The words of a query by which search finds entities, in the groups of `wordGroupsOf`, without legal forms. */
function queryGroupsOf(query: string): string[][] {
  const [words, own] = [wordsOf(query), ownWordsOf(query)];
  const start = words.findIndex((_, index) => own.every((word, place) => words[index + place] === word));
  let place = 0;
  const groups = wordGroupsOf(query).map((group) =>
    group.filter((_word, index) => {
      const at = place + index;
      if (index === group.length - 1) place += group.length;
      return at >= start && at < start + own.length;
    }),
  );
  const isCommon = (group: readonly string[]) => group.every((word) => commonWords.has(word));
  const meaningful = groups.filter((group) => !isCommon(group));
  return firstWords(meaningful.length > 0 ? meaningful : groups);
}

function firstWords(groups: readonly string[][]): string[][] {
  let left = maxWords;
  return groups.flatMap((group) => {
    const taken = group.slice(0, left);
    left -= taken.length;
    return taken.length > 0 ? [taken] : [];
  });
}

/** Lists of documents that are not longer are divided among the kinds of matches in memory. */
const maxClassified = 300;

/** A plan for the words of a query, if it finds anything. */
async function planOf(
  store: Store,
  query: string,
  queryGroups: readonly (readonly string[])[],
  words: WordMatch[],
): Promise<SearchPlan | null> {
  const groups = grouped(queryGroups, words);
  const conditions = conditionsOf(groups);
  const { related, inName, any } = conditions;
  const names = namesMeantBy(query, words);
  const named = await documentsNamed(store, names);
  const found = await firstDocuments(store, any, maxClassified + 1);
  if (found.length + named.length === 0) return null;
  const parts = related === null ? [] : await namedWithRelated(store, words, named, butNot(related, [inName]));
  const given = new Set([...named.map(({ document }) => document), ...parts]);
  const byKind = await stepsByKind(store, groups, conditions, found, given);
  const steps = [
    ...namedSteps(query, named),
    ...byKind.slice(0, startPlaces),
    { kind: "NAME_AND_RELATED" as const, documents: parts },
    ...byKind.slice(startPlaces),
  ];
  const documents = new Set([...given, ...byKind.flatMap((step) => ("documents" in step ? step.documents : []))]);
  const all = [...documents].sort(ascending);
  const isComplete = byKind.every((step) => "documents" in step);
  const matched = new Set(isComplete ? [] : await matchedAmong(store, any, all));
  return {
    steps,
    condition: isComplete ? null : any,
    given: all,
    unmatched: all.filter((document) => !matched.has(document)),
    words,
    names,
  };
}

/** The number of conditions whose matches come before those by parts of the query. */
const startPlaces = 4;

/**
 * The steps of the conditions. Documents are given if they are few: all of them, or those whose names have every word, among regulatory
 * events and trials or among others.
 * @param found the first documents that match
 * @param given documents of other steps
 */
async function stepsByKind(
  store: Store,
  groups: readonly WordGroup[],
  { byKind, named, related }: SearchConditions,
  found: readonly number[],
  given: ReadonlySet<number>,
): Promise<SearchStep[]> {
  const limit = maxClassified + 1;
  const isComplete = found.length <= maxClassified;
  const inRelated = isComplete && related !== null ? await firstDocuments(store, related, limit) : [];
  const few: number[] = isComplete ? [...found] : [];
  const isGiven = { others: isComplete, reports: isComplete };
  for (const of of isComplete ? [] : (["others", "reports"] as const)) {
    const documents = await firstDocuments(store, named, limit, of);
    isGiven[of] = documents.length <= maxClassified;
    if (isGiven[of]) few.push(...documents);
  }
  const rest = few.filter((document) => !given.has(document));
  const documents = await classified(store, groups, byKind, rest, new Set(inRelated));
  return byKind.map(({ kind, condition, better, of }, index) =>
    (of === undefined ? isComplete : isGiven[of])
      ? { kind, documents: documents[index] ?? [] }
      : { kind, condition: butNot(condition, better), ...(of && { of }) },
  );
}

const ascending = (one: number, other: number) => one - other;

/** What the words of each group match. */
function grouped(queryGroups: readonly (readonly string[])[], words: readonly WordMatch[]): WordGroup[] {
  let place = 0;
  return queryGroups.map((group) => {
    const start = place;
    place += group.length;
    return { words: words.slice(start, place), joined: group.length > 1 ? group.join("") : null };
  });
}

/** Names come before other names, and names with the same legal form before others. */
function namedSteps(query: string, named: readonly NamedDocument[]): SearchStep[] {
  const whole = wordsOf(query).join("");
  const step = (kind: SearchMatchKind, isName: boolean, isWhole: boolean) => ({
    kind,
    documents: named
      .filter((each) => each.isName === isName && (wordsOf(each.text).join("") === whole) === isWhole)
      .map(({ document }) => document),
  });
  return [
    step("NAME", true, true),
    step("NAME", true, false),
    step("OTHER_NAME", false, true),
    step("OTHER_NAME", false, false),
  ];
}

/** The normalized names that a query stands for: its own and, if a word is mistyped, those with known words instead. */
function namesMeantBy(query: string, matches: readonly WordMatch[]): string[] {
  let spellings: string[][] = [[]];
  for (const { words } of matches)
    spellings = spellings.flatMap((start) => words.map((word) => [...start, word])).slice(0, maxSpellings);
  const names = [bareNameOf(query), ...spellings.map((words) => bareNameOf(words.join(" ")))];
  return [...new Set(names)].filter((name) => name !== "");
}

/** Shorter parts of a query are often common words. */
const minNameLength = 3;

/** The number of documents named by a part of the query that are compared with the rest of it. */
const maxCandidates = 200;

/** The documents that have some of the words as a name, if their other names and those of related nodes have the rest. */
async function namedWithRelated(
  store: Store,
  words: readonly WordMatch[],
  named: readonly NamedDocument[],
  related: IndexCondition,
): Promise<number[]> {
  const likeliest = words.map(({ words: [word = ""] }) => word);
  const parts = new Set<string>();
  for (let start = 0; start < likeliest.length; start++) {
    for (let end = start + 1; end <= likeliest.length; end++) {
      const name = bareNameOf(likeliest.slice(start, end).join(" "));
      if (name.length >= minNameLength && end - start < likeliest.length) parts.add(name);
    }
  }
  const known = new Set(named.map(({ document }) => document));
  const candidates = (await documentsNamed(store, [...parts]))
    .map(({ document }) => document)
    .filter((document) => !known.has(document));
  return matchedAmong(store, related, candidates.slice(0, maxCandidates));
}

/** The number of similar names that are found. */
const maxSimilar = 20;

/** A plan for names that are similar to a query of which no words were found. */
async function similarNames(store: Store, query: string, words: WordMatch[]): Promise<SearchPlan> {
  const bare = bareNameOf(query);
  const near = (await entriesNearBareName(store, [bare], null)).get(bare) ?? [];
  const names = [...new Set(near.map((row) => row.bare))].slice(0, maxSimilar);
  const steps: SearchStep[] = [];
  // Nearest first, as names are resolved.
  const seen = new Set<number>();
  for (const name of names) {
    const documents = (await documentsNamed(store, [name])).flatMap(({ document }) =>
      seen.has(document) ? [] : [document],
    );
    for (const document of documents) seen.add(document);
    steps.push({ kind: "SIMILAR_NAME", documents });
  }
  const given = [...seen].sort(ascending);
  return { steps, condition: null, given, unmatched: given, words, names };
}
