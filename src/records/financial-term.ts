import * as z from "zod";
import { AmountQualifier, PaymentComponent } from "../domain/deal-vocabulary.ts";
import { compareDecimals } from "../domain/decimal.ts";
import { slugOfValues } from "../domain/node-key.ts";
import type { Draft, Row } from "./draft.ts";
import { currency, decimal, item, list, oneOf, slug, words } from "./fact.ts";

const royaltyTier = z.strictObject({
  minPercent: decimal.optional(),
  maxPercent: decimal.optional(),
  salesFrom: decimal.optional(),
  salesTo: decimal.optional(),
  currency: currency.optional(),
  asStated: words.optional(),
});

export const financialTerm = item({
  components: z
    .array(oneOf(PaymentComponent))
    .min(1)
    .max(10)
    .describe("What the source names together: never split by guess."),
  amount: decimal.optional(),
  currency: currency.optional(),
  qualifier: oneOf(AmountQualifier),
  payer: slug.optional(),
  payee: list(slug),
  perUnit: words.optional().describe('What the amount is for one of: "share", "product".'),
  trigger: words.optional(),
  royaltyTiers: list(royaltyTier),
  asStated: words.optional().describe("The few words that carry the term."),
});

export type FinancialTermRecord = z.infer<typeof financialTerm>;

export function financialTermRows(draft: Draft, terms: readonly FinancialTermRecord[]): Row[] {
  const seen = new Map<string, number>();
  return terms.map((term, position) => {
    check(draft, term, position);
    if (term.payer) draft.refer("Company", term.payer, ["terms", position, "payer"]);
    for (const [index, payee] of (term.payee ?? []).entries())
      draft.refer("Company", payee, ["terms", position, "payee", index]);

    const components = term.components.join(" + ");
    const times = (seen.get(components) ?? 0) + 1;
    seen.set(components, times);
    const fact = draft.item("terms", position, term, {
      item: times === 1 ? components : `${components} (${times})`,
      value: [components, term.qualifier, term.currency, term.amount, term.perUnit && `per ${term.perUnit}`]
        .filter(Boolean)
        .join(" "),
      detail: [term.asStated, ...(term.royaltyTiers ?? []).map(tierText)].filter(Boolean).join("; ") || null,
    });
    return {
      id: slugOfValues([fact]),
      position,
      components_json: JSON.stringify(term.components),
      amount: term.amount ?? null,
      currency: term.currency ?? null,
      qualifier: term.qualifier,
      payer_id: term.payer ?? null,
      payee_json: JSON.stringify(term.payee ?? []),
      per_unit: term.perUnit ?? null,
      trigger_text: term.trigger ?? null,
      royalty_tiers_json: JSON.stringify(term.royaltyTiers ?? []),
      as_stated: term.asStated ?? null,
      fact,
    };
  });
}

function check(draft: Draft, term: FinancialTermRecord, position: number): void {
  const path = ["terms", position];
  if (term.amount !== undefined && term.currency === undefined)
    draft.problem(path, 'has an amount and no "currency"; write it');
  if (term.amount === undefined && term.currency !== undefined)
    draft.problem(path, 'has a currency and no "amount"; write it, or leave both out');
  if (term.amount !== undefined && term.qualifier === "UNDISCLOSED")
    draft.problem(path, "has an amount and calls it UNDISCLOSED; write EXACT, UP_TO, AT_LEAST or APPROXIMATELY");
  if (term.amount === undefined && term.qualifier !== "UNDISCLOSED" && term.royaltyTiers === undefined) {
    draft.problem(path, `is ${term.qualifier} and has no "amount"; write it, or write UNDISCLOSED`);
  }
  if (term.amount !== undefined && compareDecimals(term.amount, "0") <= 0)
    draft.problem([...path, "amount"], "is not above zero; write what is paid");
  if (new Set(term.components).size < term.components.length)
    draft.problem([...path, "components"], "names a component twice; write it once");
  for (const [index, tier] of (term.royaltyTiers ?? []).entries()) {
    const { minPercent: low, maxPercent: high } = tier;
    if (low !== undefined && high !== undefined && compareDecimals(low, high) > 0) {
      draft.problem([...path, "royaltyTiers", index], "has minPercent above maxPercent; swap them");
    }
  }
}

function tierText(tier: z.infer<typeof royaltyTier>): string {
  const percent = tier.minPercent || tier.maxPercent ? `${tier.minPercent ?? "?"}-${tier.maxPercent ?? "?"} %` : "";
  return [percent, tier.asStated].filter(Boolean).join(" ");
}
