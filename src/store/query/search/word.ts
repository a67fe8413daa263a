import { sql } from "kysely";
import { typosBetween } from "../../../domain/name/name.ts";
import { type WordMatch, wordStartingWith } from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";

/** Shorter words must be spelled correctly, and so must words with digits, because codes that differ in one digit differ in meaning. */
const correctable = /^\p{L}{5,}$/u;

/** The number of known words that may replace a mistyped one. */
const maxAlternatives = 50;

/**
 * The alternatives for each word: the word itself as a prefix or, if no known word starts with it, known words one typo away. A word
 * that is known has to be a whole word in the names of related nodes, which are many.
 */
export async function alternativesOf(store: Store, words: readonly string[]): Promise<WordMatch[]> {
  const found: WordMatch[] = [];
  for (const word of words) {
    const { rows: known } = await wordStartingWith(word).execute(store);
    const near = known.length === 0 ? await wordsNear(store, word) : [];
    const isKnown = known[0]?.term === word;
    found.push(
      near.length > 0
        ? { words: near, isWhole: true, isWholeInRelated: true }
        : { words: [word], isWhole: false, isWholeInRelated: isKnown },
    );
  }
  return found;
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
  if (!correctable.test(word)) return [];
  // A typo concerns one letter or two adjacent ones, so that the letters before or after it are correct.
  const letters = [...word];
  const half = Math.floor((letters.length - 1) / 2);
  const [start, end] = [letters.slice(0, half).join(""), letters.slice(-half).reverse().join("")];
  const { rows } = await sql<{ term: string }>`
    select term from search_term where term >= ${start} and term < ${`${start}\u{10ffff}`}
      and length(term) between ${letters.length - 1} and ${letters.length + 1}
    union
    select term from search_term where reversed >= ${end} and reversed < ${`${end}\u{10ffff}`}
      and length(term) between ${letters.length - 1} and ${letters.length + 1}`.execute(store);
  const near = rows.map(({ term }) => term).filter((term) => typosBetween(term, word, 1) <= 1);
  return near.sort(compareTypos(word)).slice(0, maxAlternatives);
}

/** Words of the same length and with the same first letter are more likely to be meant. */
function compareTypos(word: string): (one: string, other: string) => number {
  const weight = (term: string) => Number(term.length !== word.length) + 2 * Number(term[0] !== word[0]);
  return (one, other) => weight(one) - weight(other) || (one < other ? -1 : 1);
}
