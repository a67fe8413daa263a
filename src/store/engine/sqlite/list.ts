import { type RawBuilder, sql } from "kysely";

/** Texts as rows of one column `value`, passed as one parameter: the statement is the same for every number of texts. */
export function valuesOf(values: readonly string[]): RawBuilder<{ value: string }> {
  return sql<{ value: string }>`json_each(${JSON.stringify(values)})`;
}

/** Texts as one parameter, to follow `in`. */
export function anyOf(values: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from ${valuesOf(values)})`;
}

/** The values of a column within a group, as a JSON list in ascending order. */
export function listOf(column: string): RawBuilder<string> {
  return sql<string>`json_group_array(${sql.ref(column)} order by ${sql.ref(column)})`;
}

/** The values of a JSON list in a column, as rows of one column `value`. */
export function valuesIn(column: RawBuilder<unknown>): RawBuilder<{ value: string }> {
  return sql<{ value: string }>`json_each(${column})`;
}

/** One entry of a JSON list. */
export function entryOf(list: RawBuilder<unknown>, index: number): RawBuilder<string> {
  return sql<string>`json_extract(${list}, ${sql.lit(`$[${index}]`)})`;
}

/** A day some days before another. */
export function daysBefore(day: RawBuilder<unknown>, days: number): RawBuilder<string> {
  return sql<string>`date(${day}, ${sql.lit(`-${days} days`)})`;
}

/** A text in lower case, letters beyond ASCII included. */
export function lowerCase(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`unicode_lower(${text})`;
}

/** A row with its JSON lists read: `kinds_json` becomes `kinds`. */
export function withLists<Row extends object>(row: object): Row {
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    if (key.endsWith("_json")) read[key.slice(0, -5)] = JSON.parse(String(value));
    else read[key] = value;
  }
  return read as Row;
}
