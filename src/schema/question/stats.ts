import type { AgreementFigure } from "../../domain/agreement-figure.ts";
import { scaleDecimal } from "../../domain/decimal.ts";
import { type Summary, summaryOf } from "../../domain/statistics.ts";
import { allNodes } from "../../store/query/node.ts";
import { agreementFigures, agreementSlugs, regulatoryEventCounts } from "../../store/query/stats.ts";
import { builder } from "../core/builder.ts";
import type { Context } from "../core/context.ts";
import { integerBetween } from "../core/error.ts";
import { matchingRows, whereArgument } from "../core/filter.ts";
import { ratesBetween } from "../type/money.ts";
import {
  AgreementDimension,
  checkedDimensions,
  type KeyShape,
  RegulatoryEventDimension,
  StatsKey,
} from "./dimension.ts";

interface MoneyStatsShape extends Summary {
  currency: string;
  disclosed: number;
  undisclosed: number;
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
  members: readonly AgreementFigure[];
  /** The currency of the figures. */
  currency: string;
}

const AgreementStats = builder.objectRef<AgreementStatsShape>("AgreementStats");
AgreementStats.implement({
  description: "A group of agreements that share the values of one or two dimensions.",
  fields: (t) => ({
    keys: t.field({
      type: [StatsKey],
      description: "The shared values, in the order of `groupBy`.",
      resolve: ({ keys }) => keys,
    }),
    count: t.exposeInt("count", { description: "Number of agreements." }),
    upfront: t.field({
      type: MoneyStats,
      description: "Statistics of `AgreementValue.upfront`.",
      resolve: ({ members, currency }, _args, context) => moneyStats(context, members, "upfront", currency),
    }),
    total: t.field({
      type: MoneyStats,
      description: "Statistics of `AgreementValue.total`.",
      resolve: ({ members, currency }, _args, context) => moneyStats(context, members, "total", currency),
    }),
  }),
});

const CountStats = builder.objectRef<{ keys: KeyShape[]; count: number }>("CountStats");
CountStats.implement({
  description: "A group of regulatory events that share the values of one or two dimensions.",
  fields: (t) => ({
    keys: t.field({
      type: [StatsKey],
      description: "The shared values, in the order of `groupBy`.",
      resolve: ({ keys }) => keys,
    }),
    count: t.exposeInt("count", { description: "Number of regulatory events." }),
  }),
});

const maxGroups = 500;

/** The largest groups, largest first; groups of equal size by their keys, those without a value last. */
function ordered<Group extends { keys: KeyShape[]; count: number }>(groups: readonly Group[], first: number): Group[] {
  // Most groups are small and never shown, so only those that may be are sorted.
  const least = groups.map(({ count }) => count).sort((a, b) => b - a)[first - 1] ?? 0;
  const text = ({ keys }: Group) => keys.map(({ value }) => value ?? "\u{10ffff}").join("\u0000");
  return groups
    .filter(({ count }) => count >= least)
    .map((group) => ({ group, text: text(group) }))
    .sort((a, b) => b.group.count - a.group.count || (a.text < b.text ? -1 : 1))
    .slice(0, first)
    .map(({ group }) => group);
}

async function moneyStats(
  context: Context,
  figures: readonly AgreementFigure[],
  measure: "upfront" | "total",
  currency: string,
): Promise<MoneyStatsShape> {
  const amounts = await Promise.all(
    figures.map(async (figure) => {
      const stated = figure[measure];
      if (stated === null) return null;
      if (stated.currency === currency) return stated.amount;
      const rates = await ratesBetween(context, stated.currency, currency, figure.announcedOn);
      return rates && scaleDecimal(stated.amount, { times: rates.to.per_euro, over: rates.from.per_euro }, 2);
    }),
  );
  const known = amounts.filter((amount) => amount !== null);
  return { currency, disclosed: known.length, undisclosed: figures.length - known.length, ...summaryOf(known) };
}

const firstDescription = "Returns the n largest groups: 1 to 500.";

builder.queryFields((t) => ({
  agreementStats: t.field({
    type: [AgreementStats],
    nullable: true,
    description:
      "Number and value of agreements, grouped by one or two dimensions, largest group first. Null only if the request failed.",
    args: {
      where: t.arg(whereArgument("Agreement")),
      groupBy: t.arg({
        type: [AgreementDimension],
        required: true,
        description: "One or two dimensions by which to group.",
      }),
      currency: t.arg({
        type: "CurrencyCode",
        defaultValue: "USD",
        description: "Currency of the figures [iso:4217].",
      }),
      first: t.arg.int({ defaultValue: 100, description: firstDescription }),
    },
    resolve: async (_root, { where, groupBy, currency, first }, context) => {
      const by = checkedDimensions(groupBy);
      const most = integerBetween("first", first ?? 100, 1, maxGroups);
      const { store } = context;
      const kept = where ? await agreementSlugs(store, matchingRows(allNodes("Agreement"), "Agreement", where)) : null;
      const figures = await agreementFigures(store);
      return figures.groups(kept, by, most).map(({ values, members }) => ({
        keys: values.map((value, index) => ({ dimension: by[index] ?? "", value })),
        count: members.length,
        members,
        currency: currency ?? "USD",
      }));
    },
  }),
  regulatoryEventStats: t.field({
    type: [CountStats],
    nullable: true,
    description:
      "Number of regulatory events, grouped by one or two dimensions, largest group first. Null only if the request failed.",
    args: {
      where: t.arg(whereArgument("RegulatoryEvent")),
      groupBy: t.arg({
        type: [RegulatoryEventDimension],
        required: true,
        description: "One or two dimensions by which to group.",
      }),
      first: t.arg.int({ defaultValue: 100, description: firstDescription }),
    },
    resolve: async (_root, { where, groupBy, first }, { store }) => {
      const by = checkedDimensions(groupBy);
      const most = integerBetween("first", first ?? 100, 1, maxGroups);
      const rows = await regulatoryEventCounts(
        store,
        matchingRows(allNodes("RegulatoryEvent"), "RegulatoryEvent", where),
        by,
      );
      const groups = rows.map((row) => ({
        keys: by.map((dimension, index) => ({ dimension, value: index === 0 ? row.first : row.second })),
        count: Number(row.count),
      }));
      return ordered(groups, most);
    },
  }),
}));
