import { defaultBounds } from "../../../domain/value/band.ts";
import { builder } from "../../core/builder.ts";
import { cost, weights } from "../../core/cost.ts";
import { defaultCurrency } from "../../core/currency.ts";
import { checkCurrencies } from "../../core/list/currency-check.ts";
import { checkedFilter, whereArgument } from "../../core/list/filter.ts";
import { groupArguments, groupSize, groupsOf, groupTypes, type StatsShape } from "./group.ts";
import { statsOf } from "./stats.ts";

const RegulatoryEventGroups = groupTypes("RegulatoryEvent", () => ({}));

const RegulatoryEventStats = builder.objectRef<StatsShape>("RegulatoryEventStats");
RegulatoryEventStats.implement({
  description: "Statistics of regulatory events: of all that match a filter, and of groups of them.",
  fields: (t) => ({
    count: t.int({
      description: "Number of regulatory events that match the filter.",
      resolve: ({ count }) => count(),
    }),
    groups: t.field({
      type: RegulatoryEventGroups,
      ...cost(null, groupSize),
      description:
        "The regulatory events grouped by one or two dimensions, largest group first by default. An event with several values is in several groups.",
      args: groupArguments("RegulatoryEvent", t),
      resolve: (stats, args, context) =>
        groupsOf(stats, { ...args, bands: { currency: defaultCurrency, bounds: defaultBounds } }, context),
    }),
  }),
});

builder.queryField("regulatoryEventStats", (t) =>
  t.field({
    type: RegulatoryEventStats,
    ...cost(weights.statisticsTotal),
    nullable: true,
    description: "Number of regulatory events, of all and of groups. Null only if the request failed.",
    args: { where: t.arg(whereArgument("RegulatoryEvent")) },
    resolve: async (_root, { where }, context) => {
      const selection = { type: "RegulatoryEvent" as const, ...checkedFilter("RegulatoryEvent", where) };
      await checkCurrencies(context, where);
      return statsOf(selection, context);
    },
  }),
);
