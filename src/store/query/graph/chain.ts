import { sql } from "kysely";
import type { Row } from "../../../model/model.ts";
import { thenJoin, valuesOf, visited } from "../../engine/sqlite/list.ts";
import type { Store } from "../../open.ts";
import { nodeColumns } from "../node.ts";

/** The number of agreements of a chain that are returned. */
export const maxChainLength = 50;

/**
 * The agreements that amend or expand one another, directly or indirectly, by one of them: each chain includes the agreement itself,
 * earliest announcement first, undated last. At most 50.
 */
export async function chainsOfAgreements(
  store: Store,
  agreements: readonly string[],
): Promise<Map<string, Row<"Agreement">[]>> {
  // `union` drops what was found before, so that agreements that amend each other in a circle end the recursion.
  const { rows } = await sql<Row<"Agreement"> & { parent_key: string }>`
    with recursive chain (parent_key, member) as (
      select value, value from ${valuesOf(agreements)}
      union
      select chain.parent_key, edge.related_agreement_id
      from chain ${thenJoin} agreement_related_agreement_both_ends as edge on edge.agreement_id = chain.member
      where ${visited(sql`edge.related_agreement_id`)} and edge.relation in ('AMENDS', 'EXPANDS'))
    select * from (
      select ${nodeColumns("Agreement", "item")}, chain.parent_key,
        row_number() over (partition by chain.parent_key order by item.announced_on is null, item.announced_on, item.id) as place
      from chain ${thenJoin} agreement as item on item.id = chain.member)
    where place <= ${maxChainLength} order by parent_key, place`.execute(store);
  return Map.groupBy(rows, ({ parent_key }) => parent_key);
}
