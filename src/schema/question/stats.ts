import type { MoneySummary, ShareSummary } from "../../store/query/stats.ts";
import { builder } from "../core/builder.ts";
import { atMost, cost, weights } from "../core/cost.ts";
import { integerBetween } from "../core/error.ts";
import { checkCurrencies } from "../core/list/currency-check.ts";
import { checkedFilter, whereArgument } from "../core/list/filter.ts";
import {
  AgreementDimension,
  checkedDimensions,
  type KeyShape,
  RegulatoryEventDimension,
  StatsKey,
} from "./dimension.ts";

interface MoneyStatsShape extends MoneySummary {
  currency: string;
}

const MoneyStats = builder.objectRef<MoneyStatsShape>("MoneyStats");
const none = "Null if no amount is disclosed.";
const few = "Null if fewer than four amounts are disclosed.";
MoneyStats.implement({
  description:
    "Statistics of amounts in one currency, converted at the rates of the announcement dates. An interval counts with its upper end. Amounts that are not disclosed, or only in part, are never counted as zero. Agreements that ended before they took effect are left out unless requested.",
  fields: (t) => ({
    currency: t.expose("currency", { type: "CurrencyCode", description: "Currency of the figures [iso:4217]." }),
    disclosed: t.exposeInt("disclosed", {
      description: "Number of agreements with an amount: the number to which the figures below refer.",
    }),
    partial: t.exposeInt("partial", {
      description: "Number of agreements of which a part is disclosed, so that the interval has no upper end.",
    }),
    undisclosed: t.exposeInt("undisclosed", {
      description: "Number of agreements without an amount, or with one that cannot be converted.",
    }),
    notEffective: t.exposeInt("notEffective", {
      description: "Number of agreements left out because they ended before they took effect.",
    }),
    sum: t.expose("sum", { type: "Decimal", nullable: true, description: `Sum of the amounts. ${none}` }),
    median: t.expose("median", {
      type: "Decimal",
      nullable: true,
      description: `Median of the amounts. ${none}`,
    }),
    lowerQuartile: t.expose("lowerQuartile", {
      type: "Decimal",
      nullable: true,
      description: `First quartile of the amounts, by definition 7 of Hyndman and Fan. ${few}`,
    }),
    upperQuartile: t.expose("upperQuartile", {
      type: "Decimal",
      nullable: true,
      description: `Third quartile of the amounts, by definition 7 of Hyndman and Fan. ${few}`,
    }),
  }),
});

const ShareStats = builder.objectRef<ShareSummary>("ShareStats");
ShareStats.implement({
  description: "Statistics of the upfront share of the total value, over agreements that disclose both.",
  fields: (t) => ({
    count: t.exposeInt("count", { description: "Number of agreements that disclose both amounts." }),
    median: t.expose("median", {
      type: "Decimal",
      nullable: true,
      description: "Median of the shares, in percent. Null if no agreement discloses both amounts.",
    }),
    lowerQuartile: t.expose("lowerQuartile", {
      type: "Decimal",
      nullable: true,
      description:
        "First quartile of the shares, in percent. Null if fewer than four agreements disclose both amounts.",
    }),
    upperQuartile: t.expose("upperQuartile", {
      type: "Decimal",
      nullable: true,
      description:
        "Third quartile of the shares, in percent. Null if fewer than four agreements disclose both amounts.",
    }),
  }),
});

interface AgreementStatsShape {
  keys: KeyShape[];
  count: number;
  /** The statistics of the amounts. Computed only if the request selects them. */
  money: (measure: "upfront" | "total") => Promise<MoneyStatsShape>;
  share: () => Promise<ShareSummary>;
}

const AgreementStats = builder.objectRef<AgreementStatsShape>("AgreementStats");
AgreementStats.implement({
  description: "A group of agreements that share the values of one or two dimensions.",
  fields: (t) => ({
    keys: t.field({
      type: [StatsKey],
      ...atMost(2),
      description: "The shared values, in the order of `groupBy`.",
      resolve: ({ keys }) => keys,
    }),
    count: t.exposeInt("count", { description: "Number of agreements." }),
    upfront: t.field({
      type: MoneyStats,
      ...cost(weights.moneyStatistics),
      description: "Statistics of `AgreementValue.upfront`.",
      resolve: ({ money }) => money("upfront"),
    }),
    total: t.field({
      type: MoneyStats,
      ...cost(weights.moneyStatistics),
      description: "Statistics of `AgreementValue.total`.",
      resolve: ({ money }) => money("total"),
    }),
    upfrontShare: t.field({
      type: ShareStats,
      ...cost(weights.moneyStatistics),
      description: "Statistics of the share of `AgreementValue.upfront` in `AgreementValue.total`.",
      resolve: ({ share }) => share(),
    }),
  }),
});

const CountStats = builder.objectRef<{ keys: KeyShape[]; count: number }>("CountStats");
CountStats.implement({
  description: "A group of regulatory events that share the values of one or two dimensions.",
  fields: (t) => ({
    keys: t.field({
      type: [StatsKey],
      ...atMost(2),
      description: "The shared values, in the order of `groupBy`.",
      resolve: ({ keys }) => keys,
    }),
    count: t.exposeInt("count", { description: "Number of regulatory events." }),
  }),
});

const maxGroups = 500;

/** Asks a question once for each argument, because every group of a response needs its part of the answer. */
function once<Argument extends string, Answer>(
  ask: (argument: Argument) => Promise<Answer>,
): (argument: Argument) => Promise<Answer> {
  const answers = new Map<Argument, Promise<Answer>>();
  return (argument) => answers.getOrInsertComputed(argument, ask);
}

function ofGroup<Summary>(summaries: readonly Summary[], index: number): Summary {
  const summary = summaries[index];
  if (summary === undefined) throw new Error(`no statistics of group ${index}`);
  return summary;
}

/** Grouping costs the same however many groups are returned, so its price is that of the argument `groupBy`. */
const groups = { assumedSize: 100, slicingArguments: ["first"] };

const firstDescription = "Returns the n largest groups: 1 to 500.";

builder.queryFields((t) => ({
  agreementStats: t.field({
    type: [AgreementStats],
    ...cost(null, groups),
    nullable: true,
    description:
      "Number and value of agreements, grouped by one or two dimensions, largest group first. Null only if the request failed.",
    args: {
      where: t.arg(whereArgument("Agreement")),
      groupBy: t.arg({
        type: [AgreementDimension],
        required: true,
        ...cost(weights.statistics),
        description: "One or two dimensions by which to group.",
      }),
      currency: t.arg({
        type: "CurrencyCode",
        defaultValue: "USD",
        description: "Currency of the figures [iso:4217].",
      }),
      includeNotEffective: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: "Includes the amounts of agreements that ended before they took effect, as they were announced.",
      }),
      first: t.arg.int({ defaultValue: 100, description: firstDescription }),
    },
    resolve: async (_root, args, context) => {
      const { heavy, work } = context;
      await checkCurrencies(context, args.where);
      const by = checkedDimensions(args.groupBy);
      const grouping = {
        ...checkedFilter("Agreement", args.where),
        by,
        maxGroups: integerBetween("first", args.first ?? 100, 1, maxGroups),
      };
      const request = { currency: args.currency ?? "USD", includeNotEffective: args.includeNotEffective };
      const groups = await heavy.ask("agreementGroups", grouping);
      const money = once((measure: "upfront" | "total") => heavy.ask("agreementMoney", grouping, measure, request));
      const shares = once(() => heavy.ask("agreementUpfrontShare", grouping, request));
      await work.produce(groups.length);
      return work.spread(
        groups.map(({ values, count }, index) => ({
          keys: values.map((value, place) => ({ dimension: by[place] ?? "", value })),
          count,
          money: async (measure: "upfront" | "total") => ({
            currency: request.currency,
            ...ofGroup(await money(measure), index),
          }),
          share: async () => ofGroup(await shares(""), index),
        })),
      );
    },
  }),
  regulatoryEventStats: t.field({
    type: [CountStats],
    ...cost(null, groups),
    nullable: true,
    description:
      "Number of regulatory events, grouped by one or two dimensions, largest group first. Null only if the request failed.",
    args: {
      where: t.arg(whereArgument("RegulatoryEvent")),
      groupBy: t.arg({
        type: [RegulatoryEventDimension],
        required: true,
        ...cost(weights.statistics),
        description: "One or two dimensions by which to group.",
      }),
      first: t.arg.int({ defaultValue: 100, description: firstDescription }),
    },
    resolve: async (_root, { where, groupBy, first }, context) => {
      const { heavy, work } = context;
      await checkCurrencies(context, where);
      const by = checkedDimensions(groupBy);
      const limit = integerBetween("first", first ?? 100, 1, maxGroups);
      const groups = await heavy.ask("regulatoryEventGroups", {
        ...checkedFilter("RegulatoryEvent", where),
        by,
        maxGroups: limit,
      });
      await work.produce(groups.length);
      return work.spread(
        groups.map(({ values, count }) => ({
          keys: values.map((value, index) => ({ dimension: by[index] ?? "", value })),
          count,
        })),
      );
    },
  }),
}));
