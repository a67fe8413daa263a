import { furtherForms, legalForms } from "./legal-forms.ts";
import { readWords, type Word } from "./word.ts";

/**
 * Forms of two letters that count without dots. Others of this length, such as "SC" and "CV", mean something else in names of drugs more
 * often, and count only with dots.
 */
const shortForms: ReadonlySet<string> = new Set(
  "ab ad ae ag as bv co dd hb kd kg kk ky lp nv og ou oy sa se sl ug".split(" "),
);

/** Forms that count only with dots, because they are abbreviations of diseases, molecules or treatments too. */
const onlyWithDots: ReadonlySet<string> = new Set(
  "ccc clg dac dat eac elp ibc icc ilp lca mmc npc opc pac pcc pcs plt psa saa sac sap scl scm scr sll smc soc spc vat".split(
    " ",
  ),
);

/** Forms in Latin letters that stand before the name. Others do so too rarely: "AB Science" and "INC Research" begin with no form. */
const leadingForms: ReadonlySet<string> = new Set("oao ooo oy pao pt tov zao".split(" "));

/** Names of forms that are written in full, such as "Aktiebolaget", count before the name from this length on. */
const minLeadingLength = 10;

/** A name has at most so many forms one after another, as in "GmbH & Co. KG". */
const maxForms = 5;

const latin = /^[a-z0-9]+$/;

/** A form in a script that does not separate words by spaces, such as "株式会社". */
const unspaced = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}]{2,}$/u;

interface Forms {
  /** The forms by their words, joined without "and". */
  keys: ReadonlySet<string>;
  /** The last words of forms. */
  lastWords: ReadonlySet<string>;
  unspaced: readonly string[];
  maxWords: number;
}

let forms: Forms | undefined;

/** The forms are read when the first name needs them, since most commands need none. */
function knownForms(): Forms {
  forms ??= read();
  return forms;
}

function read(): Forms {
  const lists = [legalForms, furtherForms].flatMap((text) => text.trim().split(/\n(?=\S)/));
  const read = lists
    .flatMap((list) => list.slice(list.indexOf(":") + 1).split(";"))
    .map((form) => readWords(form).map(({ text }) => text));
  const keys = new Set(read.map((words) => words.filter((word) => word !== "and").join("")));
  return {
    keys,
    lastWords: new Set(read.map((words) => words.at(-1) ?? "")),
    unspaced: [...keys].filter((key) => unspaced.test(key)).sort((a, b) => b.length - a.length),
    // Initials may be written with spaces, such as "S p A".
    maxWords: Math.max(...read.map((words) => words.length)) + 2,
  };
}

/** The words of a name without the legal forms at both ends. A name that consists of legal forms only keeps one of them. */
export function withoutLegalForms(words: readonly Word[]): readonly Word[] {
  let [start, end] = [0, words.length];
  for (let count = 0; count < maxForms; count++) {
    const length = formBefore(words, start, end);
    if (length === 0) break;
    end -= length;
    while (end > start + 1 && words[end - 1]?.text === "and") end--;
  }
  start += formAfter(words, start, end);
  const own = words.slice(start, end);
  return own.some(({ text }) => !latin.test(text)) ? withoutAffixes(own) : own;
}

/** The number of words of the legal form that ends at an index. 0 if there is none, or if nothing would be left of the name. */
function formBefore(words: readonly Word[], start: number, end: number): number {
  const { keys, lastWords, maxWords } = knownForms();
  const last = words[end - 1];
  if (last === undefined || (last.text.length > 1 && !lastWords.has(last.text))) return 0;
  let key = "";
  let found = 0;
  for (let length = 1; length <= Math.min(maxWords, end - start - 1); length++) {
    const word = words[end - length];
    if (word === undefined) break;
    if (word.text !== "and") key = word.text + key;
    if (keys.has(key) && stands(word, key, length > 1 || word.isDotted)) found = length;
  }
  return found;
}

/** Whether words that read like a legal form are one: they stand apart from the name, and are no other abbreviation. */
function stands(word: Word, key: string, isDotted: boolean): boolean {
  if (!/[\s,(]/.test(word.gap)) return false;
  if (!latin.test(key)) return key.length > 1 || word.gap.includes("(");
  if (key.length <= 2 && !shortForms.has(key)) return isDotted;
  return isDotted || !onlyWithDots.has(key);
}

/** The number of words of the legal form that begins at an index. 0 if there is none, or if nothing would be left of the name. */
function formAfter(words: readonly Word[], start: number, end: number): number {
  const { keys, maxWords } = knownForms();
  let key = "";
  let found = 0;
  for (let length = 1; length <= Math.min(maxWords, end - start - 1); length++) {
    key += words[start + length - 1]?.text ?? "";
    if (!keys.has(key)) continue;
    const gap = words[start + length]?.gap ?? "";
    const isLeading = latin.test(key)
      ? leadingForms.has(key) || key.length >= minLeadingLength || /["„“”«]/.test(gap)
      : key.length > 1 || gap.includes(")");
    if (isLeading && /[\s)"„“”«]/.test(gap)) found = length;
  }
  return found;
}

/** Words without the legal forms that are written together with the first or the last of them, as in Chinese and Japanese. */
function withoutAffixes(words: readonly Word[]): readonly Word[] {
  const { unspaced } = knownForms();
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return words;
  const suffix = unspaced.find((form) => last.text.length > form.length && last.text.endsWith(form));
  const cut = [...words.slice(0, -1), { ...last, text: suffix ? last.text.slice(0, -suffix.length) : last.text }];
  const head = cut[0] ?? first;
  const prefix = unspaced.find((form) => head.text.length > form.length && head.text.startsWith(form));
  return prefix ? [{ ...head, text: head.text.slice(prefix.length) }, ...cut.slice(1)] : cut;
}
