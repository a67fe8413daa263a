import fc from "fast-check";
import { type FilterName, filterShapes } from "../../src/store/filter-shape.ts";
import type { tablesOf } from "./plain-filter.ts";

/** Records as plain tables; see plain-filter.ts. */
type PlainTables = ReturnType<typeof tablesOf>;

/** The rows of a type: as a test read them off an answer, else as the records have them. */
export function rowsOf(tables: PlainTables, type: FilterName) {
  return tables.get(`${type} as shown`) ?? tables.get(filterShapes[type].table ?? "") ?? [];
}

/** Values that a column holds, so that filters keep something now and then. */
export function held(tables: PlainTables, type: FilterName, column: string): string[] {
  const values = rowsOf(tables, type).map((row) => row[column] ?? null);
  return [...new Set(values.filter((value) => value !== null).map(String))];
}

function comparison(tables: PlainTables, type: FilterName, name: string): fc.Arbitrary<object> {
  const { column, kind } = filterShapes[type].fields[name] ?? { column: "id", kind: "text" };
  const values = held(tables, type, column);
  if (kind === "list") {
    const words = [...new Set(values.flatMap((value) => JSON.parse(value) as string[]))];
    const word = fc.constantFrom(...words);
    return fc.oneof(
      fc.record({ has: word }),
      fc.record({ hasAny: fc.array(word, { maxLength: 3 }) }),
      fc.record({ hasAll: fc.array(word, { maxLength: 2 }) }),
    );
  }
  const isNull = fc.record({ isNull: fc.boolean() });
  if (values.length === 0) return isNull;
  if (kind === "boolean") return fc.oneof(isNull, fc.record({ eq: fc.boolean() }));
  if (kind === "int") {
    const number = fc.constantFrom(...values).map(Number);
    return fc.oneof(
      isNull,
      ...["eq", "gt", "gte", "lt", "lte"].map((operator) => number.map((value) => ({ [operator]: value }))),
    );
  }
  const value = fc.constantFrom(...values);
  if (kind === "enum")
    return fc.oneof(isNull, fc.record({ eq: value }), fc.record({ in: fc.array(value, { maxLength: 3 }) }));
  if (kind === "date") {
    const bound = fc.tuple(value, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
    const within = fc.constantFrom("P1Y", "P6M", "P18M", "P2W", "P90D", "P3Y2M");
    return fc.oneof(
      isNull,
      fc.record({ within }),
      fc.record({ gte: bound, lt: bound }),
      ...["eq", "gt", "gte", "lt", "lte"].map((operator) => bound.map((date) => ({ [operator]: date }))),
    );
  }
  const part = fc.tuple(value, fc.nat(20), fc.integer({ min: 1, max: 6 })).map(([text, from, length]) => {
    const piece = text.slice(from % text.length, (from % text.length) + length);
    return from % 2 ? piece.toUpperCase() : piece;
  });
  const odd = fc.constantFrom("%", "_", "\\", "'", '"', "", "é", "100%", "NEAR(");
  return fc.oneof(
    isNull,
    fc.record({ eq: value.map((text) => text.toUpperCase()) }),
    fc.record({ in: fc.array(value, { maxLength: 3 }) }),
    fc.record({ contains: fc.oneof(part, odd) }),
    fc.record({ startsWith: fc.oneof(part, odd) }),
  );
}

/** Any filter of a type, over relations to a depth. */
export function anyFilter(tables: PlainTables, type: FilterName, depth: number): fc.Arbitrary<object> {
  const { fields, relations } = filterShapes[type];
  const bound = fc.constantFrom("0", "1000000", "40000000", "100000000.5", "250000000", "1000000000", "9100000000");
  const money = fc
    .record({ currency: fc.constantFrom("USD", "EUR", "JPY", "BRL") })
    .chain((comparison) =>
      fc
        .tuple(fc.constantFrom("gt", "gte", "lt", "lte"), bound)
        .map(([operator, value]) => ({ ...comparison, [operator]: value })),
    );
  const worth = fc
    .tuple(fc.constantFrom("upfront", "contingent", "total"), money)
    .map(([measure, value]) => ({ value: { [measure]: value } }));
  const one = fc.oneof(
    ...(type === "Agreement" ? [worth as fc.Arbitrary<object>] : []),
    ...Object.keys(fields).map((name) => comparison(tables, type, name).map((value) => ({ [name]: value }))),
    ...(depth === 0
      ? []
      : Object.entries(relations).map(([name, { to, one }]) =>
          one
            ? anyFilter(tables, to, depth - 1).map((value) => ({ [name]: value }))
            : fc
                .tuple(fc.constantFrom("some", "none", "every"), anyFilter(tables, to, depth - 1))
                .map(([word, value]) => ({ [name]: { [word]: value } })),
        )),
  );
  const wide: fc.Arbitrary<object> =
    type === "Indication"
      ? fc.tuple(one, fc.boolean()).map(([value, orDescendants]) => ({ ...value, orDescendants }))
      : one;
  if (depth === 0) return wide;
  return fc.oneof(
    { weight: 5, arbitrary: wide },
    { weight: 1, arbitrary: fc.record({ and: fc.array(wide, { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ or: fc.array(wide, { maxLength: 3 }) }) },
    { weight: 1, arbitrary: wide.map((value) => ({ not: value })) },
  );
}

/** Filters of what is no node, by its own fields. */
export function anyFilterOfFacts(tables: PlainTables, type: FilterName): fc.Arbitrary<object> {
  const one = fc.oneof(
    ...Object.keys(filterShapes[type].fields).map((name) =>
      comparison(tables, type, name).map((value) => ({ [name]: value }) as object),
    ),
  );
  return fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 1, arbitrary: fc.record({ or: fc.array(one, { maxLength: 3 }) }) },
    { weight: 1, arbitrary: one.map((value) => ({ not: value })) },
  );
}
