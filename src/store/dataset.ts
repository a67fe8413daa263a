import { type RawBuilder, type Selectable, sql } from "kysely";
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

/** How many nodes of each type and edges of each kind there are, in one statement. */
export async function counts(store: Store): Promise<{ nodes: Map<NodeType, number>; edges: Map<EdgeKind, number> }> {
  const nodes = Object.entries(tableOf).map(([type, table]) => part(`node ${type}`, sql`${sql.table(table)}`));
  const edges = Object.entries(edgeTables).flatMap(([kind, tables]) =>
    // An event's edges are columns of its own row, so a row without the column has no such edge.
    tables.map(({ table, object }) =>
      part(`edge ${kind}`, sql`${sql.table(table)} where ${sql.ref(object.column)} is not null`),
    ),
  );
  const { rows } = await sql<{
    what: string;
    total: number;
  }>`${sql.join([...nodes, ...edges], sql` union all `)}`.execute(store);
  const found = { nodes: new Map<NodeType, number>(), edges: new Map<EdgeKind, number>() };
  for (const { what, total } of rows) {
    const [sort, name] = what.split(" ") as ["node", NodeType] | ["edge", EdgeKind];
    if (sort === "node") found.nodes.set(name, Number(total));
    else found.edges.set(name, (found.edges.get(name) ?? 0) + Number(total));
  }
  return found;
}

function part(what: string, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${sql.lit(what)} as what, count(*) as total from ${from}`;
}
