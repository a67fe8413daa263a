import { type RawBuilder, sql } from "kysely";

/** Joins conditions. Without any, `and` matches everything and `or` matches nothing. */
export function joined(conditions: readonly RawBuilder<unknown>[], word: "and" | "or"): RawBuilder<unknown> {
  if (conditions.length === 0) return word === "and" ? sql`(1 = 1)` : sql`(1 = 0)`;
  return sql`(${sql.join(conditions, word === "and" ? sql` and ` : sql` or `)})`;
}
