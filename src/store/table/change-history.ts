import { sql, type Transaction } from "kysely";
import type { Tables } from "./system-table.ts";

/** The number of rows of one statement. */
const batchSize = 2000;

/** Inserts rows of the history. */
export async function insertChanges(db: Transaction<Tables>, rows: readonly Tables["entity_change"][]): Promise<void> {
  for (let start = 0; start < rows.length; start += batchSize)
    await sql`insert into entity_change (id, recorded_at, revision, node, name, kind, predicate, text_before, text_after,
        status_before, status_after, claim_id)
      select value ->> 'id', value ->> 'recorded_at', value ->> 'revision', value ->> 'node', value ->> 'name',
        value ->> 'kind', value ->> 'predicate', value ->> 'text_before', value ->> 'text_after',
        value ->> 'status_before', value ->> 'status_after', value ->> 'claim_id'
      from json_each(${JSON.stringify(rows.slice(start, start + batchSize))})`.execute(db);
}

/**
 * Sets the time after which every change is recorded. It never becomes earlier.
 * @param when "if unknown" to leave a time that is set as it is
 */
export async function setCompleteAfter(
  db: Transaction<Tables>,
  time: string,
  when: "always" | "if unknown" = "always",
): Promise<void> {
  const onConflict =
    when === "always"
      ? sql`do update set complete_after = max(complete_after, excluded.complete_after)`
      : sql`do nothing`;
  await sql`insert into change_history (id, complete_after) values (1, ${time})
    on conflict (id) ${onConflict}`.execute(db);
}
