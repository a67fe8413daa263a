import { type RawBuilder, sql } from "kysely";

/** Texts as rows of one column `value`. They are one parameter, so the statement does not depend on the number of texts. */
export function valuesOf(values: readonly string[]): RawBuilder<{ value: string }> {
  return sql<{ value: string }>`json_each(${JSON.stringify(values)})`;
}

/** Texts as the right-hand side of `in`, passed as one parameter. */
export function anyOf(values: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from ${valuesOf(values)})`;
}

/** Keys to which a query is restricted: several that are given, or the one of an enclosing query. */
export interface Keys {
  /** The keys as rows of one column `value`. */
  rows: RawBuilder<{ value: string }>;
  /** Whether a column has one of the keys. */
  include: (column: RawBuilder<unknown>) => RawBuilder<boolean>;
}

/** Keys that are passed as one parameter. */
export function givenKeys(keys: readonly string[]): Keys {
  return { rows: valuesOf(keys), include: (column) => sql<boolean>`${column} in ${anyOf(keys)}` };
}

/** The key `parent.value` of the row that an enclosing query is at. */
export const parentKey: Keys = {
  rows: sql<{ value: string }>`(select parent.value as value)`,
  include: (column) => sql<boolean>`${column} = parent.value`,
};

/** Aggregates the values of a column within a group into a JSON list in ascending order. */
export function listOf(column: string): RawBuilder<string> {
  return sql<string>`json_group_array(${sql.ref(column)} order by ${sql.ref(column)})`;
}

/** The entries of a JSON list, as rows of one column `value`. */
export function valuesIn(column: RawBuilder<unknown>): RawBuilder<{ value: string }> {
  return sql<{ value: string }>`json_each(${column})`;
}

/** The entry of a JSON list at an index from 0. */
export function entryOf(list: RawBuilder<unknown>, index: number): RawBuilder<string> {
  return sql<string>`json_extract(${list}, ${sql.lit(`$[${index}]`)})`;
}

/** The member of a JSON object with a name: a value, or the text of an object. */
export function memberOf(object: RawBuilder<unknown>, name: string): RawBuilder<string> {
  return sql<string>`json_extract(${object}, ${sql.lit(`$.${name}`)})`;
}

/** The date that precedes another by a number of days, both YYYY-MM-DD. */
export function daysBefore(day: RawBuilder<unknown>, days: number): RawBuilder<string> {
  return sql<string>`date(${day}, ${sql.lit(`-${days} days`)})`;
}

/** A point in time with milliseconds, "2024-09-12T08:30:00.000", so that texts compare like times. */
export function instantOf(time: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`strftime('%Y-%m-%dT%H:%M:%f', ${time})`;
}

/** A text in lower case, including letters outside ASCII. */
export function lowerCase(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`unicode_lower(${text})`;
}

/**
 * A text in lower case as far as ASCII letters are concerned, faster than `lowerCase`. The only other letters whose lower case has
 * ASCII letters are the dotted capital I and the Kelvin sign.
 */
export function asciiLowerCase(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`lower(replace(replace(${text}, char(304), 'i' || char(775)), char(8490), 'k'))`;
}

/** Whether a text contains another one of any length; the length of a pattern for `like` is limited. */
export function containsText(text: RawBuilder<unknown>, part: string): RawBuilder<boolean> {
  return sql<boolean>`instr(${text}, ${part}) > 0`;
}

/** Whether a column is null or not, written such that an index over `column is null` helps. */
export function isNullTerm(column: RawBuilder<unknown>, isNull: boolean): RawBuilder<boolean> {
  return isNull ? sql<boolean>`(${column} is null) = 1` : sql<boolean>`(${column} is null) = 0`;
}

/** A condition that always holds, and that counts each row towards the row budget of the connection. */
export function visited(column: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`visit_row(${column})`;
}

/** Reads a table by one of its indexes, if the query planner may judge by its statistics that reading the whole table is cheaper. */
export function byIndex(table: string, columns: readonly string[]): RawBuilder<unknown> {
  return sql`indexed by ${sql.ref([table, ...columns].join("__"))}`;
}

/**
 * Joins a table after those before it. With a plain join, the query planner may begin with the larger table if it expects many of the
 * keys that are passed as a parameter, whose number it does not know.
 */
export const thenJoin: RawBuilder<unknown> = sql.raw("cross join");

/** The whole numbers of a group of rows as one text, separated by spaces, which is read faster than a row for each. */
export function numbersOf(number: RawBuilder<number>): RawBuilder<string> {
  return sql<string>`group_concat(${number}, ' ')`;
}

/** The number by which the engine identifies a row of a table. It is unique, above zero, and stays the same until the table changes. */
export function rowNumberOf(table: string): RawBuilder<number> {
  return sql<number>`${sql.ref(`${table}.rowid`)}`;
}

/** A whole number that is not negative as a text, so that texts compare like numbers and no digit is lost in JavaScript. */
export function sortableInteger(value: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`printf('%019d', ${value})`;
}
