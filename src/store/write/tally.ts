import { type RawBuilder, sql, type Transaction } from "kysely";
import { declaredRelations } from "../../model/derived/relation.ts";
import { tableOfNode } from "../../model/derived/table.ts";
import { nodeTypes } from "../../model/model.ts";
import type { Tables } from "../table/system-table.ts";

/**
 * Recounts nodes and edges, in the transaction that changed them.
 * @param isChanged whether rows of a table changed
 */
export async function refreshTally(db: Transaction<Tables>, isChanged: (table: string) => boolean): Promise<void> {
  const types = nodeTypes.filter((type) => isChanged(tableOfNode(type)));
  const kinds = new Set(declaredRelations.flatMap(({ edge, table }) => (isChanged(table) ? [edge.kind] : [])));
  const counts = [
    ...types.map((type) => countOf(`node ${type}`, sql`${sql.table(tableOfNode(type))}`)),
    ...declaredRelations.flatMap(({ edge, table, far }) =>
      // A single edge is a column of the node's own row. If the column is null, the node has no such edge.
      kinds.has(edge.kind)
        ? [countOf(`edge ${edge.kind}`, sql`${sql.table(table)} where ${sql.ref(far)} is not null`)]
        : [],
    ),
  ];
  if (counts.length === 0) return;
  await sql`insert into tally (what, total)
    select what, sum(total) from (${sql.join(counts, sql` union all `)}) as counted where true group by what
    on conflict (what) do update set total = excluded.total`.execute(db);
}

function countOf(what: string, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${sql.lit(what)} as what, count(*) as total from ${from}`;
}
