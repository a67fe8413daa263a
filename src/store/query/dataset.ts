import { type RawBuilder, type Selectable, sql, type Transaction } from "kysely";
import type { EdgeKind, NodeType } from "../domain/graph-vocabulary.ts";
import { edgeTables } from "./edge.ts";
import { tableOf } from "./node.ts";
import type { Store } from "./open.ts";
import type { Tables } from "./tables.ts";

export type DatasetRow = Selectable<Tables["dataset"]>;

/** What the store holds as a whole. */
export async function dataset(store: Store): Promise<DatasetRow> {
  return store.selectFrom("dataset").selectAll().executeTakeFirstOrThrow();
}

/** How many nodes of each type and edges of each kind there are. */
export async function counts(store: Store): Promise<{ nodes: Map<NodeType, number>; edges: Map<EdgeKind, number> }> {
  const found = { nodes: new Map<NodeType, number>(), edges: new Map<EdgeKind, number>() };
  for (const { what, total } of await store.selectFrom("tally").selectAll().execute()) {
    const [sort, name] = what.split(" ") as ["node", NodeType] | ["edge", EdgeKind];
    if (sort === "node") found.nodes.set(name, Number(total));
    else found.edges.set(name, Number(total));
  }
  return found;
}

/** Counts everything anew, within the write that changed it. */
export async function rebuildTally(db: Transaction<Tables>): Promise<void> {
  const nodes = Object.entries(tableOf).map(([type, table]) => part(`node ${type}`, sql`${sql.table(table)}`));
  const edges = Object.entries(edgeTables).flatMap(([kind, tables]) =>
    // An event's edges are columns of its own row, so a row without the column has no such edge.
    tables.map(({ table, object }) =>
      part(`edge ${kind}`, sql`${sql.table(table)} where ${sql.ref(object.column)} is not null`),
    ),
  );
  await db.deleteFrom("tally").execute();
  await sql`insert into tally (what, total)
    select what, sum(total) from (${sql.join([...nodes, ...edges], sql` union all `)}) as counted group by what`.execute(
    db,
  );
}

function part(what: string, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${sql.lit(what)} as what, count(*) as total from ${from}`;
}
