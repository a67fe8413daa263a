import { PeriodBoundaryVocabulary } from "../../model/derived/edge-kind.ts";
import { conceptOf, type EntityType, entityTypes } from "../../model/model.ts";
import { type TimelineRow, timelineOf, timelineOrder } from "../../store/query/timeline.ts";
import { builder, type Fields } from "../core/builder.ts";
import { paged } from "../core/cost.ts";
import { Entity, loadEntity } from "../core/entity.ts";
import { childPage } from "../core/list/connection.ts";
import { connectionType } from "../core/list/connection-type.ts";
import { matchingChildren, whereArgument } from "../core/list/filter.ts";
import { refs } from "../core/ref.ts";
import { Sourced } from "../core/sourced.ts";
import { enumOfVocabulary, Predicate } from "../core/vocabulary.ts";

const TimelineEntry = builder.objectRef<TimelineRow>("TimelineEntry");
TimelineEntry.implement({
  description: "A dated fact.",
  interfaces: [Sourced],
  fields: (t) => ({
    date: t.expose("date", { type: "PartialDate", description: "The date, with the precision of its source." }),
    predicate: t.field({
      type: Predicate,
      description: "The field or relation that holds the date.",
      resolve: ({ predicate }) => predicate,
    }),
    boundary: t.field({
      type: enumOfVocabulary(PeriodBoundaryVocabulary),
      nullable: true,
      description:
        "Whether the date begins or ends a period, such as an ownership. Null if the fact has one date only.",
      resolve: ({ boundary }) => (boundary === "" ? null : boundary),
    }),
    entity: t.field({
      type: Entity,
      description: "The entity to which the date belongs: the entity of the timeline, or one related to it.",
      resolve: ({ node }, _args, context) => loadEntity(context, node),
    }),
  }),
});

const TimelineConnection = connectionType<TimelineRow>("Timeline", { of: "dated facts", node: TimelineEntry });

function timelineField<N extends EntityType>(type: N) {
  return (t: Fields<{ id: string }>) =>
    t.field({
      type: TimelineConnection,
      description: conceptOf(type).timeline?.description ?? "",
      ...paged,
      args: { where: t.arg(whereArgument("TimelineEntry")), ...t.arg.connectionArgs() },
      resolve: (row, args, context) =>
        childPage<TimelineRow, typeof args>(context, `${type}.timeline`, row.id, args, timelineOrder, (owners) =>
          matchingChildren(timelineOf(type, owners), "TimelineEntry", args.where),
        ),
    });
}

for (const type of entityTypes) {
  if (conceptOf(type).timeline) builder.objectField(refs[type] as typeof refs.Company, "timeline", timelineField(type));
}
