import { typosBetween } from "./name.ts";

/** Which letters a word has, as bits: words a typo apart differ in two of them at most. */
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

interface Shelf {
  words: string[];
  letters: number[];
}

/** Words, kept so that those within a typo or two of another are found without comparing them all letter by letter. */
export class Spellings {
  readonly #shelves = new Map<number, Shelf>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const shelf = this.#shelves.get(word.length) ?? { words: [], letters: [] };
      this.#shelves.set(word.length, shelf);
      shelf.words.push(word);
      shelf.letters.push(lettersOf(word));
    }
  }

  /** The words at most so many typos away, nearest first, equals by the alphabet; the word itself where it is one of them. */
  near(word: string, typos: number): string[] {
    const letters = lettersOf(word);
    const found: { text: string; off: number }[] = [];
    for (let length = word.length - typos; length <= word.length + typos; length++) {
      const shelf = this.#shelves.get(length);
      shelf?.letters.forEach((other, index) => {
        if (bitsOf(other ^ letters) > 2 * typos) return;
        const text = shelf.words[index] ?? "";
        const off = typosBetween(text, word, typos);
        if (off <= typos) found.push({ text, off });
      });
    }
    return found.sort((a, b) => a.off - b.off || (a.text < b.text ? -1 : 1)).map(({ text }) => text);
  }
}
