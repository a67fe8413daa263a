import type { EdgeKind, NodeType } from "../../model/model.ts";
import type { Store } from "../open.ts";
import type { Tables } from "../table/system-table.ts";

export type DatasetRow = Tables["dataset"];

/** The dataset as a whole. */
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
