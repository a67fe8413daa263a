import { agreementValueOf, type Range, type Value } from "../../domain/agreement-value.ts";
import { scaleDecimal } from "../../domain/decimal.ts";
import { AmountQualifier, PaymentComponent, ValueBasis } from "../../domain/vocabulary/payment.ts";
import type { PartRow, Row } from "../../model/model.ts";
import { partsByOwner } from "../../store/query/part.ts";
import { builder, type Fields } from "../core/builder.ts";
import type { Context } from "../core/context.ts";
import { loadList } from "../core/load.ts";
import { enumOfVocabulary } from "../core/vocabulary.ts";
import { both, type Now, then } from "../execution/promise.ts";
import { ratesBetween } from "./money.ts";

export const MoneyRange = builder.objectRef<Range>("MoneyRange");
MoneyRange.implement({
  description: "An interval of money.",
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
    currency: t.expose("currency", { type: "CurrencyCode", description: "Currency of both ends [iso:4217]." }),
    qualifier: t.expose("qualifier", {
      type: enumOfVocabulary(AmountQualifier),
      description:
        "For a total that a source states, the qualifier of the source. For a derived interval: AT_LEAST if `max` is null, else APPROXIMATELY if any amount is approximate, else EXACT if both ends are equal, else UP_TO.",
    }),
  }),
});

export const AgreementValue = builder.objectRef<Value>("AgreementValue");
AgreementValue.implement({
  description:
    "The value of an agreement as intervals, derived from its terms. Payments due later count from zero up to their amount. A term that bundles upfront and later components counts once in the total. Royalties, profit shares, termination fees and amounts per unit are excluded. A term without an amount makes `max` null in every sum that includes it.",
  fields: (t) => ({
    upfront: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Payments due at signing or closing. ${nothing}`,
      resolve: (value) => value.upfront,
    }),
    contingent: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Payments due later, most of them only on an event; option fees always count here. ${nothing}`,
      resolve: (value) => value.contingent,
    }),
    total: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Upfront and contingent payments together: the total that a source states (claims about AGREEMENT_VALUE), else the sum. ${nothing}`,
      resolve: (value) => value.total,
    }),
    basis: t.expose("basis", {
      type: enumOfVocabulary(ValueBasis),
      description: "Whether a source states the total or the total is the sum of the terms.",
    }),
    undisclosed: t.expose("undisclosed", {
      type: [enumOfVocabulary(PaymentComponent)],
      description: "Components of the agreement without a disclosed amount, such as royalties.",
    }),
  }),
});

const nothing =
  "Null if no amount counts, because none is disclosed or all are per unit or minimum amounts of contingent payments, or if the amounts cannot be converted, or the terms are in several currencies and none was requested.";

/** The value of an agreement, in one currency at the rates of its announcement date. */
function valueOfAgreement(context: Context, agreement: Row<"Agreement">, currency: string | null): Now<Value> {
  const listOf = <P extends "FinancialTerm" | "StatedTotal">(part: P) =>
    loadList(context, part, agreement.id, (store, owners) => partsByOwner(store, part, owners));
  return then(both(listOf("FinancialTerm"), listOf("StatedTotal")), ([terms, totals]) =>
    currency === null
      ? agreementValueOf(terms, totals, null, (amount) => amount)
      : convertedValue(context, agreement, currency, terms, totals),
  );
}

async function convertedValue(
  context: Context,
  agreement: Row<"Agreement">,
  currency: string,
  terms: PartRow<"FinancialTerm">[],
  totals: PartRow<"StatedTotal">[],
): Promise<Value> {
  const used = new Set([...terms, ...totals].flatMap((entry) => (entry.currency === null ? [] : [entry.currency])));
  const rates = new Map(
    await Promise.all(
      [...used].map(
        async (from) =>
          [
            from,
            from === currency ? null : await ratesBetween(context, from, currency, agreement.announced_on),
          ] as const,
      ),
    ),
  );
  return agreementValueOf(terms, totals, currency, (amount, from) => {
    if (from === currency) return amount;
    const found = rates.get(from);
    return found ? scaleDecimal(amount, { times: found.to.per_euro, over: found.from.per_euro }, 2) : null;
  });
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
