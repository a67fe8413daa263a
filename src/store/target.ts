import { type RawBuilder, sql } from "kysely";
import { anyOf, byParent, type WithLists } from "./list.ts";
import type { NodeRow } from "./node.ts";
import type { Store } from "./open.ts";
import type { Order } from "./page.ts";

export type TargetRow = NodeRow<"Target">;

/** By name, without accents and case. */
export const targetOrder: Order = { name: "target:name", by: [{ column: "sort_name" }, { column: "id" }] };

export function allTargets(): RawBuilder<TargetRow> {
  return sql`(select *, 'Target' as type from target)`;
}

/** What therapies act on, by name. */
export async function targetsByTherapy(
  store: Store,
  therapies: readonly string[],
): Promise<Map<string, WithLists<TargetRow>[]>> {
  const { rows } = await sql<TargetRow & { parent_key: string }>`
    select target.*, 'Target' as type, edge.therapy_id as parent_key
    from therapy_target as edge join target on target.id = edge.target_id
    where edge.therapy_id in ${anyOf(therapies)} order by target.sort_name, target.id`.execute(store);
  return byParent(rows);
}
