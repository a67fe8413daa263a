import { typosBetween } from "./name/typo.ts";

/** The letters of a word as a bit set. The sets of two words that are one typo apart differ in at most two bits. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    bits |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return bits;
}

function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

interface Bucket {
  words: string[];
  letters: number[];
}

/**
 * A set of words with approximate lookup. Word length and letter sets exclude most words before the edit distance, which is
 * expensive, is computed.
 */
export class Spellings {
  readonly #bucketsByLength = new Map<number, Bucket>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const bucket = this.#bucketsByLength.get(word.length) ?? { words: [], letters: [] };
      this.#bucketsByLength.set(word.length, bucket);
      bucket.words.push(word);
      bucket.letters.push(lettersOf(word));
    }
  }

  /** The words within a number of typos of a word, which may include the word itself; nearest first, then alphabetically. */
  near(word: string, maxTypos: number): string[] {
    const letters = lettersOf(word);
    const found: { text: string; distance: number }[] = [];
    for (let length = word.length - maxTypos; length <= word.length + maxTypos; length++) {
      const bucket = this.#bucketsByLength.get(length);
      bucket?.letters.forEach((other, index) => {
        if (bitsOf(other ^ letters) > 2 * maxTypos) return;
        const text = bucket.words[index] ?? "";
        const distance = typosBetween(text, word, maxTypos);
        if (distance <= maxTypos) found.push({ text, distance });
      });
    }
    return found.sort((a, b) => a.distance - b.distance || (a.text < b.text ? -1 : 1)).map(({ text }) => text);
  }
}
