import { nodeKey, partsOfNodeKey } from "../domain/node-key.ts";
import { type NeighborRow, neighborOrder, neighborsOf } from "../store/edge.ts";
import { builder } from "./builder.ts";
import { edgeClaims } from "./claim.ts";
import { childPage, connectionType } from "./connection.ts";
import { Entity } from "./entity.ts";
import { keptChildren, whereOf } from "./filter.ts";
import { loadNode } from "./node.ts";
import { EdgeKind } from "./vocabulary.ts";

const NeighborConnection = connectionType<NeighborRow & { edge_fact?: string }>("Neighbor", {
  of: "neighbours in the graph",
  node: Entity,
  nodeOf: ({ neighbor }, context) => {
    const { type, slug } = partsOfNodeKey(neighbor);
    return loadNode(context, type, slug);
  },
  edgeFields: (t) => ({
    kind: t.field({ type: EdgeKind, description: "What sort of edge leads there.", resolve: ({ row }) => row.kind }),
    isSubject: t.boolean({
      description: "Whether the entity asked about is the edge's subject, as its kind reads; else the neighbour is.",
      resolve: ({ row }) => row.is_subject === 1,
    }),
    label: t.string({
      nullable: true,
      description: "What the edge says in one word: a role, a stage, a title, a kind; null where its kind says all.",
      resolve: ({ row }) => row.label,
    }),
    claims: edgeClaims(t, (row) => [row.fact]),
  }),
});

builder.interfaceField(Entity, "neighbors", (t) =>
  t.field({
    type: NeighborConnection,
    description: "Everything that an edge joins it to, from either end; once for each edge, by kind of edge.",
    args: {
      kinds: t.arg({ type: [EdgeKind], description: "Only over edges of these kinds." }),
      where: t.arg(whereOf("Neighbor")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(context, "Entity.neighbors", nodeKey(row.type, row.id), args, neighborOrder, (nodes) =>
        keptChildren(neighborsOf(nodes, args.kinds ?? null), "Neighbor", args.where),
      ),
  }),
);
