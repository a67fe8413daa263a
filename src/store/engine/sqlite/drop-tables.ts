import { sql, type Transaction } from "kysely";

/** Drops every table and view but some. */
export async function dropTables<Tables>(db: Transaction<Tables>, kept: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string; type: string; sql: string }>`
    select name, type, sql from sqlite_schema where type in ('table', 'view') and name not like 'sqlite_%'`.execute(db);
  // A full-text table brings tables of its own, which go with it.
  const virtual = rows.filter((row) => /^create virtual/i.test(row.sql)).map(({ name }) => name);
  const own = rows.filter(({ name }) => !kept.includes(name) && !virtual.some((each) => name.startsWith(`${each}_`)));
  own.sort((a, b) => Number(b.type === "view") - Number(a.type === "view"));
  for (const { name, type } of own) await sql`drop ${sql.raw(type)} if exists ${sql.table(name)}`.execute(db);
}
