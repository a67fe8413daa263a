import { edgeKinds } from "../../model/derived/edge-kind.ts";
import {
  type EdgeKind as EdgeKindWord,
  type NodeType as NodeTypeWord,
  nodeTypes,
  type Row,
} from "../../model/model.ts";
import { type DatasetRow, dataset } from "../../store/query/dataset.ts";
import { allNodes } from "../../store/query/node.ts";
import { defaultOrderOf } from "../../store/query/order.ts";
import { builder } from "../core/builder.ts";
import { atMost, paged } from "../core/cost.ts";
import { rootPage } from "../core/list/connection.ts";
import { nodeCounts, rootConnection } from "../core/root.ts";
import { EdgeKind, NodeType } from "../core/vocabulary.ts";

export const TypeCount = builder.objectRef<{ type: NodeTypeWord; count: number }>("TypeCount");
TypeCount.implement({
  description: "The number of nodes of a type.",
  fields: (t) => ({
    type: t.expose("type", { type: NodeType, description: "The type." }),
    count: t.exposeInt("count", { description: "Number of nodes." }),
  }),
});

const EdgeCount = builder.objectRef<{ kind: EdgeKindWord; count: number }>("EdgeCount");
EdgeCount.implement({
  description: "The number of edges of a kind.",
  fields: (t) => ({
    kind: t.expose("kind", { type: EdgeKind, description: "The kind." }),
    count: t.exposeInt("count", {
      description: "Number of edges. Two entities joined in several roles have one edge for each role.",
    }),
  }),
});

const Dataset = builder.objectRef<DatasetRow>("Dataset");
Dataset.implement({
  description: "The dataset as a whole.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the dataset." }),
    revision: t.exposeInt("revision", {
      description: "Revision of the dataset; increases by one with every change. Equal revisions give equal responses.",
    }),
    updatedAt: t.expose("updated_at", {
      type: "DateTime",
      description: "Time of the last load that changed anything. The facts may be older: see `asOf`.",
    }),
    asOf: t.expose("as_of", {
      type: "PartialDate",
      nullable: true,
      description:
        "Latest date on which one of the sources was read: the newest `Source.retrievedOn`. Null if no source has one.",
    }),
    changesCompleteAfter: t.expose("complete_after", {
      type: "DateTime",
      nullable: true,
      description:
        "Every change that was recorded after this time is in `Query.changes`. Earlier ones may be missing: they precede the first load, or were dropped because only the newest are kept. Null before the first load.",
    }),
    counts: t.field({
      type: [TypeCount],
      ...atMost(nodeTypes.length),
      description: "Number of nodes by type.",
      resolve: async (_row, _args, context) => {
        const { nodes } = await nodeCounts(context);
        return nodeTypes.map((type) => ({ type, count: nodes.get(type) ?? 0 }));
      },
    }),
    edgeCounts: t.field({
      type: [EdgeCount],
      ...atMost(edgeKinds.length),
      description: "Number of edges by kind.",
      resolve: async (_row, _args, context) => {
        const { edges } = await nodeCounts(context);
        return edgeKinds.map((kind) => ({ kind, count: edges.get(kind) ?? 0 }));
      },
    }),
    sources: t.field({
      type: rootConnection<Row<"Source">>("Source"),
      description: "Documents and datasets from which facts are taken, with their licenses, ordered by title.",
      ...paged,
      args: t.arg.connectionArgs(),
      resolve: (_row, args, context) =>
        rootPage<Row<"Source">>(context, "Dataset.sources", args, defaultOrderOf("Source"), () => allNodes("Source")),
    }),
  }),
});

builder.queryField("dataset", (t) =>
  t.field({
    type: Dataset,
    nullable: true,
    description: "The dataset as a whole: what it contains and when it last changed. Null only if the request failed.",
    resolve: (_root, _args, { store }) => dataset(store),
  }),
);
