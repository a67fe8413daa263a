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

/**
 * Whether a word in the normal form is an abbreviation, such as "nsclc": it has no vowel. Abbreviations that differ in a letter differ in
 * meaning, so that one is no misspelling of another.
 */
export function isAbbreviation(word: string): boolean {
  return /^[b-df-hj-np-tv-xz]+$/.test(word);
}
