/** Letters that Unicode does not decompose into a base letter and a diacritic. */
const plainLetters: Readonly<Record<string, string>> = {
  æ: "ae",
  ð: "d",
  đ: "d",
  ø: "o",
  œ: "oe",
  ß: "ss",
  þ: "th",
  ħ: "h",
  ı: "i",
  ł: "l",
  ŋ: "n",
  ŧ: "t",
  ς: "σ",
};

/** Marks that belong to a letter of their own instead of being diacritics, such as the voicing marks of kana. */
const diacritics = /(?![\u3099\u309a])\p{M}+/gu;

const undecomposed = /[æðđøœßþħıłŋŧς]/g;

/**
 * Folds case, diacritics and compatibility forms: "Émile", "émile", "ÉMILE" and "Ｅmile" give the same result. Characters that are not
 * shown, such as soft hyphens, joiners and marks of direction, are dropped.
 */
export function foldedText(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  // Some capital letters have no small letter of their own, such as the dotted I, so that the case is folded in both directions.
  const cased = text
    .toWellFormed()
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "")
    .normalize("NFKC");
  return cased
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(diacritics, "")
    .replaceAll(undecomposed, (letter) => plainLetters[letter] ?? letter)
    .normalize("NFC");
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 126) return false;
  return true;
}
