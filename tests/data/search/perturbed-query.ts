import { bareNameOf, sortNameOf } from "../../../src/domain/name/name.ts";

/** A name in the records, and the entities that have it. */
export interface KnownName {
  text: string;
  entities: readonly string[];
}

/** A kind of change to a name after which it is still the same name. Null if the change does not apply to a name. */
export type Perturbation = (name: string) => string | null;

const changed = (name: string, to: string): string | null => (to === name ? null : to);

const british: readonly (readonly [american: RegExp, british: string])[] = [
  [/tumor/i, "tumour"],
  [/anemia/i, "anaemia"],
  [/\bhem/i, "haem"],
  [/leukemia/i, "leukaemia"],
  [/celiac/i, "coeliac"],
  [/esophag/i, "oesophag"],
  [/\bceliac/i, "coeliac"],
];

const greek: readonly (readonly [name: RegExp, letter: string])[] = [
  [/\balpha\b/i, "α"],
  [/\bbeta\b/i, "β"],
  [/\bgamma\b/i, "γ"],
  [/\bdelta\b/i, "δ"],
];

const accents: Readonly<Record<string, string>> = { a: "á", e: "é", i: "î", o: "ö", u: "ü", n: "ñ", c: "ç" };

const firstOf = (name: string, pairs: readonly (readonly [RegExp, string])[]) => {
  const pair = pairs.find(([from]) => from.test(name));
  return pair ? name.replace(pair[0], pair[1]) : null;
};

/** The longest word of letters, in which a typo is made. */
function withTypo(name: string, edit: (word: string) => string): string | null {
  const word = (name.match(/\p{L}+/gu) ?? []).sort((a, b) => b.length - a.length)[0] ?? "";
  return word.length >= 6 ? name.replace(word, edit(word)) : null;
}

/** The perturbations, by kind. */
export const perturbations: Readonly<Record<string, Perturbation>> = {
  "upper case": (name) => changed(name, name.toUpperCase()),
  "lower case": (name) => changed(name, name.toLowerCase()),
  "a hyphen instead of a space": (name) => changed(name, name.replace(" ", "-")),
  "a space instead of a hyphen": (name) => changed(name, name.replaceAll("-", " ")),
  "no hyphen": (name) => (/\p{L}-\p{N}|\p{N}-\p{L}/u.test(name) ? changed(name, name.replaceAll("-", "")) : null),
  "a hyphen between letters and digits": (name) => changed(name, name.replace(/(?<=[A-Z]{2})(?=\d{2,})/, "-")),
  "double spaces": (name) => changed(name, name.replaceAll(" ", "  ")),
  "a diacritic": (name) =>
    changed(
      name,
      name.replace(/(?<=\p{L})[aeiounc](?=\p{L})/u, (letter) => accents[letter] ?? letter),
    ),
  "no diacritics": (name) => (/[\u0080-\uffff]/.test(name) ? changed(name, sortNameOf(name)) : null),
  "a trademark sign": (name) => `${name}™`,
  "a registered sign in letters": (name) => (/[a-z]$/.test(name) ? `${name} (R)` : null),
  "British spelling": (name) => firstOf(name, british),
  "a Greek letter": (name) => firstOf(name, greek),
  "a Roman numeral": (name) =>
    changed(
      name,
      name.replace(/\b(type|stage|class) ([1-3])\b/i, (_, word, digit) => `${word} ${"I".repeat(Number(digit))}`),
    ),
  "a mass number after the element": (name) => changed(name, name.replace(/^(\d{2,3})(Lu|Ac|Pb|Ga|Cu)-/, "$2-$1 ")),
  "letters swapped": (name) => withTypo(name, (word) => word.slice(0, 2) + word[3] + word[2] + word.slice(4)),
  "a letter missing": (name) => withTypo(name, (word) => word.slice(0, 3) + word.slice(4)),
  "a letter too many": (name) => withTypo(name, (word) => `${word.slice(0, 4)}x${word.slice(4)}`),
  "a wrong first letter": (name) =>
    withTypo(name, (word) => (/^q/i.test(word) ? `z${word.slice(1)}` : `q${word.slice(1)}`)),
};

/** Perturbations of the names of companies. */
export const companyPerturbations: Readonly<Record<string, Perturbation>> = {
  "a legal form": (name) => `${name} GmbH`,
  "a legal form with dots": (name) => `${name}, S.A.`,
  "a long legal form": (name) => `${name} Aktiengesellschaft`,
  "a legal form in front": (name) => `PT ${name} Tbk`,
};

/** Whether a change left the name of another entity, or of several. */
export function isAmbiguous(query: string, names: ReadonlyMap<string, KnownName>): boolean {
  return (names.get(bareNameOf(query))?.entities.length ?? 0) > 1;
}
