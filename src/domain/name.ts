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

/** The words of a text as search compares them: normalized, in order, without punctuation. */
export function wordsOf(text: string): string[] {
  return sortNameOf(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Legal forms, which do not help to identify a company. */
const legalForms = new Set(
  "ab ag as asa bv co company corp corporation gmbh group holding holdings inc incorporated kg kk limited llc llp lp ltd nv oy oyj plc pty sa sarl sas se spa srl ulc".split(
    " ",
  ),
);

/**
 * Normalizes a name so that different spellings of it are equal: without trademark signs, punctuation, spaces and legal forms.
 * "AlphaMedix(TM)" and "alphamedix" give the same result.
 */
export function bareNameOf(text: string): string {
  const words = wordsOf(text.replaceAll(/\((?:tm|r|c)\)|[™®©]/gi, " ").replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, ""));
  const own = words.filter((word, index) => index === 0 || !legalForms.has(word));
  return own.join("");
}

/**
 * The edit distance between two texts, with a transposition of adjacent letters as one edit (optimal string alignment).
 * @returns some number above the limit if the distance exceeds it
 */
export function typosBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let edits = Math.min(substituted, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(edits);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
