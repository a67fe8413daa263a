import { allSources, type SourceRow, sourceOrder } from "../store/source.ts";
import { builder } from "./builder.ts";
import { connectionType, rootPage } from "./connection.ts";
import { bySlug } from "./entity.ts";
import { keptRows, whereOf } from "./filter.ts";
import { lookUp, nodeRef } from "./node.ts";
import { SourceKind } from "./vocabulary.ts";

export const Source = nodeRef("Source");

Source.implement({
  description: "A document or dataset that facts come from.",
  fields: (t) => ({
    slug: t.exposeString("id", { description: "Readable and unique among sources." }),
    title: t.exposeString("title", { description: "What it is called." }),
    publisher: t.exposeString("publisher", { nullable: true, description: "Who published it; null where unknown." }),
    kind: t.expose("kind", { type: SourceKind, description: "What sort of document or dataset it is." }),
    url: t.expose("url", {
      type: "URL",
      nullable: true,
      description: "Where it stands; null where no address is known.",
    }),
    publishedOn: t.expose("published_on", {
      type: "PartialDate",
      nullable: true,
      description: "When it was published; null where it does not say.",
    }),
    retrievedOn: t.expose("retrieved_on", {
      type: "PartialDate",
      nullable: true,
      description: "When it was read for this graph; null where not recorded.",
    }),
    license: t.exposeString("license", {
      nullable: true,
      description: "Terms of reuse; null where none are recorded.",
    }),
    contentHash: t.exposeString("content_hash", {
      nullable: true,
      description: "SHA-256 of the document's bytes, in hexadecimal; null where none was kept.",
    }),
  }),
});

export const SourceConnection = connectionType<SourceRow>("Source", { of: "sources", node: Source });

builder.queryFields((t) => ({
  source: t.field({
    type: Source,
    nullable: true,
    description: "A source by exactly one of its arguments; null where there is none.",
    args: {
      id: t.arg.id({ description: "Its global id." }),
      slug: t.arg.string({ description: "Its slug." }),
    },
    resolve: (_root, args, context) => lookUp(context, "Source", args, { slug: bySlug }),
  }),
  sources: t.field({
    type: SourceConnection,
    description: "All sources, by title.",
    args: { where: t.arg(whereOf("Source")), ...t.arg.connectionArgs() },
    resolve: (_root, args, context) =>
      rootPage(context, args, sourceOrder, keptRows(allSources(), "Source", args.where)),
  }),
}));
