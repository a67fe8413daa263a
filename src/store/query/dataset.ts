import type { EdgeKind, NodeType } from "../../model/model.ts";
import type { Store } from "../open.ts";
import type { Tables } from "../table/system-table.ts";

export type DatasetRow = Tables["dataset"] & {
  /** The time after which every change is in the history. Null before the first load. */
  complete_after: string | null;
};

/** The name and revision of the dataset, and the times from which its content and its history are. */
export async function dataset(store: Store): Promise<DatasetRow> {
  return store
    .selectFrom("dataset")
    .selectAll()
    .select((eb) => eb.selectFrom("change_history").select("complete_after").as("complete_after"))
    .executeTakeFirstOrThrow();
}

/** The number of nodes of each type and of edges of each kind. Types and kinds without any may be absent. */
export async function counts(store: Store): Promise<{ nodes: Map<NodeType, number>; edges: Map<EdgeKind, number> }> {
  const found = { nodes: new Map<NodeType, number>(), edges: new Map<EdgeKind, number>() };
  for (const { what, total } of await store.selectFrom("tally").selectAll().execute()) {
    const [element, name] = what.split(" ") as ["node", NodeType] | ["edge", EdgeKind];
    if (element === "node") found.nodes.set(name, Number(total));
    else found.edges.set(name, Number(total));
  }
  return found;
}
