import { nodeKey } from "../../domain/node-key.ts";
import { labelOfEdge } from "../../model/derived/edge-label.ts";
import { type NeighborRow, neighborOrder, neighborsOf } from "../../store/query/graph/edge.ts";
import { builder } from "../core/builder.ts";
import { paged } from "../core/cost.ts";
import { Entity, loadEntity } from "../core/entity.ts";
import { childPage } from "../core/list/connection.ts";
import { connectionType } from "../core/list/connection-type.ts";
import { matchingChildren, whereArgument } from "../core/list/filter.ts";
import { EdgeDirection, EdgeKind } from "../core/vocabulary.ts";

const NeighborConnection = connectionType<NeighborRow>("Neighbor", {
  of: "neighbors of an entity",
  node: Entity,
  isSourced: true,
  nodeOf: ({ neighbor }, context) => loadEntity(context, neighbor),
  edgeFields: (t) => ({
    kind: t.field({ type: EdgeKind, description: "The kind of the edge.", resolve: ({ row }) => row.kind }),
    direction: t.field({
      type: EdgeDirection,
      description: "OUTGOING if the entity is the subject of the edge, INCOMING if the neighbor is.",
      resolve: ({ row }) => row.direction,
    }),
    label: t.string({
      nullable: true,
      description:
        "Detail in addition to the kind, as shown to people in English: a role, stage, title or kind of event. `Query.vocabulary` has the labels of enum values in other languages. Null if there is no detail.",
      resolve: ({ row }) => labelOfEdge(row.kind, row.label),
    }),
    value: t.string({
      nullable: true,
      description: "The value that `label` shows: an enum value or a text, as filters take it. Null if `label` is.",
      resolve: ({ row }) => row.label,
    }),
  }),
});

builder.interfaceField(Entity, "neighbors", (t) =>
  t.field({
    type: NeighborConnection,
    description:
      "Everything to which an edge joins the entity, from either end, by kind of edge. One entry for each edge.",
    ...paged,
    args: {
      kinds: t.arg({ type: [EdgeKind], description: "Returns only edges of these kinds." }),
      where: t.arg(whereArgument("Neighbor")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage<NeighborRow, typeof args>(
        context,
        "Entity.neighbors",
        nodeKey(row.type, row.id),
        args,
        neighborOrder,
        (nodes) => matchingChildren(neighborsOf(nodes, args.kinds ?? null), "Neighbor", args.where),
      ),
  }),
);
