import { globalIdOf, partsOfNodeKey } from "../../domain/node-key.ts";
import { isPartialDate } from "../../domain/partial-date.ts";
import { EntityChangeKind } from "../../domain/vocabulary/change.ts";
import { ClaimStatus } from "../../domain/vocabulary/evidence.ts";
import { type EntityType as EntityWord, entityTypes } from "../../model/model.ts";
import { type ChangeRow, changeOrder, changesIn } from "../../store/query/change.ts";
import { builder } from "../core/builder.ts";
import { paged } from "../core/cost.ts";
import { Entity, type EntityRow } from "../core/entity.ts";
import { badArgument, boundedList } from "../core/error.ts";
import { rootPage } from "../core/list/connection.ts";
import { connectionType } from "../core/list/connection-type.ts";
import { isHeavyFilter, matchingRows, whereArgument } from "../core/list/filter.ts";
import { loadNode, refs } from "../core/ref.ts";
import { EntityType, enumOfVocabulary, Predicate } from "../core/vocabulary.ts";

const status = enumOfVocabulary(ClaimStatus);

/** The entity of a change. It may not exist any more. */
function entityOf({ node }: ChangeRow): { type: EntityWord; slug: string } {
  const { type, slug } = partsOfNodeKey(node);
  return { type: type as EntityWord, slug };
}

const EntityChange = builder.objectRef<ChangeRow>("EntityChange");
EntityChange.implement({
  description:
    "A difference between what the graph showed of an entity before and after the dataset was loaded. What the graph computes from other facts is not listed.",
  fields: (t) => ({
    recordedAt: t.expose("recorded_at", {
      type: "DateTime",
      description: "Time at which the change was recorded. All changes of one load have the same time.",
    }),
    revision: t.exposeInt("revision", { description: "Revision of the dataset that the change led to." }),
    kind: t.field({
      type: enumOfVocabulary(EntityChangeKind),
      description: "What happened.",
      resolve: ({ kind }) => kind,
    }),
    entity: t.field({
      type: Entity,
      nullable: true,
      description: "The entity, as the graph shows it now. Null if the graph no longer has it.",
      resolve: (row, _args, context) => {
        const { type, slug } = entityOf(row);
        return loadNode(context, type, slug) as EntityRow | null | Promise<EntityRow | null>;
      },
    }),
    entityId: t.id({
      description: "Global id of the entity. It stays known if the graph no longer has the entity.",
      resolve: (row) => {
        const { type, slug } = entityOf(row);
        return globalIdOf(type, slug);
      },
    }),
    entityType: t.field({
      type: EntityType,
      description: "Type of the entity.",
      resolve: (row) => entityOf(row).type,
    }),
    entityName: t.exposeString("name", {
      description: "Name of the entity after the change. If the change removed the entity, its last name.",
    }),
    field: t.field({
      type: Predicate,
      nullable: true,
      description:
        "The field or relation whose fact changed. Null if the entity as a whole was added or removed; its facts are then not listed.",
      resolve: ({ predicate }) => predicate,
    }),
    textBefore: t.exposeString("text_before", {
      nullable: true,
      description:
        "What the graph showed before: the value, or the name of the related entity, with the detail in parentheses. If only other fields of a list entry or edge changed, their names and values. Null if there was none.",
    }),
    textAfter: t.exposeString("text_after", {
      nullable: true,
      description: "What the graph showed after the change, in the form of `textBefore`. Null if there was none.",
    }),
    statusBefore: t.field({
      type: status,
      nullable: true,
      description: "Review status of the shown claim before the change. Null if there was none.",
      resolve: ({ status_before }) => status_before,
    }),
    statusAfter: t.field({
      type: status,
      nullable: true,
      description: "Review status of the shown claim after the change. Null if there was none.",
      resolve: ({ status_after }) => status_after,
    }),
    claim: t.field({
      type: refs.Claim,
      nullable: true,
      description:
        "The claim that supports the text after the change, with its evidence as it is now. Null if no claim supports it any more, or the change is not about a fact that the graph shows.",
      resolve: ({ claim_id }, _args, context) => (claim_id === null ? null : loadNode(context, "Claim", claim_id)),
    }),
  }),
});

const EntityChangeConnection = connectionType<ChangeRow>("EntityChange", { of: "changes", node: EntityChange });

/** The first instant of a day, or a point in time, as the store holds times. @throws BAD_USER_INPUT if it is in the future */
function checkedSince(since: string | null | undefined): string | null {
  if (since == null) return null;
  const time = new Date(isPartialDate(since) ? `${since}T00:00:00Z` : since).toISOString();
  if (Date.parse(time) > Date.now())
    throw badArgument("since", `${since} is in the future. Use a time that has passed.`);
  return time;
}

builder.queryField("changes", (t) =>
  t.field({
    type: EntityChangeConnection,
    nullable: true,
    description:
      "What loads of the dataset changed in entities, latest first; the changes of one load in the order of its records. The first load is not listed, nor is a load of equal data. The newest 100,000 changes are kept; `Dataset.changesCompleteAfter` says from when on the list is complete. Null only if the request failed.",
    ...paged,
    args: {
      since: t.arg({
        type: "DateOrDateTime",
        description: "Returns only changes that were recorded at this time or later, or on this day (UTC) or later.",
      }),
      types: t.arg({ type: [EntityType], description: "Returns only changes of entities of these types." }),
      where: t.arg(whereArgument("EntityChange")),
      ...t.arg.connectionArgs(),
    },
    resolve: (_root, args, context) => {
      const { where } = args;
      const types = args.types ? boundedList("types", args.types, entityTypes.length) : null;
      const since = checkedSince(args.since);
      return rootPage<ChangeRow>(
        context,
        "Query.changes",
        args,
        changeOrder,
        () => matchingRows(changesIn({ types, since }), "EntityChange", where),
        { isHeavy: isHeavyFilter("EntityChange", where) },
      );
    },
  }),
);
