/** A name as lists sort it: without accents, case and runs of space; the same on every engine, byte by byte. */
export function sortNameOf(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The words of a text as search compares them: folded, in order, without punctuation. */
export function wordsOf(text: string): string[] {
  return sortNameOf(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Legal forms, which say nothing of which company is meant. */
const legalForms = new Set(
  "ab ag as asa bv co company corp corporation gmbh group holding holdings inc incorporated kg kk limited llc llp lp ltd nv oy oyj plc pty sa sarl sas se spa srl ulc".split(
    " ",
  ),
);

/** A name without marks, legal forms and spaces: what two spellings of it share. "AlphaMedix(TM)" and "alphamedix" are one. */
export function bareNameOf(text: string): string {
  const words = wordsOf(text.replaceAll(/\((?:tm|r|c)\)|[™®©]/gi, " ").replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, ""));
  const own = words.filter((word, index) => index === 0 || !legalForms.has(word));
  return own.join("");
}

/** Levenshtein's distance with neighbouring letters swapped as one step, or more than the limit as soon as that is sure. */
export function typosBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      current.push(least);
    }
    if (Math.min(...current) > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
