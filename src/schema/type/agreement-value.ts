import type { Context } from "../context.ts";
import { agreementValueOf, type Range, type Value } from "../domain/agreement-value.ts";
import { scaleDecimal } from "../domain/decimal.ts";
import type { AgreementRow } from "../store/agreement.ts";
import { statedTotalsByAgreement, termsByAgreement } from "../store/financial-term.ts";
import { builder } from "./builder.ts";
import { loadList } from "./load.ts";
import { ratesBetween } from "./money.ts";
import { AmountQualifier, PaymentComponent, ValueBasis } from "./vocabulary.ts";

export const MoneyRange = builder.objectRef<Range>("MoneyRange");
MoneyRange.implement({
  description: "An amount between two ends.",
  fields: (t) => ({
    min: t.expose("min", {
      type: "Decimal",
      nullable: true,
      description: "At least so much; null where nothing is certain.",
    }),
    max: t.expose("max", {
      type: "Decimal",
      nullable: true,
      description: "At most so much; null where there is no upper end, or part of it is not disclosed.",
    }),
    currency: t.expose("currency", { type: "CurrencyCode", description: "What both ends are in [iso:4217]." }),
    qualifier: t.expose("qualifier", { type: AmountQualifier, description: "How the range is meant." }),
  }),
});

export const AgreementValue = builder.objectRef<Value>("AgreementValue");
AgreementValue.implement({
  description:
    "Derived: what an agreement is worth, as intervals. What is due later counts from nothing up to its amount; a term that covers components of both sorts may fall on either side and counts once in the total. Royalties, profit shares, termination fees and amounts per unit are in no sum; a term without a figure leaves the sum above it open.",
  fields: (t) => ({
    upfront: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Due at signing or closing; ${nothing}`,
      resolve: (value) => value.upfront,
    }),
    contingent: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Due later, mostly only if something happens; ${nothing}`,
      resolve: (value) => value.contingent,
    }),
    total: t.field({
      type: MoneyRange,
      nullable: true,
      description: `Both together: as a source states it where one does (claims on "Agreement.value"), else the sum; ${nothing}`,
      resolve: (value) => value.total,
    }),
    basis: t.expose("basis", {
      type: ValueBasis,
      description: "Whether a source states the total, or it is the sum of the terms.",
    }),
    undisclosed: t.expose("undisclosed", {
      type: [PaymentComponent],
      description: "Components that the agreement has with no figure, such as royalties.",
    }),
  }),
});

const nothing =
  "null where no amount of it is public, it cannot be converted, or the terms are in several currencies and none was asked for.";

/** What an agreement is worth, in one currency by the rates of its announcement day. */
export async function valueOfAgreement(
  context: Context,
  agreement: AgreementRow,
  currency: string | null,
): Promise<Value> {
  const [terms, totals] = await Promise.all([
    loadList(context, "Agreement.terms", agreement.id, termsByAgreement),
    loadList(context, "Agreement.totals", agreement.id, statedTotalsByAgreement),
  ]);
  if (currency === null) return agreementValueOf(terms, totals, null, (amount) => amount);

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
