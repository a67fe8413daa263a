import { GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { isNodeType, type NodeKey, nodeKey, nodeOfGlobalId, partsOfNodeKey } from "../domain/node-key.ts";
import { claimOrder, claimsOfFacts } from "../store/claim.ts";
import {
  neighborhood,
  type Path as PathRow,
  type Subgraph as SubgraphRow,
  shortestPaths,
  type WalkEdge,
} from "../store/walk.ts";
import { builder } from "./builder.ts";
import { ClaimConnection } from "./claim.ts";
import { childPage } from "./connection.ts";
import { Entity } from "./entity.ts";
import { badArgument, codes } from "./error.ts";
import { loadNode } from "./node.ts";
import { EdgeKind } from "./vocabulary.ts";

const GraphEdge = builder.objectRef<WalkEdge>("GraphEdge");
GraphEdge.implement({
  description: "An edge of the graph, as its kind reads: subject, verb, object.",
  fields: (t) => ({
    kind: t.expose("kind", { type: EdgeKind, description: "What sort of edge it is." }),
    from: t.field({
      type: Entity,
      description: "Its subject.",
      resolve: ({ from }, _args, context) => entityOf(context, from),
    }),
    to: t.field({
      type: Entity,
      description: "Its object.",
      resolve: ({ to }, _args, context) => entityOf(context, to),
    }),
    label: t.exposeString("label", {
      nullable: true,
      description: "What it says in one word: a role, a stage, a title, a kind; null where its kind says all.",
    }),
    claims: t.field({
      type: ClaimConnection,
      description: "Claims on which it rests: first the one shown, then those that state something else.",
      args: t.arg.connectionArgs(),
      resolve: ({ fact }, args, context) =>
        childPage(context, "GraphEdge.claims", fact, args, claimOrder, claimsOfFacts),
    }),
  }),
});

const Path = builder.objectRef<PathRow & { truncated: boolean }>("Path");
Path.implement({
  description: "A way from one entity to another, over edges in either direction, that passes none twice.",
  fields: (t) => ({
    length: t.int({ description: "How many edges it has.", resolve: ({ edges }) => edges.length }),
    nodes: t.field({
      type: [Entity],
      description: "What it passes, both ends among it, in order.",
      resolve: ({ nodes }, _args, context) => nodes.map((node) => entityOf(context, node)),
    }),
    edges: t.field({
      type: [GraphEdge],
      description: "Its edges, in order; of several between the same two, the first by kind.",
      resolve: ({ edges }) => edges,
    }),
    truncated: t.exposeBoolean("truncated", {
      description:
        "Whether the search gave up before it had seen everything, so that other paths as short may be missing.",
    }),
  }),
});

const Subgraph = builder.objectRef<SubgraphRow>("Subgraph");
Subgraph.implement({
  description: "A part of the graph: some entities, and every edge between them.",
  fields: (t) => ({
    nodes: t.field({
      type: [Entity],
      description: "The entities, nearest first.",
      resolve: ({ nodes }, _args, context) => nodes.map((node) => entityOf(context, node)),
    }),
    edges: t.field({ type: [GraphEdge], description: "Every edge between them.", resolve: ({ edges }) => edges }),
    truncated: t.exposeBoolean("truncated", { description: "Whether the limit left entities out." }),
  }),
});

function entityOf(context: Context, key: NodeKey) {
  const { type, slug } = partsOfNodeKey(key);
  return loadNode(context, type, slug) as never;
}

/** The entity that an argument names; null where there is none. @throws BAD_USER_INPUT where it is no id of an entity */
async function keyOfId(context: Context, argument: string, id: string | number): Promise<NodeKey | null> {
  const node = nodeOfGlobalId(String(id));
  if (!node) throw badArgument(argument, "is no id of this graph; write one that it gave");
  const { type, slug } = node;
  if (type === "Source" || type === "Claim")
    throw badArgument(argument, `is the id of a ${type}, which no edge joins; write the id of an entity`);
  if (!isNodeType(type) || !(await loadNode(context, type, slug))) return null;
  return nodeKey(type, slug);
}

function counted(argument: string, value: number, most: number): number {
  if (value < 1 || value > most) throw badArgument(argument, `is ${value}; write a number from 1 to ${most}`);
  return value;
}

builder.queryFields((t) => ({
  paths: t.field({
    type: [Path],
    description:
      "The shortest ways from one entity to another, shortest first; none where they are not joined within the length, or one does not exist. Where the search gave up before it found any, an error with the code SEARCH_LIMIT_REACHED.",
    args: {
      from: t.arg.id({ required: true, description: "The id of the entity to begin with." }),
      to: t.arg.id({ required: true, description: "The id of the entity to end with." }),
      maxLength: t.arg.int({ defaultValue: 4, description: "How many edges at most: 1 to 6." }),
      kinds: t.arg({ type: [EdgeKind], description: "Only over edges of these kinds." }),
      first: t.arg.int({ defaultValue: 3, description: "How many paths at most: 1 to 10." }),
    },
    resolve: async (_root, args, context) => {
      const maxLength = counted("maxLength", args.maxLength ?? 4, 6);
      const first = counted("first", args.first ?? 3, 10);
      const [from, to] = await Promise.all([keyOfId(context, "from", args.from), keyOfId(context, "to", args.to)]);
      if (!from || !to) return [];
      const asked = { maxLength, kinds: args.kinds ?? null, first };
      const { paths, truncated } = await shortestPaths(context.store, from, to, asked);
      if (paths.length === 0 && truncated) {
        throw new GraphQLError(
          "paths: too much lies around the two to tell whether they are joined; write a smaller maxLength, or fewer kinds",
          { extensions: { code: codes.searchLimit } },
        );
      }
      return paths.map((path) => ({ ...path, truncated }));
    },
  }),
  neighborhood: t.field({
    type: Subgraph,
    description: "What lies around entities, nearest first, with every edge between what is shown.",
    args: {
      of: t.arg.idList({
        required: true,
        description: "Ids of the entities in the middle, at most 20; those that do not exist are left out.",
      }),
      depth: t.arg.int({ defaultValue: 1, description: "Over how many edges: 1 to 3." }),
      kinds: t.arg({ type: [EdgeKind], description: "Only over edges of these kinds." }),
      limit: t.arg.int({ defaultValue: 100, description: "How many entities at most: 1 to 500." }),
    },
    resolve: async (_root, args, context) => {
      const depth = counted("depth", args.depth ?? 1, 3);
      const limit = counted("limit", args.limit ?? 100, 500);
      if (args.of.length > 20) throw badArgument("of", `has ${args.of.length} entries; write at most 20`);
      const keys = await Promise.all(args.of.map((id, index) => keyOfId(context, `of[${index}]`, id)));
      const of = keys.filter((key) => key !== null);
      return neighborhood(context.store, of, { depth, kinds: args.kinds ?? null, limit });
    },
  }),
}));
