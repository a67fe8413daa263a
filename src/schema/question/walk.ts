import { type NodeKey, nodeKey, nodeOfGlobalId } from "../../domain/node-key.ts";
import { labelOfEdge } from "../../model/derived/edge-label.ts";
import { conceptOf, isNodeType } from "../../model/model.ts";
import type { EntityPathRow, NeighborhoodRows, WalkEdge } from "../../store/query/graph/walk.ts";
import { builder } from "../core/builder.ts";
import type { Context } from "../core/context.ts";
import { atMost, cost, weights } from "../core/cost.ts";
import { Entity, loadEntity } from "../core/entity.ts";
import { badArgument, boundedList, integerBetween, invalidId } from "../core/error.ts";
import { loadNode } from "../core/ref.ts";
import { Sourced } from "../core/sourced.ts";
import { EdgeKind } from "../core/vocabulary.ts";

const GraphEdge = builder.objectRef<WalkEdge>("GraphEdge");
GraphEdge.implement({
  description: "An edge of the graph, read as subject, verb, object.",
  interfaces: [Sourced],
  fields: (t) => ({
    kind: t.expose("kind", { type: EdgeKind, description: "The kind of the edge." }),
    subject: t.field({
      type: Entity,
      description: "The subject of the edge.",
      resolve: ({ subject }, _args, context) => loadEntity(context, subject),
    }),
    object: t.field({
      type: Entity,
      description: "The object of the edge.",
      resolve: ({ object }, _args, context) => loadEntity(context, object),
    }),
    label: t.string({
      nullable: true,
      description:
        "Detail in addition to the kind, as shown to people in English: a role, stage, title or kind of event. `Query.vocabulary` has the labels of enum values in other languages. Null if there is no detail.",
      resolve: ({ kind, label }) => labelOfEdge(kind, label),
    }),
    value: t.string({
      nullable: true,
      description: "The value that `label` shows: an enum value or a text, as filters take it. Null if `label` is.",
      resolve: ({ label }) => label,
    }),
  }),
});

const maxPathLength = 6;

const EntityPath = builder.objectRef<EntityPathRow>("EntityPath");
EntityPath.implement({
  description: "A path between two entities along edges in either direction, visiting no entity twice.",
  fields: (t) => ({
    length: t.int({ description: "Number of edges.", resolve: ({ edges }) => edges.length }),
    nodes: t.field({
      type: [Entity],
      ...atMost(maxPathLength + 1),
      description: "The entities on the path, both ends included, in order.",
      resolve: ({ nodes }, _args, context) => Promise.all(nodes.map((node) => loadEntity(context, node))),
    }),
    edges: t.field({
      type: [GraphEdge],
      ...atMost(maxPathLength),
      description:
        "The edges of the path, in order. Of several edges between the same two entities, the first by kind.",
      resolve: ({ edges }) => edges,
    }),
  }),
});

const PathSearch = builder.objectRef<{ paths: EntityPathRow[]; truncated: boolean }>("PathSearch");
PathSearch.implement({
  description: "The result of a search for paths.",
  fields: (t) => ({
    paths: t.field({
      type: [EntityPath],
      ...atMost(10),
      description:
        "The shortest paths, shortest first. Empty if the entities are not connected within the length, one of them does not exist, or the search exceeded its budget before it found a path.",
      resolve: ({ paths }) => paths,
    }),
    truncated: t.exposeBoolean("truncated", {
      description:
        "Whether the path search exceeded its budget, so that further paths of the same length may exist. Use a smaller `maxLength` or fewer `kinds` for a complete search.",
    }),
  }),
});

const Neighborhood = builder.objectRef<NeighborhoodRows>("Neighborhood");
Neighborhood.implement({
  description: "A part of the graph: entities and every edge between them.",
  fields: (t) => ({
    nodes: t.field({
      type: [Entity],
      ...atMost(500),
      description: "The entities, nearest first. At most `limit`.",
      resolve: ({ nodes }, _args, context) => nodes.map((node) => loadEntity(context, node)),
    }),
    edges: t.field({
      type: [GraphEdge],
      ...atMost(20_000),
      description: "Every edge between the entities. At most 20,000.",
      resolve: ({ edges }, _args, { work }) => work.spread(edges),
    }),
    truncated: t.exposeBoolean("truncated", { description: "Whether the limit left entities out." }),
  }),
});

/** The entity that an argument names; null if there is none. @throws BAD_USER_INPUT if the value is not the id of an entity */
async function keyOfId(context: Context, argument: string, id: string | number): Promise<NodeKey | null> {
  const node = nodeOfGlobalId(String(id));
  if (!node) throw invalidId(argument);
  const { type, slug } = node;
  if (!isNodeType(type)) return null;
  if (!conceptOf(type).isEntity)
    throw badArgument(argument, `the id is that of a ${type}, which has no edges. Use the id of an entity.`);
  return (await loadNode(context, type, slug)) ? nodeKey(type, slug) : null;
}

builder.queryFields((t) => ({
  paths: t.field({
    type: PathSearch,
    ...cost(weights.paths, { assumedSize: 3, slicingArguments: ["first"], sizedFields: ["paths"] }),
    nullable: true,
    description: "The shortest paths from one entity to another. Null only if the request failed.",
    args: {
      fromId: t.arg.id({ required: true, description: "Id of the entity at which paths start." }),
      toId: t.arg.id({ required: true, description: "Id of the entity at which paths end." }),
      maxLength: t.arg.int({
        defaultValue: 4,
        description: "Maximum number of edges of a path: 1 to 6.",
      }),
      kinds: t.arg({ type: [EdgeKind], description: "Follows only edges of these kinds." }),
      first: t.arg.int({ defaultValue: 3, description: "Returns the first n paths: 1 to 10." }),
    },
    resolve: async (_root, args, context) => {
      const maxLength = integerBetween("maxLength", args.maxLength ?? 4, 1, maxPathLength);
      const first = integerBetween("first", args.first ?? 3, 1, 10);
      const [from, to] = await Promise.all([
        keyOfId(context, "fromId", args.fromId),
        keyOfId(context, "toId", args.toId),
      ]);
      if (!from || !to) return { paths: [], truncated: false };
      const found = await context.heavy.ask("shortestPaths", from, to, { maxLength, kinds: args.kinds ?? null, first });
      await context.work.produce(found.paths.length * (maxLength + 1));
      return found;
    },
  }),
  neighborhood: t.field({
    type: Neighborhood,
    ...cost(weights.neighborhood, {
      assumedSize: 100,
      slicingArguments: ["limit"],
      sizedFields: ["nodes", "edges"],
    }),
    nullable: true,
    description:
      "The neighborhood of the given entities: entities within `depth` edges, nearest first, and every edge between those returned. Null only if the request failed.",
    args: {
      of: t.arg.idList({
        required: true,
        description: "Ids of the entities at the center. At most 20; ids of entities that do not exist are ignored.",
      }),
      depth: t.arg.int({ defaultValue: 1, description: "Maximum number of edges from the center: 1 to 3." }),
      kinds: t.arg({ type: [EdgeKind], description: "Follows only edges of these kinds." }),
      limit: t.arg.int({ defaultValue: 100, description: "Maximum number of entities: 1 to 500." }),
    },
    resolve: async (_root, args, context) => {
      const depth = integerBetween("depth", args.depth ?? 1, 1, 3);
      const limit = integerBetween("limit", args.limit ?? 100, 1, 500);
      boundedList("of", args.of, 20);
      const keys = await Promise.all(args.of.map((id, index) => keyOfId(context, `of[${index}]`, id)));
      const center = keys.filter((key) => key !== null);
      const found = await context.heavy.ask("neighborhood", center, { depth, kinds: args.kinds ?? null, limit });
      await context.work.produce(found.nodes.length + found.edges.length);
      return found;
    },
  }),
}));
