import { sql, type Transaction } from "kysely";
import type { Connection } from "../engine/connection.ts";
import type { Tables } from "../table/system-table.ts";

/** Statistics are computed again if more than one in this number of rows changed. The query planner needs proportions only. */
const share = 8;

/** Smaller tables are always analyzed, because it takes no time. */
const minRows = 1000;

/** Updates the statistics on which the query planner relies, of all tables or of those that changed considerably. */
export async function refreshStatistics(
  db: Transaction<Tables>,
  { tracker }: Connection,
  isFirst: boolean,
): Promise<void> {
  const { rows: hasAny } = await sql`select 1 from sqlite_schema where name = 'sqlite_stat1'`.execute(db);
  if (isFirst || hasAny.length === 0) {
    await sql`analyze`.execute(db);
    return;
  }
  const { rows } = await sql<{ name: string; analyzed: number }>`
    select tbl as name, max(cast(stat as integer)) as analyzed from sqlite_stat1 group by tbl`.execute(db);
  const analyzed = new Map(rows.map((row) => [row.name, row.analyzed]));
  const before = await rowCounts(db);
  for (const table of tracker.changes.tables) {
    const { net, touched } = tracker.changes.table(table);
    const then = analyzed.get(table) ?? 0;
    const now = (before.get(table) ?? 0) + net;
    const changed = Math.max(touched, Math.abs(now - then));
    if (then < minRows || changed * share >= then) await sql`analyze ${sql.table(table)}`.execute(db);
  }
}

/** The number of rows of each table before the transaction. */
async function rowCounts(db: Transaction<Tables>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("content_digest")
    .select((eb) => ["table_name", eb.fn.sum<number>("row_count").as("total")])
    .groupBy("table_name")
    .execute();
  return new Map(rows.map((row) => [row.table_name, row.total]));
}
