import { cursorOf, type Position } from "../../../domain/cursor.ts";
import { slugOfValues } from "../../../domain/node-key.ts";
import { type CountedType, dimensionOf, isSeries } from "../../../model/derived/dimension.ts";
import { type Bands, filterOfGroup, type Value } from "../../../model/derived/dimension-filter.ts";
import { proseOf } from "../../../model/derived/spelling.ts";
import { conceptOf } from "../../../model/model.ts";
import {
  type Group,
  type Grouping,
  type GroupPage,
  type GroupPosition,
  maxFilledGroups,
  type Selection,
} from "../../../store/query/figure/group.ts";
import { percentOf } from "../../../store/query/figure/money.ts";
import { builder, type Fields } from "../../core/builder.ts";
import type { Context } from "../../core/context.ts";
import { atMost, cost, weights } from "../../core/cost.ts";
import { badArgument } from "../../core/error.ts";
import { type PageArguments, pageRequest } from "../../core/list/connection.ts";
import { DealOrderDirection } from "../../core/list/order.ts";
import { enumOf } from "../../core/vocabulary.ts";
import { checkedDimensions } from "./argument.ts";
import { belowCircles, dimensionEnum, GroupKey, groupKey, type ValueShape } from "./dimension.ts";

const maxGroups = 500;
const defaultGroups = 100;

const DealGroupOrderField = enumOf<"COUNT" | "KEY">("DealGroupOrderField", "What groups can be ordered by.", [
  { name: "COUNT", value: "COUNT", description: "The number of members." },
  {
    name: "KEY",
    value: "KEY",
    description:
      "The values of the dimensions, the first one first: years and quarters in time, stages and phases in their sequence, bands of amounts by their bounds, all others by their text, as in lists: enum values, slugs and codes alphabetically. Groups without a value come last either way.",
  },
]);

const DealGroupOrder = builder.inputRef<Grouping["order"]>("DealGroupOrder");
DealGroupOrder.implement({
  description: "An order of groups. Groups with equal counts are ordered by their values.",
  fields: (t) => ({
    field: t.field({ type: DealGroupOrderField, required: true, description: "What to order by." }),
    direction: t.field({ type: DealOrderDirection, required: true, description: "The direction of the order." }),
  }),
});

/** The members of statistics. */
export interface StatsShape {
  selection: Selection;
  currency: string;
  includeNotEffective: boolean;
  /** The number of members, counted when it is first needed. */
  count: () => Promise<number>;
}

/** A group of members. */
export interface GroupShape extends Group {
  stats: StatsShape;
  grouping: Grouping;
  page: GroupsShape;
  /** The index of the group in its page. */
  index: number;
}

/** A page of groups. */
export interface GroupsShape {
  stats: StatsShape;
  grouping: Grouping;
  request: GroupPage;
  orderName: string;
  groups: Group[];
  totalCount: number;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** See `FilterContext`. */
  belowCircles: ReadonlySet<string>;
  /** What has been asked about the groups of the page, because each of them needs its part of the answer. */
  answers: Map<string, Promise<readonly unknown[]>>;
}

/** The part of an answer about the groups of a page that belongs to one of them. The question is asked once for the page. */
export async function ofGroup<Answer>(
  { page, index }: GroupShape,
  name: string,
  ask: () => Promise<readonly Answer[]>,
): Promise<Answer> {
  const answers = (await page.answers.getOrInsertComputed(name, ask)) as readonly Answer[];
  const own = answers[index];
  if (own === undefined) throw new Error(`no statistics of group ${index}`);
  return own;
}

function keysOf({ values, grouping: { type, by, bands } }: GroupShape): ValueShape[] {
  return values.map((value, index) => ({ type, dimension: by[index] ?? "", value, bands }));
}

/** The fields of every group, so that one fragment serves the groups of all types. */
const StatsGroup = builder.interfaceRef<GroupShape>("StatsGroup");
StatsGroup.implement({
  description:
    "A group of members that share the values of one or two dimensions. The groups of each type have their own keys, with the enum of their dimensions.",
  fields: (t) => ({
    keys: t.field({
      type: [GroupKey],
      ...atMost(2),
      description: "The shared values, in the order of `by`.",
      resolve: keysOf,
    }),
    count: t.exposeInt("count", { description: "Number of members." }),
    countShare: t.field({
      type: "Decimal",
      nullable: true,
      description: "Share of the members in all that match the filter, in percent. Null if none matches.",
      resolve: async ({ count, stats }) => percentOf(BigInt(count), BigInt(await stats.count())),
    }),
    filter: t.field({
      type: "FilterValue",
      description:
        "The filter that selects the members of the group: send it as `where` of the list, together with the filter of the statistics in `and`.",
      resolve: ({ values, grouping: { type, by, bands }, page }) =>
        filterOfGroup(
          by.map((name) => dimensionOf(type, name)),
          values,
          { ...bands, belowCircles: page.belowCircles },
        ),
    }),
  }),
});

/** Declares the types of the groups of a type of nodes. @param more the fields of a group in addition to its keys and its count */
function groupTypes(type: CountedType, more: (t: Fields<GroupShape>) => Record<string, unknown>) {
  const plural = proseOf(conceptOf(type).plural);
  const GroupRef = builder.objectRef<GroupShape>(`${type}Group`);
  GroupRef.implement({
    description: `A group of ${plural} that share the values of one or two dimensions.`,
    interfaces: [StatsGroup],
    fields: (t) => ({
      keys: t.field({
        type: [groupKey(type)],
        ...atMost(2),
        description: "The shared values, in the order of `by`.",
        resolve: keysOf,
      }),
      ...(more(t as Fields<GroupShape>) as {}),
    }),
  });

  const cursor = ({ values, count }: Group, order: string) => cursorOf({ order, values: [count, ...values] });
  const EdgeRef = builder.objectRef<GroupShape>(`${type}GroupEdge`);
  EdgeRef.implement({
    description: `An entry in a list of groups of ${plural}.`,
    fields: (t) => ({
      cursor: t.string({
        description: "Cursor of the entry, for `after` and `before`.",
        resolve: (group) => cursor(group, group.page.orderName),
      }),
      node: t.field({ type: GroupRef, description: "The group.", resolve: (group) => group }),
    }),
  });

  const spread = (page: GroupsShape, { work }: Context) =>
    work.spread(
      page.groups.map((group, index) => ({ ...group, stats: page.stats, grouping: page.grouping, page, index })),
    );
  const ConnectionRef = builder.objectRef<GroupsShape>(`${type}GroupConnection`);
  ConnectionRef.implement({
    description: `A page of a list of groups of ${plural}.`,
    fields: (t) => ({
      edges: t.field({
        type: [EdgeRef],
        description: "The groups of the page, with their cursors.",
        resolve: (page, _args, context) => spread(page, context),
      }),
      nodes: t.field({
        type: [GroupRef],
        description: "The groups of the page.",
        resolve: (page, _args, context) => spread(page, context),
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: "The position of the page within the list.",
        resolve: ({ groups, hasNextPage, hasPreviousPage, orderName }) => {
          const [start, end] = [groups[0], groups.at(-1)];
          return {
            hasNextPage,
            hasPreviousPage,
            startCursor: start ? cursor(start, orderName) : null,
            endCursor: end ? cursor(end, orderName) : null,
          };
        },
      }),
      totalCount: t.exposeInt("totalCount", { description: "Number of all groups." }),
    }),
  });
  return ConnectionRef;
}

interface GroupArguments extends PageArguments {
  by: readonly string[];
  orderBy?: Grouping["order"] | null | undefined;
  includeEmpty: boolean;
  bands: Bands;
}

async function groupsOf(stats: StatsShape, args: GroupArguments, context: Context): Promise<GroupsShape> {
  const { heavy, work } = context;
  const { type } = stats.selection;
  const by = checkedDimensions("by", args.by, 2);
  if (args.includeEmpty && !by.some((name) => isSeries(dimensionOf(type, name))))
    throw badArgument(
      "includeEmpty",
      "needs a dimension whose values follow one another, such as YEAR or QUARTER, in `by`. Add one, or leave the argument out.",
    );
  const grouping: Grouping = {
    ...stats.selection,
    by,
    bands: args.bands,
    order: args.orderBy ?? { field: "COUNT", direction: "DESC" },
    isFilled: args.includeEmpty,
  };
  // A cursor is valid on the next day, too.
  const { today: _today, ...lasting } = grouping;
  const orderName = `groups ${slugOfValues([JSON.stringify(lasting)]).slice(0, 12)}`;
  const order = { name: orderName, by: ["count", ...by].map((column) => ({ column })) };
  const { limit, backward, after, before } = pageRequest(args, order, { max: maxGroups, byDefault: defaultGroups });
  const request = { limit, backward, after: positionOf(after), before: positionOf(before) };
  const found = await heavy.ask("groups", grouping, request);
  if (found === null)
    throw badArgument(
      "includeEmpty",
      `would make more than ${maxFilledGroups.toLocaleString("en-US")} groups. Use a filter with fewer values, or leave the argument out.`,
    );
  await work.produce(found.groups.length);
  return {
    stats,
    grouping,
    request,
    orderName,
    ...found,
    belowCircles: await belowCircles(type, by, stats.selection.today, context),
    answers: new Map(),
  };
}

function positionOf(position: Position | null): GroupPosition | null {
  if (position === null) return null;
  const [count, ...values] = position.values;
  return { count: Number(count), values: values.map((value): Value => (value === null ? null : String(value))) };
}

/** Grouping costs the same however many groups are returned, so its price is that of the argument `by`. */
const groupSize = { assumedSize: defaultGroups, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"] };

/** The arguments of a field that returns groups. */
function groupArguments(type: CountedType, t: Fields<StatsShape>) {
  return {
    by: t.arg({
      type: [dimensionEnum(type)],
      required: true,
      ...cost(weights.statistics),
      description: "One or two dimensions by which to group.",
    }),
    orderBy: t.arg({
      type: DealGroupOrder,
      description: "The order of the groups. Defaults to the largest group first.",
    }),
    includeEmpty: t.arg.boolean({
      required: true,
      defaultValue: false,
      description:
        "Includes groups without members, so that no year or quarter is missing between the first and the last one of the members. `by` must contain such a dimension.",
    }),
    first: t.arg.int({
      description: `Returns the first n groups: 0 to ${maxGroups}. Defaults to ${defaultGroups}.`,
    }),
    last: t.arg.int({
      description: `Returns the last n groups: 0 to ${maxGroups}. Cannot be combined with \`first\`.`,
    }),
    after: t.arg.string({ description: "Returns the groups after this cursor." }),
    before: t.arg.string({ description: "Returns the groups before this cursor." }),
  };
}

export { groupArguments, groupSize, groupsOf, groupTypes };
