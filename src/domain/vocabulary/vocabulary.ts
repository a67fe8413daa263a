/** One value of a vocabulary: the label that a user interface shows, and its definition. */
export interface Term {
  readonly label: string;
  readonly description: string;
}

/** A closed list of words, in the order in which they are declared. The API shows each as an enum. */
export interface Vocabulary<Name extends string = string, Word extends string = string> {
  readonly name: Name;
  readonly description: string;
  /** Whether the order of the words is an order of their meaning, so that they can be compared. */
  readonly ordered?: boolean;
  /** Words without a place in the order, which are compared as null is. */
  readonly outside?: readonly string[];
  readonly terms: Readonly<Record<Word, Term>>;
}

/** Any word of a vocabulary. */
export type WordOf<V> = V extends { readonly terms: infer Terms } ? keyof Terms & string : never;

/** Declares a vocabulary and keeps every literal. */
export function vocabulary<const Name extends string, const Terms extends Readonly<Record<string, Term>>>(
  name: Name,
  description: string,
  terms: Terms,
  options: { ordered?: boolean; outside?: readonly (keyof NoInfer<Terms> & string)[] } = {},
): {
  readonly name: Name;
  readonly description: string;
  readonly ordered?: boolean;
  readonly outside?: readonly string[];
  readonly terms: Terms;
} {
  return { name, description, terms, ...options };
}

/** Whether a value is a word of a vocabulary. */
export function isWordOf<const V extends Vocabulary>(vocabulary: V, value: unknown): value is WordOf<V> {
  return typeof value === "string" && Object.hasOwn(vocabulary.terms, value);
}

/** The words of an ordered vocabulary that have a place in its order, in ascending order. */
export function wordsInOrder({ terms, outside = [] }: Pick<Vocabulary, "terms" | "outside">): string[] {
  return Object.keys(terms).filter((word) => !outside.includes(word));
}
