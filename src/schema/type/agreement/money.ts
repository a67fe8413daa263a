import { scaleDecimal } from "../../../domain/decimal.ts";
import { daysOfPartialDate } from "../../../domain/partial-date.ts";
import { convertedAmount } from "../../../domain/value/minor-unit.ts";
import { type RateRow, ratesByCurrencyAndDay } from "../../../store/query/rate.ts";
import { builder } from "../../core/builder.ts";
import type { Context } from "../../core/context.ts";
import { loadOne } from "../../core/load.ts";
import type { MoneyShape } from "../../core/money.ts";
import { refs } from "../../core/ref.ts";

interface ConversionShape {
  rate: string;
  date: string;
  source_id: string | null;
}

export const CurrencyConversion = builder.objectRef<ConversionShape>("CurrencyConversion");
CurrencyConversion.implement({
  description: "The exchange rate at which an amount is converted, from the euro reference rates of one day.",
  fields: (t) => ({
    rate: t.expose("rate", {
      type: "Decimal",
      description:
        "Units of the requested currency for one unit of the original, rounded to six decimal places. Amounts are computed from the unrounded rates.",
    }),
    date: t.expose("date", {
      type: "PartialDate",
      description: "Day of the rate: the announcement date, or the last day with a rate in the week before.",
    }),
    source: t.field({
      type: refs.Source,
      nullable: true,
      description: "The source of the rate. Null if the amount is already in the requested currency.",
      resolve: (row) => row.source_id,
    }),
  }),
});

/** The rates of two currencies on a day, in units for one euro. */
export interface Rates {
  from: { per_euro: string };
  to: { per_euro: string };
  date: string;
  source: string | null;
}

/** The rates between two currencies on a day; null if the day is not known to the day, or a rate is missing. */
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
  if (currency === "EUR") return { parent_key: "", currency: "EUR", date: day, per_euro: "1", source_id: "" };
  return loadOne(context, "rates", `${currency} ${day}`, ratesByCurrencyAndDay);
}

/** An amount in another currency at the rate of a day, rounded half to even to its minor unit; null if no rate is known. */
export async function converted(
  context: Context,
  money: MoneyShape,
  to: string,
  on: string | null,
): Promise<MoneyShape | null> {
  if (money.currency === to) return money;
  const rates = await ratesBetween(context, money.currency, to, on);
  if (!rates) return null;
  const amount = convertedAmount(money.amount, money.currency, to, {
    from: rates.from.per_euro,
    to: rates.to.per_euro,
  });
  return { amount, currency: to };
}

/** The rate at which an amount is converted; null if no rate is known. */
export async function conversionOf(
  context: Context,
  from: string,
  to: string,
  on: string | null,
): Promise<ConversionShape | null> {
  const rates = await ratesBetween(context, from, to, on);
  if (!rates) return null;
  return {
    rate: scaleDecimal("1", { times: rates.to.per_euro, over: rates.from.per_euro }, 6),
    date: rates.date,
    source_id: rates.source,
  };
}
