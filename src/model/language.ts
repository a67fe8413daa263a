import type { ClaimQualifier } from "../domain/claim-qualifier.ts";
import type { Installment, TermLink } from "../domain/payment-schedule.ts";
import type { RoyaltyTier } from "../domain/royalty-tier.ts";
import type { Measure } from "../domain/value/summand.ts";
import type { Vocabulary, WordOf } from "../domain/vocabulary/vocabulary.ts";

/** The types of columns, named after the scalars that expose them, and the types of their values in rows. Booleans are 0 and 1. */
export interface Shapes {
  text: string;
  PartialDate: string;
  DateTime: string;
  Decimal: string;
  CurrencyCode: string;
  CountryCode: string;
  URL: string;
  NodeKey: string;
  /** Objects. Stored as JSON, within a list. */
  RoyaltyTier: RoyaltyTier;
  Installment: Installment;
  TermLink: TermLink;
  ClaimQualifier: ClaimQualifier;
  int: number;
  boolean: 0 | 1;
}

/** A value of a concept, part or relation. It becomes a field of the API, a column of the store and a field of records. */
export interface Column {
  /** What user interfaces call the field, if that is not its name in words, as for acronyms. */
  readonly label?: string;
  readonly type: keyof Shapes | Vocabulary;
  /** What the value is, its unit or namespace, and what null means. */
  readonly description: string;
  readonly nullable?: true;
  /** The column has several values, stored as a JSON list. The record schema limits their number. */
  readonly list?: true;
  /** The Bioregistry prefix of the authority that issues the value. A single identifier is unique among the nodes of the concept. */
  readonly identifier?: string;
  /** The text is a code, which filters compare as it is, except for case. Identifiers and addresses are codes without being marked. */
  readonly code?: true;
  /** The column is a federation key, and an argument of the concept's root field. */
  readonly key?: true;
  readonly order?: true;
  /** Search finds nodes by the column, or by the labels of its values. The kind of text determines how well a match counts. */
  readonly search?: "name" | "identifier" | "text";
  /** Timelines contain the date. */
  readonly timeline?: true;
  /** A record must not contain a date that lies in the future. */
  readonly past?: true;
  /** The name of the object in records that contains the column, together with others that sources state with it. */
  readonly group?: string;
  /**
   * The column whose fact states the value too, and the name of the value in that fact. Records write it beside the other value, and it
   * qualifies the claim about that column; no claim is about the value alone.
   */
  readonly statedWith?: { readonly column: string; readonly as: string };
  /** The value is computed when records are loaded. Records do not contain it, and no claim supports it. */
  readonly derived?: true;
  /** The value is part of the identity of an entry within its list. */
  readonly identifies?: true;
  /** A text that qualifies claims about an entry or edge, such as a unit. Values of other types do so by their type. */
  readonly qualifies?: true;
  /** The column with the currency of the amount. The API shows the two as one object. */
  readonly currency?: string;
  /** The API does not expose the column. */
  readonly internal?: true;
  /** The name of the field in the API, if it differs from the name of the column, as it may within a group. */
  readonly shownAs?: string;
}

export type Columns = Readonly<Record<string, Column>>;

/** A list of entries that a node owns. Claims support each entry. */
export interface PartUse {
  readonly part: string;
  readonly description: string;
  /** The maximum number of entries in a record. */
  readonly max: number;
  /** The API does not expose the list. */
  readonly internal?: true;
}

/** A relation between two concepts, declared by the concept whose records state it. Both ends expose it. */
export interface Edge {
  /** The concept at the far end. */
  readonly to: string;
  /** The kind of edge, a value of `EdgeKind`. */
  readonly kind: string;
  /** The edge as a sentence: subject, verb, object. */
  readonly reads: string;
  /** Set to "to" if the far end is the subject of the sentence. */
  readonly subject?: "to";
  /** The values of the edge itself. */
  readonly facts?: Columns;
  /** The fact that labels the edge, such as a role. For a single edge, a column of the concept that declares it. */
  readonly label?: string;
  /** The fact whose values are combined into a list if several edges connect the same two nodes. */
  readonly groupedBy?: string;
  /** Each node has at most one such edge, stored as a column of the concept that declares it. */
  readonly single?: true;
  readonly nullable?: true;
  /** The name of the far end in records and filters. Defaults to the name of its concept. */
  readonly end?: string;
  /** The order of the edges: as in the record, or latest first by a fact. Defaults to the order of the nodes at the far end. */
  readonly order?: "record" | { readonly latest: string };
  readonly max?: number;
  /**
   * Search finds the node whose record states the edge by the names of the far end too, if it has another word of the query itself. With
   * "inherited", it also finds the nodes whose records name that node.
   */
  readonly search?: true | "inherited";
  readonly description: string;
  readonly inverse: { readonly field: string; readonly description: string };
}

/**
 * How the nodes of a concept form a hierarchy. The lists of a node can then include the entries of the nodes below it. If the relation
 * has a period, the hierarchy is that of a day.
 */
export interface Hierarchy {
  /** The relation to the nodes directly above. */
  readonly by: string;
  /** What the nodes below are called, at any distance: the argument of lists is "include" with this word. */
  readonly below: string;
  /** Lists include their entries unless the client excludes them. */
  readonly isIncluded?: true;
}

/** An order by a value that is computed from other tables. */
export type ComputedOrder =
  | {
      /** The number of entries in the list of a relation, as its field shows it without arguments. */
      readonly count: string;
    }
  | {
      /** The upper end of a measure of the value, or the lower end if it is open, in a currency that the client chooses. */
      readonly amount: Measure;
      readonly description: string;
    }
  | {
      /** The last value, in the order of its vocabulary, of a fact that the edges of a relation carry. */
      readonly highest: { readonly relation: string; readonly fact: string };
      readonly description: string;
    };

/** A type of node: its description, columns, lists and relations. */
export interface Concept {
  readonly name: string;
  /** The name of the list of all nodes in the API and in record files. */
  readonly plural: string;
  /** The name of the list in record files, if it differs from `plural`. */
  readonly section?: string;
  readonly description: string;
  /** The slug of a node, as an example in descriptions. */
  readonly example: string;
  /** Whether nodes are entities, which have a name, aliases, identifiers and claims. Sources and claims are not. */
  readonly isEntity: boolean;
  readonly columns: Columns;
  readonly parts?: Readonly<Record<string, PartUse>>;
  readonly edges?: Readonly<Record<string, Edge>>;
  /** The date by which lists are ordered, latest first and undated nodes last. By default they are ordered by name. */
  readonly latestBy?: string;
  /** Clients can choose the order of lists. */
  readonly isOrdered?: true;
  /** The orders that clients can choose in addition to those by name and by columns. */
  readonly orders?: Readonly<Record<string, ComputedOrder>>;
  readonly hierarchy?: Hierarchy;
  /** The content of a node's timeline: its own dates if `own` is true, and those of the nodes related by the relations in `over`. */
  readonly timeline?: { readonly own: boolean; readonly over: readonly string[]; readonly description: string };
  /** Further indexes of the table, each over some columns, single edges and, where a filter needs nothing else, the `id`. */
  readonly indexes?: readonly (readonly string[])[];
}

/** A type of entry in the lists that nodes own. */
export interface Part {
  readonly name: string;
  readonly description: string;
  readonly columns: Columns;
  /** Fields that refer to a single node. */
  readonly references?: Readonly<Record<string, Reference>>;
  /** Fields that refer to a list of nodes. */
  readonly links?: Readonly<Record<string, Reference & { readonly max: number }>>;
  /** Columns whose values search joins with a colon and finds as one text, such as exchange and symbol. */
  readonly searchedAs?: readonly string[];
  /** Columns that queries use together. */
  readonly indexes?: readonly (readonly string[])[];
}

export interface Reference {
  readonly to: string;
  readonly nullable?: true;
  readonly description: string;
}

/** Declares a concept. The type keeps the literals of the declaration, and the compiler reports errors at the wrong entry. */
export const concept = <const C extends Concept>(declared: C): C => declared;
/** Declares a part, like `concept`. */
export const part = <const P extends Part>(declared: P): P => declared;

/** The name of a field in the store: `announced_on` for `announcedOn`. */
export type Snake<S extends string> = S extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${Snake<Rest>}`
    : `_${Lowercase<First>}${Snake<Rest>}`
  : S;

type ValueOf<C extends Column> = C["type"] extends keyof Shapes ? Shapes[C["type"]] : WordOf<C["type"]>;
type One<C extends Column> = C extends { list: true } ? ValueOf<C>[] : ValueOf<C>;
type Stored<C extends Column> = C extends { nullable: true } ? One<C> | null : One<C>;

/** The values of columns in a row. */
export type ColumnsOf<Cs extends Columns> = { -readonly [K in keyof Cs & string as Snake<K>]: Stored<Cs[K]> };
export type ReferencesOf<Rs> = {
  -readonly [K in keyof Rs & string as `${Snake<K>}_id`]: Rs[K] extends { nullable: true } ? string | null : string;
};

/** The maximum number of values in a list column of a record. */
export const maxListEntries = 50;
