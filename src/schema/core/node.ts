import type { Context } from "../context.ts";
import type { NodeType } from "../domain/graph-vocabulary.ts";
import { isNodeType, nodeOfGlobalId } from "../domain/node-key.ts";
import { type NodeRow, nodesByColumn, nodesBySlug } from "../store/node.ts";
import { builder } from "./builder.ts";
import { badArgument } from "./error.ts";
import { loadOne } from "./load.ts";

/** A type of node: fetched by its slug, in batches. */
export function nodeRef<Type extends NodeType>(type: Type) {
  const ref = builder.loadableNodeRef(type, {
    id: { resolve: (row: NodeRow<Type>) => slugOf(row) },
    load: async (slugs: string[], { store }: Context) => [...(await nodesBySlug(store, type, slugs)).values()],
    toKey: (row: NodeRow<Type>) => slugOf(row),
    sort: true,
  });
  loaders.set(type, (context) => ref.getDataloader(context));
  return ref;
}

/** The loader of each type of node: one per request, whichever way a node is come by. */
const loaders = new Map<NodeType, (context: Context) => { load: (slug: string) => Promise<unknown> }>();

function slugOf(row: object): string {
  return (row as { id: string }).id;
}

/** A node by its type and slug, whatever its type; null where there is none. */
export async function loadNode(context: Context, type: NodeType, slug: string): Promise<NodeRow<NodeType> | null> {
  return ((await loaders.get(type)?.(context).load(slug)) ?? null) as NodeRow<NodeType> | null;
}

const most = 100;

/** Of two subgraphs with these fields a gateway cannot know which one an id is of. */
const notForGateways = { shareable: true, inaccessible: true };

builder.queryField("node", (t) =>
  t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: "A node by its id; null where no node has it.",
    ...notForGateways,
    args: { id: t.arg.id({ required: true, description: "A global id." }) },
    resolve: (_root, { id }, context) => {
      const node = nodeOfGlobalId(String(id));
      if (!node) throw notAnId("id");
      return (isNodeType(node.type) ? loadNode(context, node.type, node.slug) : null) as never;
    },
  }),
);

builder.queryField("nodes", (t) =>
  t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description:
      "Nodes by their ids, in the order of the ids; null where no node has one. A malformed id gives null and an error of its own, and costs the others nothing.",
    ...notForGateways,
    args: { ids: t.arg.idList({ required: true, description: "Global ids, at most 100." }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > most) throw badArgument("ids", `has ${ids.length} entries; write at most ${most}`);
      return ids.map((id, index) => {
        const node = nodeOfGlobalId(String(id));
        if (!node) return notAnId(`ids[${index}]`);
        return isNodeType(node.type) ? loadNode(context, node.type, node.slug) : null;
      }) as never;
    },
  }),
);

function notAnId(argument: string) {
  return badArgument(argument, "is no id of this graph; write one that it gave");
}

/** How a lookup's argument is found: the column, and what a value looks like. */
export interface Key {
  column: string;
  is: (value: string) => boolean;
  example: string;
}

/**
 * The one node that a lookup's one argument names; null where there is none.
 * @throws BAD_USER_INPUT where not exactly one argument is given, or it cannot name a node of the type
 */
export async function lookUp<Type extends NodeType>(
  context: Context,
  type: Type,
  args: Record<string, string | number | null | undefined>,
  keys: Record<string, Key>,
): Promise<NodeRow<Type> | null> {
  const names = ["id", ...Object.keys(keys)];
  const given = names.flatMap((name) => (args[name] == null ? [] : [[name, args[name]] as const]));
  const [only] = given;
  if (!only || given.length > 1) {
    const which = given.map(([name]) => name).join(" and ");
    throw badArgument(
      only?.[0] ?? "id",
      `${which ? `${which} are given` : "nothing is given"}; write exactly one of ${names.join(", ")}`,
    );
  }
  const [name, raw] = only;
  const value = String(raw);
  if (name === "id") {
    const node = nodeOfGlobalId(value);
    if (!node) throw notAnId("id");
    if (node.type !== type) throw badArgument("id", `is the id of a ${node.type}; write the id of a ${type}`);
    return (await loadNode(context, type, node.slug)) as NodeRow<Type> | null;
  }
  const key = keys[name];
  if (!key) throw badArgument(name, "is no argument here");
  if (!key.is(value))
    throw badArgument(name, `is ${JSON.stringify(value.slice(0, 60))}; write it as in ${JSON.stringify(key.example)}`);
  if (key.column === "id") return (await loadNode(context, type, value)) as NodeRow<Type> | null;
  return loadOne(context, `${type} by ${key.column}`, value, (store, values) =>
    nodesByColumn(store, type, key.column, values),
  );
}
