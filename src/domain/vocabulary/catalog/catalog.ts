import type { Term, Vocabulary } from "../vocabulary.ts";
import de from "./de.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import ja from "./ja.json" with { type: "json" };

/** The descriptions of vocabularies, and the labels and definitions of their words, in one language. */
type Catalog = Readonly<Record<string, { description: string; terms: Readonly<Record<string, Term>> }>>;

/** The language in which vocabularies are declared. */
export const ownLanguage = "en";

const catalogs: ReadonlyMap<string, Catalog> = new Map<string, Catalog>([
  ["fr", fr],
  ["de", de],
  ["ja", ja],
]);

/** The languages in which vocabularies have labels and definitions [bcp47]. */
export const languages: readonly string[] = [ownLanguage, ...catalogs.keys()];

/** A text, with the language that it is in. */
export type InLanguage<Text> = Text & { language: string };

export interface TranslatedTerm extends InLanguage<Term> {
  value: string;
  /** The position in the order of the vocabulary, from 0. */
  position: number;
}

export interface TranslatedVocabulary extends InLanguage<{ description: string }> {
  name: string;
  isOrdered: boolean;
  terms: TranslatedTerm[];
}

/**
 * A vocabulary in the first of some languages in which each of its texts exists, or else in English.
 * @param wanted languages, the preferred one first
 */
export function translated(
  { name, description, ordered, terms }: Vocabulary,
  wanted: readonly string[],
): TranslatedVocabulary {
  const end = wanted.indexOf(ownLanguage);
  const preferred = end < 0 ? wanted : wanted.slice(0, end);
  const found = preferred.flatMap((language) => {
    const texts = catalogs.get(language)?.[name];
    return texts ? [{ language, ...texts }] : [];
  });
  const [first] = found;
  return {
    name,
    description: first?.description ?? description,
    language: first?.language ?? ownLanguage,
    isOrdered: ordered === true,
    terms: Object.entries(terms).map(([value, term], position) => {
      const own = found.find((texts) => Object.hasOwn(texts.terms, value));
      return { value, position, ...(own?.terms[value] ?? term), language: own?.language ?? ownLanguage };
    }),
  };
}
