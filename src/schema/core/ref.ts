import type { OutputRef } from "@pothos/core";
import { type NodeType, nodeTypes, type Row } from "../../model/model.ts";
import type { Store } from "../../store/open.ts";
import { nodesBySlug } from "../../store/query/node.ts";
import type { Now } from "../execution/promise.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { loaderOf, loadOne } from "./load.ts";

/** The names of the loaders of nodes by slug. */
const loaderNames = Object.fromEntries(nodeTypes.map((type) => [type, `${type} by slug`])) as Record<NodeType, string>;

/** A type of node whose values are loaded by slug, in batches, by the same loaders as all else. */
function newRef<N extends NodeType>(name: N) {
  const ref = builder.loadableNodeRef(name, {
    id: { resolve: (row: Row<N>) => slugOf(row) },
    load: () => Promise.reject(new Error(`${name} has a loader of its own`)),
  });
  const load = (store: Store, slugs: readonly string[]) => nodesBySlug(store, name, slugs);
  return Object.assign(ref, { getDataloader: (context: Context) => loaderOf(context, loaderNames[name], load) });
}

function slugOf(row: object): string {
  return (row as { id: string }).id;
}

/** The refs of all node types. They exist before the types are implemented, so that types can refer to each other. */
export const refs = Object.fromEntries(nodeTypes.map((name) => [name, newRef(name)])) as unknown as {
  [N in NodeType]: ReturnType<typeof newRef<N>>;
};

/** The ref of a type that is known only at run time. Fields of it resolve to a row or to a slug. */
export function refOf(type: NodeType): OutputRef {
  return refs[type];
}

/** Loads a node by its type and slug, through the loader of the request. Null if there is none. */
export function loadNode<N extends NodeType>(context: Context, type: N, slug: string): Now<Row<N> | null> {
  return loadOne(context, loaderNames[type], slug, (store, slugs) => nodesBySlug(store, type, slugs));
}
