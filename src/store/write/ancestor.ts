import { sql, type Transaction } from "kysely";
import type { Tables } from "../table/system-table.ts";

/** Deeper than any hierarchy of diseases. Ends the recursion if the data contains a cycle. */
const maxDepth = 50;

/** Computes the ancestors of all indications from their direct parents, so that queries for descendants need no recursion. */
export async function rebuildAncestors(db: Transaction<Tables>): Promise<void> {
  await db.deleteFrom("indication_ancestor").execute();
  await sql`
    insert into indication_ancestor (indication_id, ancestor_id, distance)
    with recursive up (indication_id, ancestor_id, distance) as (
      select indication_id, parent_id, 1 from indication_parent
      union
      select up.indication_id, next.parent_id, up.distance + 1
      from up join indication_parent as next on next.indication_id = up.ancestor_id
      where up.distance < ${sql.lit(maxDepth)}
    )
    select indication_id, ancestor_id, min(distance) from up group by indication_id, ancestor_id`.execute(db);
}
