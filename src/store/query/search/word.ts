import { type RawBuilder, sql } from "kysely";
import { isAbbreviation, typosBetween } from "../../../domain/name/name.ts";
import { type WordMatch, wordStartingWith } from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";

/**
 * Shorter words must be spelled correctly, and so must abbreviations and words with digits, because codes that differ in one digit differ
 * in meaning.
 */
const correctable = /^\p{L}{5,}$/u;

/** The number of known words that may replace a mistyped one. */
const maxAlternatives = 50;

/**
 * The alternatives for each word: the word itself as a prefix or, if no known word starts with it, known words one typo away. A word
 * that is known has to be a whole word in the names of related nodes, which are many.
 */
export async function alternativesOf(store: Store, words: readonly string[]): Promise<WordMatch[]> {
  const found: WordMatch[] = [];
  for (const [index, word] of words.entries()) {
    const { rows: known } = await wordStartingWith(word).execute(store);
    const near = known.length === 0 ? await wordsNear(store, word) : [];
    const isKnown = known[0]?.term === word;
    found.push(
      near.length > 0
        ? { words: near, isWhole: true, isWholeInRelated: true }
        : { words: [word, ...singularOf(word)], isWhole: isCompleteAt(index, words), isWholeInRelated: isKnown },
    );
  }
  return found;
}

/** Single letters and short numbers begin too many words. They are whole words; a number may be the beginning if it is all that is typed. */
function isCompleteAt(index: number, words: readonly string[]): boolean {
  const word = words[index] ?? "";
  if (words.length === 1) return /^\p{Script=Latin}$/u.test(word);
  const isLast = index === words.length - 1;
  return /^\p{N}+$/u.test(word) ? !isLast || word.length < 2 : [...word].length === 1;
}

/** The singular of a word that may be a plural, such as "tumor" for "tumors". */
function singularOf(word: string): string[] {
  return /^\p{L}{4,}(?<![su])s$/u.test(word) ? [word.slice(0, -1)] : [];
}

/** Like `alternativesOf`, with the words one typo away from words that are the beginning of a known word as well. */
export async function widerAlternativesOf(store: Store, matches: readonly WordMatch[]): Promise<WordMatch[]> {
  const found: WordMatch[] = [];
  for (const match of matches) {
    const [word = ""] = match.words;
    const near = match.isWhole ? [] : await wordsNear(store, word);
    found.push(near.length > 0 ? { ...match, words: [...new Set([word, ...near])] } : match);
  }
  return found;
}

/** Known words that are one typo away from a word, alphabetically. */
async function wordsNear(store: Store, word: string): Promise<string[]> {
  if (!correctable.test(word) || isAbbreviation(word)) return [];
  // A typo concerns one letter or two adjacent ones, so that the letters before or after it are correct.
  const letters = [...word];
  const half = Math.floor((letters.length - 1) / 2);
  const [start, end] = [letters.slice(0, half).join(""), letters.slice(-half).reverse().join("")];
  const range = (column: RawBuilder<unknown>, from: string) => sql<{ word: string }>`
    select ${column} as word from search_term where ${column} >= ${from} and ${column} < ${`${from}\u{10ffff}`}
      and length(${column}) between ${letters.length - 1} and ${letters.length + 1}`;
  const { rows: starting } = await range(sql`term`, start).execute(store);
  const { rows: ending } = await range(sql`reversed`, end).execute(store);
  const candidates = new Set([
    ...starting.map((row) => row.word),
    ...ending.map((row) => [...row.word].reverse().join("")),
  ]);
  const near = [...candidates].filter((term) => typosBetween(term, word, 1) <= 1);
  return near.sort(compareTypos(word)).slice(0, maxAlternatives);
}

/** Words of the same length and with the same first letter are more likely to be meant. */
function compareTypos(word: string): (one: string, other: string) => number {
  const weight = (term: string) => Number(term.length !== word.length) + 2 * Number(term[0] !== word[0]);
  return (one, other) => weight(one) - weight(other) || (one < other ? -1 : 1);
}
