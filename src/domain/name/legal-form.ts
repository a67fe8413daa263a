import type { Word } from "./word.ts";

/** Legal forms, which do not help to identify a company. */
const forms: ReadonlySet<string> = new Set(
  "ab ag as asa bv co company corp corporation gmbh inc incorporated kg kk limited llc llp lp ltd nv oy oyj plc pty sa sarl sas se spa srl ulc".split(
    " ",
  ),
);

/** The most words that a legal form has. */
const maxWords = 8;

/** The words of a name without the legal forms at its end. A name that is nothing but legal forms keeps its first word. */
export function withoutLegalForms(words: readonly Word[]): readonly Word[] {
  let end = words.length;
  for (let length = formBefore(words, end); length > 0; length = formBefore(words, end)) end -= length;
  return words.slice(0, end);
}

/** The number of words of the legal form that ends at an index. 0 if there is none, or if nothing would be left. */
function formBefore(words: readonly Word[], end: number): number {
  for (let length = Math.min(maxWords, end - 1); length > 0; length--) {
    const form = words.slice(end - length, end);
    if (/[\s,(]/.test(form[0]?.gap ?? "") && forms.has(form.map(({ text }) => text).join(""))) return length;
  }
  return 0;
}
