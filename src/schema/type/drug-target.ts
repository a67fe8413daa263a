import { allTargets, type TargetRow, targetOrder } from "../store/target.ts";
import { builder } from "./builder.ts";
import { connectionType, rootPage } from "./connection.ts";
import { bySlug, Entity } from "./entity.ts";
import { keptRows, whereOf } from "./filter.ts";
import { lookUp, nodeRef } from "./node.ts";

export const Target = nodeRef("Target");

Target.implement({
  description: "What a therapy acts on: a receptor, an enzyme, an antigen.",
  interfaces: [Entity],
  fields: (t) => ({
    symbol: t.exposeString("symbol", {
      nullable: true,
      description: "The gene's symbol [bioregistry:hgnc.symbol]; null where it is no single gene, or no source says.",
    }),
  }),
});

export const TargetConnection = connectionType<TargetRow>("Target", { of: "targets", node: Target });

builder.queryFields((t) => ({
  target: t.field({
    type: Target,
    nullable: true,
    description: "A target by exactly one of its arguments; null where there is none.",
    args: {
      id: t.arg.id({ description: "Its global id." }),
      slug: t.arg.string({ description: "Its slug." }),
    },
    resolve: (_root, args, context) => lookUp(context, "Target", args, { slug: bySlug }),
  }),
  targets: t.field({
    type: TargetConnection,
    description: "All targets, by name.",
    args: { where: t.arg(whereOf("Target")), ...t.arg.connectionArgs() },
    resolve: (_root, args, context) =>
      rootPage(context, args, targetOrder, keptRows(allTargets(), "Target", args.where)),
  }),
}));
