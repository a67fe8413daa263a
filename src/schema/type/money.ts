import type { Context } from "../context.ts";
import { scaleDecimal } from "../domain/decimal.ts";
import { daysOfPartialDate } from "../domain/partial-date.ts";
import { type RateRow, ratesByCurrencyAndDay } from "../store/rate.ts";
import { builder } from "./builder.ts";
import { loadOne } from "./load.ts";
import { Source } from "./source.ts";

/** An amount, and the day by whose rate it is converted; null where no source dates it. */
export interface MoneyShape {
  amount: string;
  currency: string;
  on: string | null;
}

interface ConvertedShape {
  amount: string;
  currency: string;
  rate: string;
  rate_date: string;
  source_id: string | null;
}

export const ConvertedMoney = builder.objectRef<ConvertedShape>("ConvertedMoney");
ConvertedMoney.implement({
  description: "An amount in another currency, calculated by the euro reference rates of a day.",
  fields: (t) => ({
    amount: t.expose("amount", { type: "Decimal", description: "The amount, rounded half up to two places." }),
    currency: t.expose("currency", { type: "CurrencyCode", description: "What it is in [iso:4217]." }),
    rate: t.expose("rate", {
      type: "Decimal",
      description:
        "Units of this currency for one of the original, rounded to six places; the amount is calculated from the unrounded rates.",
    }),
    rateDate: t.expose("rate_date", {
      type: "PartialDate",
      description: "The day of the rate: that of the announcement, or the last day of the week before it that has one.",
    }),
    source: t.field({
      type: Source,
      nullable: true,
      description:
        "Who states the rate; null where the amount was in this currency already, so that no rate was needed.",
      resolve: (row) => row.source_id,
    }),
  }),
});

export const Money = builder.objectRef<MoneyShape>("Money");
Money.implement({
  description: "An amount as its source states it.",
  fields: (t) => ({
    amount: t.expose("amount", { type: "Decimal", description: "The amount." }),
    currency: t.expose("currency", { type: "CurrencyCode", description: "What it is in [iso:4217]." }),
    converted: t.field({
      type: ConvertedMoney,
      nullable: true,
      description:
        "The amount in another currency by the rate of the announcement day; null where that day is not known, or no rate of the week before it is loaded.",
      args: { to: t.arg({ type: "CurrencyCode", required: true, description: "In which currency [iso:4217]." }) },
      resolve: async (money, { to }, context) => {
        const rates = await ratesBetween(context, money.currency, to, money.on);
        if (!rates) return null;
        return {
          amount: scaleDecimal(money.amount, { times: rates.to.per_euro, over: rates.from.per_euro }, 2),
          currency: to,
          rate: scaleDecimal("1", { times: rates.to.per_euro, over: rates.from.per_euro }, 6),
          rate_date: rates.date,
          source_id: rates.source,
        };
      },
    }),
  }),
});

interface Rates {
  from: { per_euro: string };
  to: { per_euro: string };
  date: string;
  source: string | null;
}

/** The rates between two currencies on a day; null where a day is not known, or a rate is missing. */
export async function ratesBetween(
  context: Context,
  from: string,
  to: string,
  on: string | null,
): Promise<Rates | null> {
  if (on === null || on.length < 10) return null;
  const day = daysOfPartialDate(on).first;
  if (from === to) return { from: { per_euro: "1" }, to: { per_euro: "1" }, date: day, source: null };
  const [own, other] = await Promise.all([perEuro(context, from, day), perEuro(context, to, day)]);
  if (!own || !other) return null;
  const stated = own.currency === "EUR" ? other : own;
  return { from: own, to: other, date: stated.date, source: stated.source_id };
}

async function perEuro(context: Context, currency: string, day: string): Promise<RateRow | null> {
  const euro = { parent_key: "", currency: "EUR", date: day, per_euro: "1", source_id: "" };
  if (currency === "EUR") return euro;
  return loadOne(context, "rates", `${currency} ${day}`, ratesByCurrencyAndDay);
}
