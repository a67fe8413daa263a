import type { OutputRef } from "@pothos/core";
import { type NodeType, nodeTypes, type Row } from "../../model/model.ts";
import { nodesBySlug } from "../../store/query/node.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { loadOne } from "./load.ts";

/** A type of node whose values are loaded by slug, in batches. */
function newRef<N extends NodeType>(name: N) {
  return builder.loadableNodeRef(name, {
    id: { resolve: (row: Row<N>) => slugOf(row) },
    // Through the loaders of the operation, so that one batch serves all that were held back for their turns.
    load: async (slugs: string[], context: Context) => {
      const rows = await Promise.all(
        slugs.map((slug) => loadOne(context, `${name} by slug`, slug, (store, keys) => nodesBySlug(store, name, keys))),
      );
      return rows.filter((row) => row !== null);
    },
    toKey: (row: Row<N>) => slugOf(row),
    sort: true,
  });
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
export async function loadNode<N extends NodeType>(context: Context, type: N, slug: string): Promise<Row<N> | null> {
  const loader = refs[type].getDataloader(context) as { load: (slug: string) => Promise<Row<N> | null> };
  return (await loader.load(slug)) ?? null;
}
