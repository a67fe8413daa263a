import fc from "fast-check";
import { type FilterField, filterShapeOf } from "../../src/model/derived/filter-shape.ts";
import { predicates } from "../../src/model/derived/predicate.ts";
import type { PlainGraph, PlainRow } from "./plain/graph.ts";

type AnyFilter = fc.Arbitrary<object>;

const quantifiers = ["some", "none", "every"] as const;
const durations = ["P1Y", "P6M", "P18M", "P2W", "P90D", "P3Y2M", "P20Y"] as const;
const oddTexts = ["%", "_", "\\", "'", '"', "", "é", "100%", "NEAR("] as const;
const amounts = ["0", "1000000", "40000000", "100000000.5", "250000000", "1000000000", "9100000000"] as const;

/** Makes filters of any shape, with values that rows have, so that filters often match some of them. */
export class AnyFilters {
  readonly #graph: PlainGraph;
  /** Rows of shapes that have no table of their own. */
  readonly #samples: ReadonlyMap<string, readonly PlainRow[]>;
  readonly #made = new Map<string, AnyFilter>();

  constructor(graph: PlainGraph, samples: ReadonlyMap<string, readonly PlainRow[]> = new Map()) {
    this.#graph = graph;
    this.#samples = samples;
  }

  /** Any filter of a shape, over relations to a depth. An edge and the node at its far end are two steps. */
  of(shape: string, depth: number): AnyFilter {
    const name = `${shape} ${depth}`;
    const filter = this.#made.get(name) ?? this.#make(shape, depth);
    this.#made.set(name, filter);
    return filter;
  }

  #make(shape: string, depth: number): AnyFilter {
    const { fields, relations } = filterShapeOf(shape);
    const conditions = Object.entries(fields).map(([name, field]) =>
      this.#comparison(shape, field).map((value) => ({ [name]: value })),
    );
    const related = (depth > 0 ? Object.entries(relations) : []).map(([name, { shape: other, isOne }]): AnyFilter => {
      const filter = this.of(other, depth - 1);
      if (isOne) return filter.map((value) => ({ [name]: value }));
      return fc.tuple(fc.constantFrom(...quantifiers), filter).map(([word, value]) => ({ [name]: { [word]: value } }));
    });
    // An edge without facts has nothing to compare but the node at its far end.
    if (conditions.length + related.length === 0) return fc.constant({});
    const one: AnyFilter = fc.oneof(
      ...conditions,
      ...(shape === "Agreement" ? [anyValue] : []),
      ...related,
      ...(depth > 0 && shape === "Indication" ? [this.of(shape, depth - 1).map((within) => ({ within }))] : []),
    );
    const group = one.map((where) => ({ ...where, orSubsidiaries: true }));
    return fc.oneof(
      ...(shape === "Company" ? [{ weight: 4, arbitrary: group }] : []),
      { weight: 6, arbitrary: one },
      { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => ({ ...a, ...b })) },
      { weight: 1, arbitrary: fc.record({ and: fc.array(one, { maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ or: fc.array(one, { maxLength: 3 }) }) },
      { weight: 1, arbitrary: one.map((not) => ({ not })) },
    );
  }

  /** The values that a field has, each once. */
  #held(shape: string, { column }: FilterField): (string | number)[] {
    const rows = this.#samples.get(shape) ?? this.#graph.rows(filterShapeOf(shape).table ?? "");
    return [...new Set(rows.flatMap((row) => row[column] ?? []))];
  }

  #comparison(shape: string, field: FilterField): AnyFilter {
    const held = this.#held(shape, field);
    if (field.isPredicate) {
      const shown = predicates.flatMap(({ key, value }) => (held.includes(key) ? [value] : []));
      return fc.oneof(...choices(fc.constantFrom(...shown)));
    }
    if (field.isList) return listComparison([...new Set(held.flatMap((list) => JSON.parse(String(list)) as string[]))]);
    const isNull = fc.record({ isNull: fc.boolean() });
    if (held.length === 0) return isNull;
    return fc.oneof({ weight: 1, arbitrary: isNull }, { weight: 5, arbitrary: valueComparison(field, held) });
  }
}

const choices = (value: fc.Arbitrary<string>): AnyFilter[] => [
  fc.record({ eq: value }),
  fc.record({ in: fc.array(value, { maxLength: 3 }) }),
];

const ordered = (value: fc.Arbitrary<string | number>): AnyFilter[] =>
  ["gt", "gte", "lt", "lte"].map((operator) => value.map((bound) => ({ [operator]: bound })));

function listComparison(words: readonly string[]): AnyFilter {
  const word = fc.constantFrom(...words);
  return fc.oneof(
    fc.record({ has: word }),
    fc.record({ hasAny: fc.array(word, { maxLength: 3 }) }),
    fc.record({ hasAll: fc.array(word, { maxLength: 2 }) }),
  );
}

function valueComparison({ type }: FilterField, held: readonly (string | number)[]): AnyFilter {
  const value = fc.constantFrom(...held.map(String));
  if (typeof type === "object") {
    const word = fc.oneof(value, fc.constantFrom(...Object.keys(type.terms)));
    return fc.oneof(...choices(word), ...(type.ordered ? ordered(word) : []));
  }
  if (type === "boolean") return fc.record({ eq: fc.boolean() });
  if (type === "CountryCode") return fc.oneof(...choices(value));
  if (type === "PartialDate") return dateComparison(value);
  if (type === "DateTime") return timeComparison(value);
  if (type === "int") {
    const number = value.map(Number);
    return fc.oneof(fc.record({ eq: number }), ...ordered(number));
  }
  return textComparison(value);
}

function dateComparison(value: fc.Arbitrary<string>): AnyFilter {
  const bound = fc.tuple(value, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
  return fc.oneof(
    fc.record({ within: fc.constantFrom(...durations) }),
    fc.record({ gte: bound, lt: bound }),
    fc.record({ hasMonth: fc.boolean() }),
    fc.record({ eq: bound }),
    ...ordered(bound),
  );
}

function timeComparison(value: fc.Arbitrary<string>): AnyFilter {
  const bound = fc
    .tuple(value, fc.constantFrom(-1, 0, 0, 1), fc.boolean())
    .map(([time, seconds, withFraction]) => new Date(Date.parse(time) + seconds * 1000 + (withFraction ? 500 : 0)))
    .map((time) => time.toISOString().replace(".000Z", "Z"));
  return fc.oneof(...ordered(bound));
}

function textComparison(value: fc.Arbitrary<string>): AnyFilter {
  const part = fc.tuple(value, fc.nat(20), fc.integer({ min: 1, max: 6 })).map(([text, from, length]) => {
    const characters = [...text];
    const start = from % characters.length;
    const piece = characters.slice(start, start + length).join("");
    return from % 2 ? piece.toUpperCase() : piece;
  });
  return fc.oneof(
    fc.record({ eq: value.map((text) => text.toUpperCase()) }),
    fc.record({ in: fc.array(value, { maxLength: 3 }) }),
    fc.record({ contains: fc.oneof(part, fc.constantFrom(...oddTexts)) }),
    fc.record({ startsWith: fc.oneof(part, fc.constantFrom(...oddTexts)) }),
  );
}

const anyMoney: AnyFilter = fc
  .tuple(
    fc.constantFrom("USD", "EUR", "JPY", "BRL"),
    fc.constantFrom("gt", "gte", "lt", "lte"),
    fc.constantFrom(...amounts),
  )
  .map(([currency, operator, amount]) => ({ currency, [operator]: amount }));

const anyValue: AnyFilter = fc
  .tuple(fc.constantFrom("upfront", "contingent", "total"), anyMoney)
  .map(([measure, money]) => ({ value: { [measure]: money } }));
