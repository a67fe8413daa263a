import { nodeKey } from "../../domain/node-key.ts";
import { partOf } from "../../model/model.ts";
import { type QuoteRow, quoteOrder, quotesAbout } from "../../store/query/part.ts";
import { builder } from "../core/builder.ts";
import { paged } from "../core/cost.ts";
import { Entity, loadEntity } from "../core/entity.ts";
import { columns, partType } from "../core/field/part.ts";
import { childPage } from "../core/list/connection.ts";
import { connectionType } from "../core/list/connection-type.ts";
import { matchingChildren, whereArgument } from "../core/list/filter.ts";
import { refs } from "../core/ref.ts";

export const Quote = partType("Quote", (t) => ({
  person: t.field({
    type: refs.Person,
    description: "The person who is quoted.",
    resolve: (row) => (row as QuoteRow).person_id,
  }),
  ...columns(t, "Quote", ["gist"]),
  about: t.field({
    type: Entity,
    nullable: true,
    description: partOf("Quote").columns.about?.description ?? "",
    resolve: ({ about }, _args, context) => (about === null ? null : loadEntity(context, about)),
  }),
}));

const QuoteConnection = connectionType<QuoteRow>("Quote", { of: "quotes", node: Quote, isSourced: true });

builder.interfaceField(Entity, "quotesAbout", (t) =>
  t.field({
    type: QuoteConnection,
    description: "Statements in which people are quoted about the entity, by person.",
    ...paged,
    args: { where: t.arg(whereArgument("Quote")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage<QuoteRow, typeof args>(
        context,
        "Entity.quotesAbout",
        nodeKey(row.type, row.id),
        args,
        quoteOrder,
        (nodes) => matchingChildren(quotesAbout(nodes), "Quote", args.where),
      ),
  }),
);
