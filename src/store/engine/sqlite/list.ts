import { type RawBuilder, sql } from "kysely";
import type { JsonList } from "./tables.ts";

/** A list of texts as one bound parameter, to stand after `in`: the statement is the same for every length, none included. */
export function anyOf(values: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify(values)}))`;
}

/** The values of a column within a group, as a JSON list, in their own order. */
export function listOf(column: string): RawBuilder<string> {
  return sql<string>`json_group_array(${sql.ref(column)} order by ${sql.ref(column)})`;
}

/**
 * Indications as (parent_key, member): each of the given ones with itself, and with its descendants where asked.
 * To stand after `from` or `join`.
 */
export function familyOf(
  keys: readonly string[],
  includeDescendants: boolean,
): RawBuilder<{ parent_key: string; member: string }> {
  const themselves = sql`select value as parent_key, value as member from json_each(${JSON.stringify(keys)})`;
  if (!includeDescendants) return sql`(${themselves})`;
  return sql`(${themselves} union all select ancestor_id, indication_id from indication_ancestor where ancestor_id in ${anyOf(keys)})`;
}

/** A row with its JSON columns read: `kinds_json` becomes `kinds`. */
export type WithLists<Row> = {
  [Key in keyof Row as Key extends `${infer Name}_json` ? Name : Key]: Key extends `${string}_json`
    ? Row[Key] extends JsonList<infer Value>
      ? Value[]
      : never
    : Row[Key];
};

export function withLists<Row extends object>(row: Row): WithLists<Row> {
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    if (key.endsWith("_json")) read[key.slice(0, -5)] = JSON.parse(String(value));
    else read[key] = value;
  }
  return read as WithLists<Row>;
}

/** Groups rows by the key they belong to, reading their JSON columns; keys without rows are absent. */
export function byParent<Row extends { parent_key: string }>(rows: readonly Row[]): Map<string, WithLists<Row>[]> {
  return Map.groupBy(rows.map(withLists), (row) => (row as { parent_key: string }).parent_key);
}
