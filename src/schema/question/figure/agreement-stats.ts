import { builder } from "../../core/builder.ts";
import { cost, weights } from "../../core/cost.ts";
import { checkedCurrency, defaultCurrency } from "../../core/currency.ts";
import { checkCurrencies } from "../../core/list/currency-check.ts";
import { checkedFilter, whereArgument } from "../../core/list/filter.ts";
import { boundsDescription, checkedBounds } from "./argument.ts";
import { groupArguments, groupSize, groupsOf, groupTypes, ofGroup, type StatsShape } from "./group.ts";
import { MoneyStats, ShareStats } from "./money-stats.ts";
import { statsOf } from "./stats.ts";

const measures = { upfront: "`AgreementValue.upfront`", total: "`AgreementValue.total`" };
const shareDescription = `Statistics of the share of ${measures.upfront} in ${measures.total}.`;

const AgreementGroups = groupTypes("Agreement", (t) => ({
  ...Object.fromEntries(
    (["upfront", "total"] as const).map((measure) => [
      measure,
      t.field({
        type: MoneyStats,
        ...cost(weights.moneyStatistics),
        description: `Statistics of ${measures[measure]}.`,
        resolve: async (group, _args, { heavy }) => {
          const { currency, includeNotEffective } = group.stats;
          const own = await ofGroup(group, measure, () =>
            heavy.ask("groupMoney", group.grouping, group.page.request, measure, { currency, includeNotEffective }),
          );
          return { currency, ...own };
        },
      }),
    ]),
  ),
  upfrontShare: t.field({
    type: ShareStats,
    ...cost(weights.moneyStatistics),
    description: shareDescription,
    resolve: (group, _args, { heavy }) => {
      const { currency, includeNotEffective } = group.stats;
      return ofGroup(group, "share", () =>
        heavy.ask("groupShare", group.grouping, group.page.request, { currency, includeNotEffective }),
      );
    },
  }),
}));

const AgreementStats = builder.objectRef<StatsShape>("AgreementStats");
AgreementStats.implement({
  description: "Statistics of agreements: of all that match a filter, and of groups of them.",
  fields: (t) => ({
    count: t.int({ description: "Number of agreements that match the filter.", resolve: ({ count }) => count() }),
    ...(Object.fromEntries(
      (["upfront", "total"] as const).map((measure) => [
        measure,
        t.field({
          type: MoneyStats,
          ...cost(weights.moneyStatistics),
          description: `Statistics of ${measures[measure]} over all agreements that match the filter.`,
          resolve: async ({ selection, currency, includeNotEffective }, _args, { heavy }) => ({
            currency,
            ...(await heavy.ask("totalMoney", selection, measure, { currency, includeNotEffective })),
          }),
        }),
      ]),
    ) as {}),
    upfrontShare: t.field({
      type: ShareStats,
      ...cost(weights.moneyStatistics),
      description: shareDescription,
      resolve: ({ selection, currency, includeNotEffective }, _args, { heavy }) =>
        heavy.ask("totalShare", selection, { currency, includeNotEffective }),
    }),
    groups: t.field({
      type: AgreementGroups,
      ...cost(null, groupSize),
      description:
        "The agreements grouped by one or two dimensions, largest group first by default. An agreement with several values is in several groups. Two dimensions of the parties, the therapies, the indications or the rights of an agreement are paired: a group by COMPANY and ROLE has the company in that role.",
      args: {
        ...groupArguments("Agreement", t),
        bandBounds: t.arg({ type: ["Decimal"], description: boundsDescription }),
      },
      resolve: (stats, { bandBounds, ...args }, context) =>
        groupsOf(
          stats,
          {
            ...args,
            bands: { currency: stats.currency, bounds: checkedBounds(bandBounds, "Agreement", args.by, "by") },
          },
          context,
        ),
    }),
  }),
});

builder.queryField("agreementStats", (t) =>
  t.field({
    type: AgreementStats,
    ...cost(weights.statisticsTotal),
    nullable: true,
    description: "Number and value of agreements, of all and of groups. Null only if the request failed.",
    args: {
      where: t.arg(whereArgument("Agreement")),
      currency: t.arg({
        type: "CurrencyCode",
        defaultValue: defaultCurrency,
        description: "Currency of the figures [iso:4217].",
      }),
      includeNotEffective: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: "Includes the amounts of agreements that ended before they took effect, as they were announced.",
      }),
    },
    resolve: async (_root, { where, currency, includeNotEffective }, context) => {
      const selection = { type: "Agreement" as const, ...checkedFilter("Agreement", where) };
      await checkCurrencies(context, where);
      return {
        ...statsOf(selection, context),
        currency: await checkedCurrency(context, "currency", currency ?? defaultCurrency),
        includeNotEffective,
      };
    },
  }),
);
