import { netOf } from "../../../domain/value/agreement-value.ts";
import { type Interval, qualifierOf, sumOf } from "../../../domain/value/interval.ts";
import { amountOfMinorUnits, convertedMinorUnits } from "../../../domain/value/minor-unit.ts";
import { intervalOfRow, type Measure, type SummandRow } from "../../../domain/value/summand.ts";
import {
  AmountQualifier,
  type ValueBasis as Basis,
  type PaymentComponent as Component,
  PaymentComponent,
  type AmountQualifier as Qualifier,
  ValueBasis,
} from "../../../domain/vocabulary/payment.ts";
import type { Row } from "../../../model/model.ts";
import { summandsByAgreement } from "../../../store/query/agreement-value.ts";
import { builder, type Fields } from "../../core/builder.ts";
import type { Context } from "../../core/context.ts";
import { loadList } from "../../core/load.ts";
import { enumOfVocabulary } from "../../core/vocabulary.ts";
import { type Now, then } from "../../execution/promise.ts";
import { type Rates, ratesBetween } from "./money.ts";

/** A range of amounts. A null bound is open. */
export interface Range {
  min: string | null;
  max: string | null;
  disclosed: string;
  currency: string;
  qualifier: Qualifier;
}

export const MoneyRange = builder.objectRef<Range>("MoneyRange");
MoneyRange.implement({
  description: "An interval of money, rounded to the minor unit of the currency.",
  fields: (t) => ({
    min: t.expose("min", {
      type: "Decimal",
      nullable: true,
      description: "Lower end of the interval. Null if no minimum is known.",
    }),
    max: t.expose("max", {
      type: "Decimal",
      nullable: true,
      description: "Upper end of the interval. Null if there is none or a part is not disclosed.",
    }),
    disclosed: t.expose("disclosed", {
      type: "Decimal",
      description:
        "Sum of the amounts that sources disclose, each at its largest. Equal to `max` unless the interval is open.",
    }),
    currency: t.expose("currency", { type: "CurrencyCode", description: "Currency of the amounts [iso:4217]." }),
    qualifier: t.expose("qualifier", {
      type: enumOfVocabulary(AmountQualifier),
      description:
        "AT_LEAST if `max` is null, EXACT or APPROXIMATELY if both ends are equal, else UP_TO or UP_TO_APPROXIMATELY. Approximate if a source states any of the amounts as approximate.",
    }),
  }),
});

/** The value of an agreement, by measure. */
export interface ValueShape {
  sums: ReadonlyMap<Measure, Interval>;
  currencies: ReadonlyMap<Measure, string>;
  /** The measures of which an amount is known, even if its sum is not. */
  measures: ReadonlySet<Measure>;
  basis: Basis;
  totalAgrees: boolean | null;
  undisclosed: readonly Component[];
}

const nothing =
  "Null if no such amount is known, or if it cannot be converted, or if it is in several currencies and none was requested.";

/** An interval as the API shows it. The lower end of a net value may not be known. */
function shown(interval: Omit<Interval, "min"> & { min: bigint | null }, currency: string): Range {
  const text = (bound: bigint) => amountOfMinorUnits(bound, currency);
  const { min, max, disclosed, isApproximate } = interval;
  return {
    min: min === null ? null : text(min),
    max: max === null ? null : text(max),
    disclosed: text(disclosed),
    currency,
    qualifier: qualifierOf({ min: min ?? 0n, max, isApproximate }),
  };
}

function rangeOf({ sums, currencies }: ValueShape, measure: Measure): Range | null {
  const [interval, currency] = [sums.get(measure), currencies.get(measure)];
  return interval && currency !== undefined ? shown(interval, currency) : null;
}

function netRange({ sums, currencies }: ValueShape): Range | null {
  const [total, currency] = [sums.get("TOTAL"), currencies.get("TOTAL")];
  const counter = sums.get("COUNTER") ?? null;
  if (!total || currency === undefined || (counter && currencies.get("COUNTER") !== currency)) return null;
  return shown(netOf(total, counter), currency);
}

export const AgreementValue = builder.objectRef<ValueShape>("AgreementValue");
AgreementValue.implement({
  description:
    "The value of an agreement as announced, from its terms and the totals that sources state. A payment that may never become due counts from zero. A bundled term is never apportioned: it counts from zero in each part, and once in the total. Royalties, shares of profit or cost, termination fees and donations are excluded. An undisclosed amount makes `max` null unless a stated total closes it.",
  fields: (t) => ({
    upfront: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Payments due at signing or closing. ${nothing}`,
      resolve: (value) => rangeOf(value, "UPFRONT"),
    }),
    scheduled: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Payments due later without any condition, such as anniversary payments. ${nothing}`,
      resolve: (value) => rangeOf(value, "SCHEDULED"),
    }),
    contingent: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Payments due later upon an event, or a decision of the payer. ${nothing}`,
      resolve: (value) => rangeOf(value, "CONTINGENT"),
    }),
    total: t.field({
      type: MoneyRange,
      nullable: true,
      description: `All of these payments together: the total that a source states (claims about AGREEMENT_TOTALS), else the sum. ${nothing}`,
      resolve: (value) => rangeOf(value, "TOTAL"),
    }),
    net: t.field({
      type: MoneyRange,
      nullable: true,
      description: `The total after payments in the opposite direction, such as a refund or a payment by the licensor. Equal to the total if there are none. ${nothing}`,
      resolve: netRange,
    }),
    financing: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Loans and purchases of shares that a source states apart from the other payments. The total excludes them, unless the agreement is a financing. ${nothing}`,
      resolve: (value) => rangeOf(value, "FINANCING"),
    }),
    basis: t.expose("basis", {
      type: enumOfVocabulary(ValueBasis),
      description: "Whether a source states the total or the total is the sum of the terms.",
    }),
    totalAgrees: t.exposeBoolean("totalAgrees", {
      nullable: true,
      description:
        "Whether the stated total agrees with the sum of the terms, within the rounding of its figure. If not, `Agreement.totals` and the parts show both. Null if no source states a total, or the two cannot be compared.",
    }),
    undisclosed: t.field({
      type: [enumOfVocabulary(PaymentComponent)],
      description: "Components of the agreement without a disclosed amount, such as royalties.",
      resolve: ({ undisclosed }) => [...undisclosed],
    }),
  }),
});

function convertedRow(row: SummandRow, currency: string, rates: Rates | null): Interval | null {
  const { min, max, disclosed, isApproximate } = intervalOfRow(row);
  if (row.currency === currency) return { min, max, disclosed, isApproximate };
  if (rates === null) return null;
  const perEuro = { from: rates.from.per_euro, to: rates.to.per_euro };
  const convert = (minor: bigint) => convertedMinorUnits(minor, row.currency, currency, perEuro);
  return { min: convert(min), max: max === null ? null : convert(max), disclosed: convert(disclosed), isApproximate };
}

/**
 * Adds up the summands of an agreement by measure.
 * @param currency that of the sums; null for that of the summands, which gives no sum of several currencies
 */
export function sumsOf(
  rows: readonly SummandRow[],
  currency: string | null,
  ratesOf: ReadonlyMap<string, Rates | null>,
): Pick<ValueShape, "sums" | "currencies"> {
  const sums = new Map<Measure, Interval>();
  const currencies = new Map<Measure, string>();
  for (const [measure, own] of Map.groupBy(rows, (row) => row.measure)) {
    const target = currency ?? own[0]?.currency ?? "";
    if (currency === null && own.some((row) => row.currency !== target)) continue;
    const intervals = own.map((row) => convertedRow(row, target, ratesOf.get(row.currency) ?? null));
    if (intervals.includes(null)) continue;
    sums.set(measure, sumOf(intervals.filter((interval) => interval !== null)));
    currencies.set(measure, target);
  }
  return { sums, currencies };
}

/** What an agreement states of its value besides the amounts. */
type Stated = Pick<ValueShape, "basis" | "totalAgrees" | "undisclosed">;

/** The value of an agreement, in one currency at the rates of its announcement date. */
export function valueOfAgreement(
  context: Context,
  agreement: Row<"Agreement">,
  currency: string | null,
): Now<ValueShape> {
  const stated: Stated = {
    basis: agreement.value_basis,
    totalAgrees: agreement.total_agrees === null ? null : agreement.total_agrees === 1,
    undisclosed: agreement.undisclosed_components,
  };
  return then(loadList(context, "agreement_value", agreement.id, summandsByAgreement), (rows) =>
    valueOfSummands(context, agreement, rows, stated, currency),
  );
}

/** A value from its summands. */
export function valueOfSummands(
  context: Context,
  agreement: Row<"Agreement">,
  rows: readonly SummandRow[],
  { basis, totalAgrees, undisclosed }: Stated,
  currency: string | null,
): Now<ValueShape> {
  const measures = new Set(rows.map(({ measure }) => measure));
  const valueAt = (rates: ReadonlyMap<string, Rates | null>): ValueShape => ({
    ...sumsOf(rows, currency, rates),
    measures,
    basis,
    totalAgrees,
    undisclosed,
  });
  return currency === null || rows.every((row) => row.currency === currency)
    ? valueAt(new Map())
    : ratesFor(context, agreement, rows, currency).then(valueAt);
}

/** The rates from the currencies of summands to another one, on the day of the announcement. */
async function ratesFor(
  context: Context,
  agreement: Row<"Agreement">,
  rows: readonly SummandRow[],
  currency: string,
): Promise<Map<string, Rates | null>> {
  const used = new Set(rows.flatMap((row) => (row.currency === currency ? [] : [row.currency])));
  const on = agreement.announced_on;
  return new Map(
    await Promise.all([...used].map(async (from) => [from, await ratesBetween(context, from, currency, on)] as const)),
  );
}

/** The field that shows the value of an agreement. */
export function valueField(t: Fields<Row<"Agreement">>) {
  return t.field({
    type: AgreementValue,
    description: "The value of the agreement.",
    args: {
      currency: t.arg({
        type: "CurrencyCode",
        description:
          "Converts all amounts to this currency at the rates of the announcement date [iso:4217]. Defaults to the currency of the terms.",
      }),
    },
    resolve: (row, { currency }, context) => valueOfAgreement(context, row, currency ?? null),
  });
}
