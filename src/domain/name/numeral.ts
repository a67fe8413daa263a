/** Words after which Roman and Arabic numerals mean the same. */
const numbered: ReadonlySet<string> = new Set(
  "phase phases type types class classes stage stages grade grades factor factors".split(" "),
);

/** Whether a numeral may follow a word. */
export function takesNumeral(word: string): boolean {
  return numbered.has(word);
}

const units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/** Roman numerals from 1 to 29. */
const values: ReadonlyMap<string, string> = new Map(
  ["", "x", "xx"].flatMap((ten, tens) =>
    units.map((unit, ones): [string, string] => [ten + unit, String(10 * tens + ones)]).filter(([text]) => text !== ""),
  ),
);

/** The words of a numeral in Arabic figures: "2" of "ii", "2" and "b" of "iib". Null if a word is no Roman numeral. */
export function arabicWordsOf(word: string): string[] | null {
  const whole = values.get(word);
  if (whole !== undefined) return [whole];
  const value = /[abc]$/.test(word) ? values.get(word.slice(0, -1)) : undefined;
  return value === undefined ? null : [value, word.slice(-1)];
}
