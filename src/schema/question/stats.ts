import type { MoneySummary } from "../../store/query/stats.ts";
import { builder } from "../core/builder.ts";
import { atMost, cost, weights } from "../core/cost.ts";
import { integerBetween } from "../core/error.ts";
import { checkedFilter, whereArgument } from "../core/filter.ts";
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
MoneyStats.implement({
  description:
    "Statistics of amounts in one currency, converted at the rates of the announcement dates. An interval counts with its upper end if it has one, else with its lower. Undisclosed amounts are never counted as zero.",
  fields: (t) => ({
    currency: t.expose("currency", { type: "CurrencyCode", description: "Currency of the figures [iso:4217]." }),
    disclosed: t.exposeInt("disclosed", { description: "Number of agreements with an amount." }),
    undisclosed: t.exposeInt("undisclosed", {
      description: "Number of agreements without an amount, or with one that cannot be converted.",
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
      description: `First quartile of the amounts, by definition 7 of Hyndman and Fan. ${none}`,
    }),
    upperQuartile: t.expose("upperQuartile", {
      type: "Decimal",
      nullable: true,
      description: `Third quartile of the amounts, by definition 7 of Hyndman and Fan. ${none}`,
    }),
  }),
});

interface AgreementStatsShape {
  keys: KeyShape[];
  count: number;
  /** The statistics of the amounts. Computed only if the request selects them. */
  money: (measure: "upfront" | "total") => Promise<MoneyStatsShape>;
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
      first: t.arg.int({ defaultValue: 100, description: firstDescription }),
    },
    resolve: async (_root, args, { heavy, work }) => {
      const by = checkedDimensions(args.groupBy);
      const grouping = {
        ...checkedFilter(args.where),
        by,
        maxGroups: integerBetween("first", args.first ?? 100, 1, maxGroups),
      };
      const currency = args.currency ?? "USD";
      const groups = await heavy.ask("agreementGroups", grouping);
      const summaries = new Map<string, Promise<MoneySummary[]>>();
      const summaryAt = async (index: number, measure: "upfront" | "total") => {
        const known = summaries.get(measure) ?? heavy.ask("agreementMoney", grouping, measure, currency);
        summaries.set(measure, known);
        const summary = (await known)[index];
        if (!summary) throw new Error(`no statistics of group ${index}`);
        return { currency, ...summary };
      };
      await work.produce(groups.length);
      return work.spread(
        groups.map(({ values, count }, index) => ({
          keys: values.map((value, place) => ({ dimension: by[place] ?? "", value })),
          count,
          money: (measure: "upfront" | "total") => summaryAt(index, measure),
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
    resolve: async (_root, { where, groupBy, first }, { heavy, work }) => {
      const by = checkedDimensions(groupBy);
      const limit = integerBetween("first", first ?? 100, 1, maxGroups);
      const groups = await heavy.ask("regulatoryEventGroups", { ...checkedFilter(where), by, maxGroups: limit });
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
