import type { Column, Columns, ColumnsOf, Snake } from "../../model/language.ts";
import type { ColumnName, model, PartField, PartName, PartRow, parts, Row } from "../../model/model.ts";
import type { WrittenType } from "../../store/write/change-set.ts";
import type { Path } from "./problem.ts";
import type { Fact, OtherValue, Support } from "./shape/fact.ts";

// Shapes are built from the model, so the compiler does not know the type of what they let through.
// The mapped types below say it, and this is the only file with casts to them.

type Model = typeof model;

type DerivedName<N extends WrittenType> = {
  [K in ColumnName<N>]: Model[N]["columns"] extends Record<K, { derived: true }> ? K : never;
}[ColumnName<N>];

/** The types of nodes that have computed columns. */
export type WithDerived = { [N in WrittenType]: DerivedName<N> extends never ? never : N }[WrittenType];

/** The computed columns of a node. */
export type DerivedRow<N extends WrittenType> = Pick<Row<N>, Extract<Snake<DerivedName<N>>, keyof Row<N>>>;

/** A node's own columns as its record states them: those of the store, without the computed ones. */
export type StatedRow<N extends WrittenType> = Omit<Row<N>, Snake<DerivedName<N>>>;

/** Parts that nodes own; evidence belongs to claims. */
export type OwnedPart = Exclude<PartName, "Evidence">;

type LinksOf<P extends PartName> = (typeof parts)[P] extends { links: infer L }
  ? { readonly [F in keyof L]: readonly string[] }
  : unknown;

/** An entry of a list as its record states it, by column of the store, and the nodes that it names as lists. */
export type Entry<P extends OwnedPart> = Omit<PartRow<P>, "id" | "fact" | "position"> & LinksOf<P>;

type EdgesAt<N extends WrittenType> = Model[N] extends { edges: infer E } ? E : Record<never, never>;
type PartAt<N extends WrittenType, F> = Model[N] extends { parts: infer Uses }
  ? F extends keyof Uses
    ? Uses[F] extends { part: infer P extends OwnedPart }
      ? P
      : never
    : never
  : never;

/** All that the record of a node states. */
export interface Stated<N extends WrittenType> {
  row: StatedRow<N>;
  parts: { readonly [F in PartField<N>]: readonly Entry<PartAt<N, F>>[] };
  /** The edges of each relation: their facts, and the slugs of the nodes at their far ends. */
  edges: {
    readonly [F in keyof EdgesAt<N>]: EdgesAt<N>[F] extends { facts: infer C extends Columns }
      ? readonly (ColumnsOf<C> & { far: string })[]
      : readonly { far: string }[];
  };
}

/** A value of a column, as a row holds it; lists are read. */
export type Value = string | number | null | readonly unknown[];
export type Values = Readonly<Record<string, Value>>;

/** Names what the model's columns gave as the type that the model gives them. */
export function asStated<N extends WrittenType>(
  _type: N,
  stated: { row: Values; parts: object; edges: object },
): Stated<N> {
  return stated as Stated<N>;
}
export function asEntry<P extends OwnedPart>(_part: P, values: Values): Entry<P> {
  return values as Entry<P>;
}

/** A text of a record as a row holds it. */
export function storedValue({ type }: Column, text: string | undefined): string | number | null {
  if (text === undefined) return null;
  if (type === "int") return Number(text);
  if (type === "boolean") return text === "true" ? 1 : 0;
  return text;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value has its evidence beside it. The shape has checked the fields. */
const isFact = (value: unknown): value is Fact => isObject(value) && "value" in value;

/** A value that a record states with that of a fact, or with what another source states. The shape has checked it. */
export function statedBeside(fact: Fact | OtherValue, name: string): string | undefined {
  return (fact as Readonly<Record<string, unknown>> & typeof fact)[name] as string | undefined;
}

const asFact = (value: unknown): Fact => (isFact(value) ? value : { value: value as string });

/** Reads an object of a record file field by field, and knows which fields nobody has read. */
export class FieldReader {
  /** Where the object stands in its file. */
  readonly path: Path;
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #unread: Set<string>;
  readonly #inner: FieldReader[] = [];

  constructor(fields: object, path: Path) {
    this.#fields = fields as Readonly<Record<string, unknown>>;
    this.#unread = new Set(Object.keys(fields).filter((field) => this.#fields[field] !== undefined));
    this.path = path;
  }

  /** A field whose type the caller knows from the shape. */
  #read(field: string): unknown {
    this.#unread.delete(field);
    return this.#fields[field];
  }

  text(field: string): string | undefined {
    return this.#read(field) as string | undefined;
  }

  /** A list of values that are not facts of their own. */
  values<Element = string>(field: string): readonly Element[] {
    return (this.#read(field) ?? []) as readonly Element[];
  }

  fact(field: string): Fact | undefined {
    const value = this.#read(field);
    return value === undefined ? undefined : asFact(value);
  }

  facts(field: string): readonly Fact[] {
    return this.values<unknown>(field).map(asFact);
  }

  /** An object with fields of its own. */
  group(field: string): FieldReader | undefined {
    const value = this.#read(field);
    return value === undefined ? undefined : this.#open(value, field, [...this.path, field]);
  }

  /**
   * A list of objects.
   * @param short the field that an entry means which is written as a text alone
   * @param placeOf the place of an entry in the file, if entries before it were left out
   */
  items(field: string, short = "", placeOf: (index: number) => number = (index) => index): readonly FieldReader[] {
    return this.values<unknown>(field).map((value, index) =>
      this.#open(value, short, [...this.path, field, placeOf(index)]),
    );
  }

  /** An object by name, whose keys are the writer's own. */
  named<Element>(field: string): Readonly<Record<string, Element>> {
    return (this.#read(field) ?? {}) as Readonly<Record<string, Element>>;
  }

  /**
   * What supports an object of several values.
   * @typeParam Other what another source may state, which the caller knows from the shape
   */
  support<Other = OtherValue>(): Support<Other> {
    return {
      by: this.#read("by") as Support["by"],
      status: this.#read("status") as Support["status"],
      because: this.#read("because") as Support["because"],
      otherwise: this.#read("otherwise") as Support<Other>["otherwise"],
    };
  }

  /** The places of all fields that nobody has read, of objects within it too. */
  unread(): Path[] {
    return [
      ...[...this.#unread].map((field) => [...this.path, field]),
      ...this.#inner.flatMap((reader) => reader.unread()),
    ];
  }

  #open(value: unknown, short: string, path: Path): FieldReader {
    const reader = new FieldReader(isObject(value) ? value : { [short]: value }, path);
    this.#inner.push(reader);
    return reader;
  }
}
