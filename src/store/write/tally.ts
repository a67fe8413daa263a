import { type RawBuilder, sql, type Transaction } from "kysely";
import { declaredRelations } from "../../model/derived/relation.ts";
import { tableOfNode } from "../../model/derived/table.ts";
import { nodeTypes } from "../../model/model.ts";
import type { Tables } from "../table/system-table.ts";

/** Recounts all nodes and edges, in the transaction that changed them. */
export async function rebuildTally(db: Transaction<Tables>): Promise<void> {
  const nodes = nodeTypes.map((type) => countOf(`node ${type}`, sql`${sql.table(tableOfNode(type))}`));
  const edges = declaredRelations.map(({ edge, table, far }) =>
    // A single edge is a column of the node's own row. If the column is null, the node has no such edge.
    countOf(`edge ${edge.kind}`, sql`${sql.table(table)} where ${sql.ref(far)} is not null`),
  );
  await db.deleteFrom("tally").execute();
  await sql`insert into tally (what, total)
    select what, sum(total) from (${sql.join([...nodes, ...edges], sql` union all `)}) as counted group by what`.execute(
    db,
  );
}

function countOf(what: string, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${sql.lit(what)} as what, count(*) as total from ${from}`;
}
