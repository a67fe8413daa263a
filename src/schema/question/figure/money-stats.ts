import type { MoneySummary, ShareSummary } from "../../../store/query/figure/money.ts";
import { builder } from "../../core/builder.ts";

export interface MoneyStatsShape extends MoneySummary {
  currency: string;
}

const none = "Null if no amount is disclosed.";
const few = "Null if fewer than four amounts are disclosed.";

export const MoneyStats = builder.objectRef<MoneyStatsShape>("MoneyStats");
MoneyStats.implement({
  description:
    "Statistics of amounts in one currency, converted at the rates of the announcement dates. An interval counts with its upper end. Amounts that are not disclosed, or only in part, are never counted as zero. Agreements that ended before they took effect are left out unless requested.",
  fields: (t) => ({
    currency: t.expose("currency", { type: "CurrencyCode", description: "Currency of the figures [iso:4217]." }),
    count: t.exposeInt("count", {
      description: "Number of agreements with an amount: the number to which the figures below refer.",
    }),
    partialCount: t.exposeInt("partialCount", {
      description: "Number of agreements of which a part is disclosed, so that the interval has no upper end.",
    }),
    undisclosedCount: t.exposeInt("undisclosedCount", {
      description: "Number of agreements without an amount, or with one that cannot be converted.",
    }),
    notEffectiveCount: t.exposeInt("notEffectiveCount", {
      description: "Number of agreements left out because they ended before they took effect.",
    }),
    sum: t.expose("sum", { type: "Decimal", nullable: true, description: `Sum of the amounts. ${none}` }),
    sumShare: t.expose("sumShare", {
      type: "Decimal",
      nullable: true,
      description:
        "Share of the sum in the sum of all agreements that match the filter, in percent. Null if no amount is disclosed, or the sum of all is zero.",
    }),
    min: t.expose("min", { type: "Decimal", nullable: true, description: `Smallest amount. ${none}` }),
    max: t.expose("max", { type: "Decimal", nullable: true, description: `Largest amount. ${none}` }),
    median: t.expose("median", { type: "Decimal", nullable: true, description: `Median of the amounts. ${none}` }),
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

export const ShareStats = builder.objectRef<ShareSummary>("ShareStats");
ShareStats.implement({
  description: "Statistics of the upfront share of the total value, over agreements that disclose both.",
  fields: (t) => ({
    count: t.exposeInt("count", {
      description: "Number of agreements that disclose both amounts: the number to which the figures below refer.",
    }),
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
