import { type RawBuilder, sql, type Transaction } from "kysely";
import type { Tables } from "../table/system-table.ts";
import { type StoredRow, tableNamed } from "./change-set.ts";

/** Below SQLite's default limit of 32,766 parameters per statement. */
const maxParameters = 20_000;

/**
 * Inserts rows into a table. Columns that a row lacks are set to null.
 * @param onConflict the clause after `on conflict`; by default a conflict is an error
 * @throws {Error} if a row has a column that the table does not have, because its value would be lost
 */
export async function insertRows(
  db: Transaction<Tables>,
  table: string,
  rows: readonly StoredRow[],
  onConflict?: RawBuilder<unknown>,
): Promise<void> {
  const { columns } = tableNamed(table);
  const names = new Set(columns.map(({ name }) => name));
  for (const row of rows) {
    const unknown = Object.keys(row).find((column) => !names.has(column));
    if (unknown !== undefined) throw new Error(`the table "${table}" has no column "${unknown}"`);
  }
  const size = Math.max(1, Math.floor(maxParameters / columns.length));
  for (let start = 0; start < rows.length; start += size) {
    const values = rows
      .slice(start, start + size)
      .map((row) => sql`(${sql.join(columns.map(({ name }) => row[name] ?? null))})`);
    const conflict = onConflict ? sql` on conflict ${onConflict}` : sql``;
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.ref(name)))})
      values ${sql.join(values)}${conflict}`.execute(db);
  }
}

/** A conflict clause that updates the existing row with the same primary key. */
export function updateOnConflict(table: string): RawBuilder<unknown> {
  const { columns, primaryKey } = tableNamed(table);
  const updates = columns
    .filter(({ name }) => !primaryKey.includes(name))
    .map(({ name }) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`);
  return sql`(${sql.join(primaryKey.map((name) => sql.ref(name)))}) do update set ${sql.join(updates)}`;
}
