import type { RoyaltyTier } from "../domain/royalty-tier.ts";
import type { Vocabulary, WordOf } from "../domain/vocabulary/vocabulary.ts";

/** What a column may hold, by the scalar that shows it, and how a row holds it. Booleans are stored as 0 and 1. */
export interface Shapes {
  text: string;
  PartialDate: string;
  DateTime: string;
  Decimal: string;
  CurrencyCode: string;
  CountryCode: string;
  URL: string;
  NodeKey: string;
  /** An object, kept as JSON within a list. */
  RoyaltyTier: RoyaltyTier;
  int: number;
  boolean: 0 | 1;
}

/** A value that a concept, a part or a relation has: a field of the API, a column of the store, a field of a record. */
export interface Column {
  readonly type: keyof Shapes | Vocabulary;
  /** What the value is, its unit or namespace, and what null means. */
  readonly description: string;
  readonly nullable?: true;
  /** Several values; stored as a JSON list. Bounded by what a record may hold. */
  readonly list?: true;
  /** The authority that issues the value, by its Bioregistry prefix. A single identifier is unique within the concept. */
  readonly identifier?: string;
  /** A federation key and an argument of the lookup. */
  readonly key?: true;
  readonly filter?: true;
  readonly order?: true;
  /** What search finds the node by, and how much a match weighs. */
  readonly search?: "name" | "identifier" | "text";
  /** A date that timelines show. */
  readonly timeline?: true;
  /** A date that a record may not state before the day has come. */
  readonly past?: true;
  /** Columns that a source states together and a record writes under this name. */
  readonly group?: string;
  /** Computed when records are loaded, so that no record states it and no claim supports it. */
  readonly derived?: true;
  /** Part of what tells one entry of a list from another. */
  readonly identifies?: true;
  /** Kept for the program; the API does not show it. */
  readonly internal?: true;
  /** The name of the field in the API where it differs from the column's, as within an object that groups several columns. */
  readonly shownAs?: string;
}

export type Columns = Readonly<Record<string, Column>>;

/** A list of entries that one node owns, each with its claims. */
export interface PartUse {
  readonly part: string;
  readonly description: string;
  /** How many entries a record may have. */
  readonly max: number;
  /** The field whose claims support the entries, where it is not the list itself. */
  readonly predicate?: string;
  /** The API does not show the list. */
  readonly internal?: true;
}

/** A relation between two concepts, declared by the concept whose record states it. Both ends show it as a connection. */
export interface Edge {
  /** The concept at the far end. */
  readonly to: string;
  /** The kind of edge, as the graph names it; `reads` says it as a sentence: subject, verb, object. */
  readonly kind: string;
  readonly reads: string;
  /** The far end is the subject of the sentence. */
  readonly subject?: "to";
  /** What the relation itself carries. */
  readonly facts?: Columns;
  /** The fact that says most in one word; for a single edge, a column of the concept that declares it. */
  readonly label?: string;
  /** The fact whose values are listed where one end is joined to the other more than once. */
  readonly groupedBy?: string;
  /** One at most: a column of the concept that declares it. */
  readonly single?: true;
  readonly nullable?: true;
  /** The name of the far end in records and filters; by default that of its concept. */
  readonly end?: string;
  /** The order of the connection: that of the record, or latest first by a date of the relation; by default that of the far end. */
  readonly order?: "record" | { readonly latest: string };
  readonly max?: number;
  readonly description: string;
  readonly inverse: { readonly field: string; readonly description: string };
}

/** A type of node: what it is, what it has, what it is joined to. */
export interface Concept {
  readonly name: string;
  /** The list of all, in the API and in record files. */
  readonly plural: string;
  /** The list in record files, where it has another name there. */
  readonly section?: string;
  readonly description: string;
  /** A slug of this concept, as descriptions show it. */
  readonly example: string;
  /** An entity has a name, aliases, identifiers and claims. Sources and claims are nodes of another sort. */
  readonly isEntity: boolean;
  readonly columns: Columns;
  readonly parts?: Readonly<Record<string, PartUse>>;
  readonly edges?: Readonly<Record<string, Edge>>;
  /** The order of lists; by default by name. Dates are ordered latest first, undated nodes last. */
  readonly latestBy?: string;
  /** Whether lists can be ordered by the client. */
  readonly isOrdered?: true;
  /** The relation that makes a hierarchy of the nodes: what others are related to a node may be listed with its descendants'. */
  readonly hierarchy?: string;
  /** What the timeline of a node shows: its own dates, and those of what these relations join to it. */
  readonly timeline?: { readonly own: boolean; readonly over: readonly string[]; readonly description: string };
  /** Columns and single edges that questions ask for together. */
  readonly indexes?: readonly (readonly string[])[];
}

/** The entries of a list that nodes own. */
export interface Part {
  readonly name: string;
  readonly description: string;
  readonly columns: Columns;
  /** Single nodes that an entry names. */
  readonly references?: Readonly<Record<string, Reference>>;
  /** Nodes that an entry names, each as a list. */
  readonly links?: Readonly<Record<string, Reference & { readonly max: number }>>;
  /** Lists of entries can be filtered by. */
  readonly isFiltered?: true;
}

export interface Reference {
  readonly to: string;
  readonly nullable?: true;
  readonly description: string;
}

/** Keeps every literal of a declaration, and points at the entry that is wrong. */
export const concept = <const C extends Concept>(declared: C): C => declared;
export const part = <const P extends Part>(declared: P): P => declared;

/** `announcedOn` as the store writes it: `announced_on`. */
export type Snake<S extends string> = S extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${Snake<Rest>}`
    : `_${Lowercase<First>}${Snake<Rest>}`
  : S;

type ValueOf<C extends Column> = C["type"] extends keyof Shapes ? Shapes[C["type"]] : WordOf<C["type"]>;
type One<C extends Column> = C extends { list: true } ? ValueOf<C>[] : ValueOf<C>;
type Held<C extends Column> = C extends { nullable: true } ? One<C> | null : One<C>;

/** Columns as a row holds them. */
export type ColumnsOf<Cs extends Columns> = { -readonly [K in keyof Cs & string as Snake<K>]: Held<Cs[K]> };
export type ReferencesOf<Rs> = {
  -readonly [K in keyof Rs & string as `${Snake<K>}_id`]: Rs[K] extends { nullable: true } ? string | null : string;
};
