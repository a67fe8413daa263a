import { foldedText } from "./fold.ts";
import { greekNamesOf } from "./greek.ts";
import { isMass, nuclideAt, symbolLengthAfter } from "./nuclide.ts";
import { arabicWordsOf, takesNumeral } from "./numeral.ts";
import { withoutSigns, withoutSpelledSigns } from "./sign.ts";
import { americanSpellingOf } from "./spelling.ts";

/** A word of the normal form of a text. */
export interface Word {
  text: string;
  /** What stands between the word before and this one: "" within a run of letters and digits, or spaces and punctuation. */
  gap: string;
  /** Whether the word has dots, such as "S.A." and "Rt.". */
  isDotted: boolean;
}

/** Initials, such as "S.p.A." and "A. B.", or a run of letters and digits. */
const run = /(?<![\p{L}\p{N}])(?:\p{L}(?:\.\p{L})+\.?|\p{L}\.(?: \p{L}\.)+)(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu;

const possessive = /(?<=\p{L})['’ʼ]s(?![\p{L}\p{N}])/gu;

/** Letters, digits, or letters in Greek, within a run. */
const part = /[\u03b1-\u03c9]+|\p{N}+|(?:(?![\u03b1-\u03c9])\p{L})+/gu;

/** Runs that change more often between letters and digits are identifiers, such as those of UNII, and stay whole. */
const maxChanges = 2;

/** A text whose runs are letters and digits in ASCII, and in which punctuation has no meaning of its own. */
const simple = /^[\w \-,;:/"+*#%@!?<>=[\]{}|]*$/;

/** The words of the normal form of a text, with what stands between them. */
export function readWords(text: string): readonly Word[] {
  if (simple.test(text)) return nuclidesNamed(numeralsConverted(simpleRunsOf(text.toLowerCase())));
  const folded = withoutSpelledSigns(foldedText(withoutSigns(text)));
  return nuclidesNamed(numeralsConverted(runsOf(folded.replaceAll(possessive, "").replaceAll("&", " and "))));
}

/** The same as `runsOf`, in less time. */
function simpleRunsOf(folded: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (let start = 0; start < folded.length; start++) {
    if (!isLetter(folded.charCodeAt(start)) && !isDigit(folded.charCodeAt(start))) continue;
    const gap = folded.slice(end, start);
    let letters = 0;
    for (end = start; end < folded.length; end++) {
      if (isLetter(folded.charCodeAt(end))) letters++;
      else if (!isDigit(folded.charCodeAt(end))) break;
    }
    const text = folded.slice(start, end);
    if (letters === 0) words.push({ text, gap, isDotted: false });
    else if (letters === text.length && gap !== "]")
      words.push({ text: americanSpellingOf(text), gap, isDotted: false });
    else addRun(words, text, gap, false);
    start = end;
  }
  return words;
}

const isLetter = (unit: number) => unit >= 97 && unit <= 122;
const isDigit = (unit: number) => unit >= 48 && unit <= 57;

function runsOf(folded: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of folded.matchAll(run)) {
    const gap = folded.slice(end, match.index);
    end = match.index + match[0].length;
    const isInitials = match[0].includes(".");
    addRun(words, match[0].replaceAll(/[. ]/g, ""), gap, isInitials || folded[end] === ".");
  }
  return words;
}

function addRun(words: Word[], text: string, gap: string, isDotted: boolean): void {
  const [first = "", ...others] = partsOf(text);
  // The letters after "[177Lu]" may repeat the symbol.
  const parts = gap === "]" ? [...cut(words.at(-2)?.text, first), ...others] : [first, ...others];
  parts.forEach((part, index) => {
    words.push({ text: americanSpellingOf(part), gap: index === 0 ? gap : "", isDotted });
  });
}

/** The words of a run of letters and digits: "psma" and "617", "tnf" and "alpha", "177" and "lu". */
function partsOf(text: string): string[] {
  if (/^(?:[a-z]+|[0-9]+)$/.test(text)) return [text];
  const parts = text.match(part) ?? [text];
  const isGreek = (each: string | undefined) => each !== undefined && /^[\u03b1-\u03c9]/.test(each);
  const joined: string[][] = [];
  parts.forEach((each, index) => {
    if (index > 0 && !isGreek(each) && !isGreek(parts[index - 1])) joined.at(-1)?.push(each);
    else joined.push([each]);
  });
  return joined.flatMap((group) => {
    if (isGreek(group[0])) return greekNamesOf(group[0] ?? "");
    return group.length > maxChanges + 1
      ? [group.join("")]
      : group.flatMap((each, index) => cut(group[index - 1], each));
  });
}

/** The letters after a mass number, cut where the symbol of its element ends. */
function cut(before: string | undefined, letters: string): string[] {
  const length = before === undefined ? 0 : symbolLengthAfter(before, letters);
  return length === 0 ? [letters] : [letters.slice(0, length), letters.slice(length)];
}

function numeralsConverted(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ text }) => takesNumeral(text) || /^[abc]$/.test(text))) return words;
  const converted: Word[] = [];
  let isNumbered: boolean = false;
  for (const [index, word] of words.entries()) {
    const arabic: string[] | null = isNumbered ? arabicWordsOf(word.text) : null;
    if (arabic === null) converted.push(word);
    else arabic.forEach((text, place) => void converted.push({ ...word, text, gap: place === 0 ? word.gap : "" }));
    const isNumeral: boolean = isNumbered && (arabic !== null || /^\d+$/.test(word.text));
    isNumbered =
      takesNumeral(word.text) ||
      (isNumeral && joinsNumerals(words[index + 1]?.gap)) ||
      // The letter of "2a/2b".
      (/^[abc]$/.test(word.text) && joinsNumerals(words[index + 1]?.gap) && /^\d+$/.test(words[index - 1]?.text ?? ""));
  }
  return converted;
}

function joinsNumerals(gap: string | undefined): boolean {
  return gap === "" || /^ ?[-/‐‑–] ?$/.test(gap ?? " ");
}

function nuclidesNamed(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ text }) => isMass(text))) return words;
  const texts = words.map(({ text }) => text);
  const named: Word[] = [];
  for (let index = 0; index < words.length; ) {
    const word = words[index];
    const nuclide = nuclideAt(texts, index);
    if (word === undefined) break;
    if (nuclide === null) named.push(word);
    else nuclide.words.forEach((text, place) => void named.push({ ...word, text, gap: place === 0 ? word.gap : "" }));
    index += nuclide?.length ?? 1;
  }
  return named;
}
