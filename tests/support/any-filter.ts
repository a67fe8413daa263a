import fc from "fast-check";
import type { FilterField } from "../../src/model/derived/filter/field.ts";
import { filterShapeOf, filterShapes } from "../../src/model/derived/filter/shape.ts";
import { isEntityType } from "../../src/model/model.ts";
import { conditionsOn, coverageConditions, type Held } from "./any-comparison.ts";
import { entriesOf, plainValue } from "./plain/filter-value.ts";
import type { PlainGraph, PlainRow } from "./plain/graph.ts";

type AnyFilter = fc.Arbitrary<object>;

const quantifiers = ["some", "none", "every"] as const;

/** Makes filters of any shape, with values that rows have, so that filters often match some of them. */
export class AnyFilters {
  readonly #graph: PlainGraph;
  /** Rows of shapes that have no table of their own. */
  readonly #samples: Map<string, readonly PlainRow[]>;
  readonly #made = new Map<string, AnyFilter>();
  readonly #currencies: readonly string[];
  readonly #today: string;

  constructor(graph: PlainGraph, samples: ReadonlyMap<string, readonly PlainRow[]>, today: string) {
    this.#graph = graph;
    this.#samples = new Map([...samples, ...this.#entries()]);
    this.#today = today;
    const known = ["reference_rate", "agreement_value", "financial_term"].flatMap((table) =>
      graph.rows(table).map(({ currency }) => currency),
    );
    this.#currencies = [...new Set(["EUR", ...known.filter((each) => typeof each === "string")])];
  }

  /** The rows of shapes whose rows are entries of lists, or the rows of other shapes. */
  #entries(): [string, PlainRow[]][] {
    const found = new Map<string, PlainRow[]>();
    for (const { table, relations } of filterShapes.values())
      for (const { shape, by } of Object.values(relations)) {
        const rows = table === undefined ? [] : this.#graph.rows(table);
        const own = "entries" in by ? rows.flatMap((row) => entriesOf(row, by.entries)) : "self" in by ? rows : [];
        found.set(shape, [...(found.get(shape) ?? []), ...own]);
      }
    return [...found].filter(([, rows]) => rows.length > 0);
  }

  /** Any filter of a shape, over relations to a depth. An edge and the node at its far end are two steps. */
  of(shape: string, depth: number): AnyFilter {
    const name = `${shape} ${depth}`;
    const filter = this.#made.get(name) ?? this.#make(shape, depth);
    this.#made.set(name, filter);
    return filter;
  }

  /** Filters with a condition on each field of a shape, and each comparison of the field. */
  each(shape: string): AnyFilter[] {
    const { fields, relations } = filterShapeOf(shape);
    return [
      ...Object.entries(fields).flatMap(([name, field]) =>
        this.#conditions(shape, field).map((condition) => condition.map((value) => ({ [name]: value }))),
      ),
      ...Object.keys(relations).flatMap((name) => this.#related(shape, name, 1)),
      ...this.#special(shape, 1),
      ...["and", "or"].map((word) => fc.record({ [word]: fc.array(this.of(shape, 0), { maxLength: 2 }) })),
      fc.record({ not: this.of(shape, 0) }),
    ];
  }

  #related(shape: string, name: string, depth: number): AnyFilter[] {
    const relation = filterShapeOf(shape).relations[name];
    if (!relation) return [];
    const filter = this.of(relation.shape, depth - 1);
    if (!relation.isOne) return quantifiers.map((word) => filter.map((value) => ({ [name]: { [word]: value } })));
    const isNull = fc.record({ isNull: fc.boolean() });
    const absent = fc.oneof(isNull, fc.record({ or: fc.tuple(isNull, filter) }), fc.record({ not: isNull }));
    return [filter, ...(relation.nullable ? [absent] : [])].map((each) => each.map((value) => ({ [name]: value })));
  }

  #special(shape: string, depth: number): AnyFilter[] {
    const ofTime = conditionsOn(filterShapeOf("Claim").fields.recordedAt as FilterField, {
      held: ["2024-01-01T00:00:00Z"],
      currencies: [],
      shape,
    });
    return [
      ...(shape === "Territory" ? coverageConditions.map((covers) => fc.record({ covers })) : []),
      ...(shape === "Indication" && depth > 0 ? [fc.record({ within: this.of(shape, depth - 1) })] : []),
      ...(isEntityType(shape) && depth > 0
        ? [fc.record({ relatedTo: this.of("Neighbor", 0) }), ...ofTime.map((recordedAt) => fc.record({ recordedAt }))]
        : []),
    ];
  }

  #make(shape: string, depth: number): AnyFilter {
    const { fields, relations } = filterShapeOf(shape);
    const conditions = Object.entries(fields).map(([name, field]) =>
      fc.oneof(...this.#conditions(shape, field)).map((value) => ({ [name]: value })),
    );
    const related = (depth > 0 ? Object.keys(relations) : []).flatMap((name) =>
      fc.oneof(...this.#related(shape, name, depth)),
    );
    const all = [...conditions, ...related, ...this.#special(shape, depth)];
    // An edge without facts has nothing to compare but the node at its far end.
    if (all.length === 0) return fc.constant({});
    const one: AnyFilter = fc.oneof(...all);
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
  #held(shape: string, field: FilterField): Held {
    const rows = this.#samples.get(shape) ?? this.#graph.rows(filterShapeOf(shape).table ?? "");
    return [...new Set(rows.flatMap((row) => plainValue(field, row, this.#today) ?? []))];
  }

  #conditions(shape: string, field: FilterField): AnyFilter[] {
    const held = field.type === "Sum" ? [] : this.#held(shape, field);
    return conditionsOn(field, { held, currencies: this.#currencies, shape });
  }
}
