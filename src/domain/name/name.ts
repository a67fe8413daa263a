import { withoutLegalForms } from "./legal-form.ts";
import { joinedSpellingOf } from "./spelling.ts";
import { readWords, type Word } from "./word.ts";

export { isAbbreviation, typosBetween } from "./typo.ts";

/**
 * Normalizes a name for sorting: without diacritics, in lower case, with single spaces. Engines then agree on the order, because
 * they can compare the names byte by byte.
 */
export function sortNameOf(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .trim();
}

/**
 * The words of the normal form of a text, in order, without punctuation. Full-text search compares them, word by word:
 *
 * - Case, diacritics, compatibility forms, characters that are not shown and signs of trademarks make no difference.
 * - Letters and digits are separate words, so that "PSMA617", "PSMA-617" and "PSMA 617" have the words "psma" and "617". Only an
 *   identifier that changes often between letters and digits is one word.
 * - Initials with dots are one word: "S.p.A." and "A. B." are "spa" and "ab". The ending "'s" is left out, and "&" is "and".
 * - Greek letters have their names, British words their American spelling, and Roman numerals after words such as "phase" are Arabic.
 * - A nuclide has the name and the symbol of its element and its mass number as words, however it is written: "lutetium", "lu", "177".
 */
export function wordsOf(text: string): string[] {
  return readWords(text).map(({ text }) => text);
}

/**
 * The words of a text (see `wordsOf`), grouped as spaces group them: the groups of "177Lu-PSMA 617" are "lutetium lu 177 psma" and
 * "617". The words of a group stand side by side in any spelling of the text that has no more spaces. Joined, they are what a
 * spelling without hyphens begins with, such as "lupsma" for "Lu-PSMA".
 */
export function wordGroupsOf(text: string): string[][] {
  return groupsOf(readWords(text));
}

function groupsOf(words: readonly Word[]): string[][] {
  const groups: string[][] = [];
  for (const { text: word, gap } of words) {
    if (groups.length === 0 || /[\s,;:]/.test(gap)) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  return groups;
}

/** The words of a name (see `wordsOf`) without its legal forms. */
export function ownWordsOf(name: string): string[] {
  return withoutLegalForms(readWords(name)).map(({ text }) => text);
}

/**
 * The key of a name: names with the same key are spellings of one name. It joins the words of the name (see `wordsOf`), so that
 * hyphens, spaces, slashes and dots make no difference, and leaves out legal forms at both ends, and "and".
 */
export function bareNameOf(name: string): string {
  return joined(withoutLegalForms(readWords(name)));
}

/** The groups of words of a text (see `wordGroupsOf`), and its key as a name (see `bareNameOf`). */
export function normalFormOf(text: string): { groups: string[][]; bare: string } {
  const words = readWords(text);
  return { groups: groupsOf(words), bare: joined(withoutLegalForms(words)) };
}

/** English words of legal forms and their abbreviations. */
const abbreviations: Readonly<Record<string, string>> = {
  company: "co",
  corporation: "corp",
  incorporated: "inc",
  limited: "ltd",
  private: "pvt",
  proprietary: "pty",
};

/** The words of the legal forms of a name, which tell apart companies whose names differ in nothing else: "kgaa" for "Merck KGaA". */
export function legalFormWordsOf(name: string): Set<string> {
  const words = readWords(name);
  const own = new Set(withoutLegalForms(words));
  const forms = words.filter((word) => !own.has(word) && word.text !== "and");
  return new Set(forms.map(({ text }) => abbreviations[text] ?? text));
}

function joined(words: readonly Word[]): string {
  const own = words.filter(({ text }) => text !== "and");
  return joinedSpellingOf((own.length > 0 ? own : words).map(({ text }) => text).join(""));
}
