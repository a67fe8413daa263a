import type { Context } from "../context.ts";
import { EdgeKind as edgeKinds, EntityType as entityTypes } from "../domain/graph-vocabulary.ts";
import { counts, type DatasetRow, dataset } from "../store/dataset.ts";
import { allSources, sourceOrder } from "../store/source.ts";
import { builder } from "./builder.ts";
import { rootPage } from "./connection.ts";
import { loadOne } from "./load.ts";
import { SourceConnection } from "./source.ts";
import { EdgeKind } from "./vocabulary.ts";

const NodeType = builder.enumType("NodeType", {
  description: "A type of node: an entity, or what the facts about entities rest on.",
  values: {
    ...(Object.fromEntries(Object.entries(entityTypes).map(([name, description]) => [name, { description }])) as Record<
      keyof typeof entityTypes,
      { description: string }
    >),
    Source: { description: "A document or dataset." },
    Claim: { description: "That a source states a fact." },
  },
});

export const TypeCount = builder.objectRef<{ type: typeof NodeType.$inferType; count: number }>("TypeCount");
TypeCount.implement({
  description: "How many nodes of a type there are.",
  fields: (t) => ({
    type: t.expose("type", { type: NodeType, description: "The type." }),
    count: t.exposeInt("count", { description: "How many." }),
  }),
});

const EdgeCount = builder.objectRef<{ kind: keyof typeof edgeKinds; count: number }>("EdgeCount");
EdgeCount.implement({
  description: "How many edges of a kind there are.",
  fields: (t) => ({
    kind: t.expose("kind", { type: EdgeKind, description: "The kind." }),
    count: t.exposeInt("count", { description: "How many; facts that one edge sums up, such as roles, count each." }),
  }),
});

const Dataset = builder.objectRef<DatasetRow>("Dataset");
Dataset.implement({
  description: "The graph as a whole.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "What it is called." }),
    revision: t.exposeInt("revision", {
      description: "Rises by one with each change; the same revision gives the same answers.",
    }),
    updatedAt: t.expose("updated_at", { type: "DateTime", description: "When it last changed." }),
    counts: t.field({
      type: [TypeCount],
      description: "How many nodes there are, by type.",
      resolve: async (_row, _args, context) => {
        const { nodes } = await countsOnce(context);
        return (Object.keys({ ...entityTypes, Source: "", Claim: "" }) as (typeof NodeType.$inferType)[]).map(
          (type) => ({
            type,
            count: nodes.get(type) ?? 0,
          }),
        );
      },
    }),
    edgeCounts: t.field({
      type: [EdgeCount],
      description: "How many edges there are, by kind.",
      resolve: async (_row, _args, context) => {
        const { edges } = await countsOnce(context);
        return (Object.keys(edgeKinds) as (keyof typeof edgeKinds)[]).map((kind) => ({
          kind,
          count: edges.get(kind) ?? 0,
        }));
      },
    }),
    sources: t.field({
      type: SourceConnection,
      description: "The documents and datasets that facts come from, with their licences, by title.",
      args: t.arg.connectionArgs(),
      resolve: (_row, args, context) => rootPage(context, args, sourceOrder, allSources()),
    }),
  }),
});

async function countsOnce(context: Context) {
  const found = await loadOne(
    context,
    "Dataset.counts",
    "all",
    async (store) => new Map([["all", await counts(store)]]),
  );
  if (!found) throw new Error("the store could not count");
  return found;
}

builder.queryField("dataset", (t) =>
  t.field({
    type: Dataset,
    description: "The graph as a whole: what it holds, and how fresh it is.",
    resolve: (_root, _args, { store }) => dataset(store),
  }),
);
