import { sql, type Transaction } from "kysely";

/**
 * Drops tables and views.
 * @param kept the names of the tables and views that are not dropped
 */
export async function dropTables<Tables>(db: Transaction<Tables>, kept: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string; type: string; sql: string }>`
    select name, type, sql from sqlite_schema where type in ('table', 'view') and name not like 'sqlite_%'`.execute(db);
  // SQLite drops the shadow tables of a full-text table together with it.
  const virtual = rows.filter((row) => /^create virtual/i.test(row.sql)).map(({ name }) => name);
  const dropped = rows.filter(
    ({ name }) => !kept.includes(name) && !virtual.some((each) => name.startsWith(`${each}_`)),
  );
  dropped.sort((a, b) => Number(b.type === "view") - Number(a.type === "view"));
  for (const { name, type } of dropped) await sql`drop ${sql.raw(type)} if exists ${sql.table(name)}`.execute(db);
}
